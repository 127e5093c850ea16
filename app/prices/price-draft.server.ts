import { z } from "zod";
import type { Db } from "#db/open.server.ts";
import type { Officer } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { findDraft, keepDraft } from "~/lib/drafts.server.ts";
import type { Upload } from "~/lib/upload.server.ts";
import { listCommodities } from "~/places/commodities.server.ts";
import type { PriceFile } from "./price-csv.ts";
import { decodeCsv, readPriceFile } from "./price-csv.ts";
import type { PriceValue } from "./price.ts";
import { priceLevels } from "./price.ts";

type Checked = { ok: true; draftId: string } | Exclude<PriceFile, { ok: true }>;

/** Reads an uploaded file of prices. When all of it is right its rows wait as a draft of this officer; else nothing is kept. */
export async function checkPriceFile(
  db: Db,
  act: Act,
  officer: Officer,
  upload: Upload,
  usualSource: string,
): Promise<Checked> {
  const level = priceLevels.find((one) => one === upload.field("level")) ?? "produsen";
  const file = readPriceFile(decodeCsv(upload.bytes), {
    commodities: await listCommodities(db),
    regencyCodes: officer.regencyCodes,
    today: dateIn(defaultZone, act.at),
    regencyCode:
      officer.regencyCodes.find((code) => code === upload.field("regencyCode")) ?? officer.regencyCodes[0] ?? "",
    level,
    source: upload.field("source").replaceAll(/\p{Cc}/gu, "") || usualSource,
  });
  if (!file.ok) return file;
  const { rows } = file;
  const draftId = await keepDraft(db, act, {
    kind: "prices",
    fileName: upload.name,
    body: rows,
    rowCount: rows.length,
  });
  return { ok: true, draftId };
}

/** The rows of an own draft that waits for the yes, or undefined. */
export async function priceDraft(db: Db, userId: string, id: string, nowMs: number) {
  const draft = await findDraft(db, { userId, kind: "prices", id, nowMs });
  // Only `checkPriceFile` writes such a draft.
  return draft && { id, fileName: draft.fileName, rows: draft.body as PriceValue[] };
}

/** A yes to a draft. */
export const ConfirmForm = z.strictObject({ draftId: z.string().max(60) });
