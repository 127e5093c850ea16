import type { Db } from "#db/open.server.ts";
import type { Officer } from "~/auth/user.ts";
import { sidesOf } from "~/groups/group.ts";
import { registerFor } from "~/groups/register.server.ts";
import { newestVerdict } from "~/groups/verifications.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dropDraft, findDraft, keepDraft, takeRows } from "~/lib/drafts.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { once } from "~/lib/once.server.ts";
import type { Upload } from "~/lib/upload.server.ts";
import type { WorkbookFault } from "~/lib/workbook.server.ts";
import { readWorkbook } from "~/lib/workbook.server.ts";
import { addKitchen } from "~/market/kitchens.server.ts";
import { postLot } from "~/market/lots.server.ts";
import { postOffer } from "~/market/offers.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { checkWorkbook } from "./check.ts";
import { groundOf } from "./ground.server.ts";
import type { GroupRef, ImportBody } from "./ground.ts";
import type { Problem } from "./sheet.ts";
import { folded } from "./sheet.ts";

/** More rows than this on one sheet are for several files. */
export const mostRows = 20_000;
/** Rows saved in one transaction: few enough that nobody else waits long for it. */
const rowsAtOnce = 100;

export type CheckedFile =
  | { ok: true; draftId: string }
  | { ok: false; fault: WorkbookFault; problems: [] }
  | { ok: false; fault: null; problems: Problem[] };

/** Reads and checks an uploaded workbook. When all of it is right it waits as a draft of this officer; else nothing is kept. */
export async function checkFile(
  db: Db,
  act: Act,
  officer: Officer,
  upload: Pick<Upload, "name" | "bytes">,
): Promise<CheckedFile> {
  const book = readWorkbook(upload.bytes, mostRows);
  if (typeof book === "string") return { ok: false, fault: book, problems: [] };
  const checked = checkWorkbook(book, await groundOf(db, officer.regencyCodes, act.at));
  if (!checked.ok) return { ok: false, fault: null, problems: checked.problems };
  const { body, rowCount } = checked;
  const draftId = await keepDraft(db, act, { kind: "market", fileName: upload.name, body, rowCount });
  return { ok: true, draftId };
}

/** An own draft that waits for its yes, or for the rest of it. */
export async function importDraft(db: Db, userId: string, id: string, nowMs: number) {
  const draft = await findDraft(db, { userId, kind: "market", id, nowMs });
  if (!draft) return undefined;
  const { fileName, rowCount, savedCount } = draft;
  // Only `checkFile` writes such a draft.
  return { id, fileName, rowCount, savedCount, body: draft.body as ImportBody };
}

/** How saving ended: all is saved, it paused because it took long, or it stopped at a row whose refusal has words; what was saved before stays saved. */
export type Saved =
  | { ok: true; counts: Counts }
  | { ok: "paused"; saved: number }
  | { ok: false; saved: number; at: { sheet: keyof ImportBody; row: number; reason: string } | null };
type Counts = { groups: number; lots: number; offers: number };
type Draft = NonNullable<Awaited<ReturnType<typeof importDraft>>>;
type Step = {
  sheet: keyof ImportBody;
  row: number;
  save: (db: Db, act: Act) => Promise<{ ok: true } | { ok: false; reason: string }>;
};

/**
 * Saves a draft through the verbs of its features, a hundred rows a transaction, each part once: confirmed twice, or by
 * two at the same time, each row is saved once. A part that is refused leaves nothing behind and stops the rest, which
 * can be gone on with. Between two parts `goOn` lets other requests come in, and says whether there is time for more.
 */
export async function saveDraft(
  db: Db,
  act: Act,
  officer: Officer,
  draft: Draft,
  goOn: () => Promise<boolean>,
): Promise<Saved> {
  const steps = stepsOf(draft.body, officer);
  for (let from = draft.savedCount; from < steps.length; from += rowsAtOnce) {
    const part = steps.slice(from, from + rowsAtOnce);
    const own = { ...act, key: `${act.key}-${from}` };
    const done = await savePart(db, own, { id: draft.id, from, last: from + part.length === steps.length, part });
    if (!done.ok) return { ok: false, saved: from, at: done.at };
    const saved = from + part.length;
    if (!(await goOn()) && saved < steps.length) return { ok: "paused", saved };
  }
  const { groups, lots, offers } = draft.body;
  return { ok: true, counts: { groups: groups.length, lots: lots.length, offers: offers.length } };
}

type PartDone = { ok: true } | { ok: false; at: { sheet: keyof ImportBody; row: number; reason: string } | null };

function savePart(
  db: Db,
  act: Act,
  { id, from, last, part }: { id: string; from: number; last: boolean; part: Step[] },
) {
  return once(db, act, async (db): Promise<PartDone> => {
    if (!(await takeRows(db, id, from, part.length))) return { ok: false, at: null };
    for (const { sheet, row, save } of part) {
      const done = await save(db, act);
      if (!done.ok) return { ok: false, at: { sheet, row, reason: done.reason } };
    }
    if (last) await dropDraft(db, id);
    await recordEvent(db, act, { verb: "import.saved", subjectId: id, data: { from, rows: part.length } });
    return { ok: true };
  });
}

/** Groups first, because the other rows lean on them. */
function stepsOf({ groups, lots, offers }: ImportBody, officer: Officer): Step[] {
  const traders = new Map<string, TradingGroup>();
  const trader = async (db: Db, ref: GroupRef) => {
    const key = JSON.stringify(ref);
    const group = traders.get(key) ?? (await findTrader(db, officer, ref));
    if (group) traders.set(key, group);
    return group;
  };
  const unknown = { ok: false as const, reason: "unknownGroup" };
  return [
    ...groups.map(({ row, data }): Step => ({
      sheet: "groups",
      row,
      save: (db, act) => registerFor(db, act, officer, data, null),
    })),
    ...lots.map(({ row, group, askedBy, value }): Step => ({
      sheet: "lots",
      row,
      save: async (db, act) => {
        const own = await trader(db, group);
        return own ? postLot(db, { ...act, askedBy }, own, value) : unknown;
      },
    })),
    ...offers.map(({ row, group, askedBy, kitchen, value }): Step => ({
      sheet: "offers",
      row,
      save: async (db, act) => {
        const own = await trader(db, group);
        if (!own) return unknown;
        const asked = { ...act, askedBy };
        const place = await kitchenOf(db, asked, own, kitchen);
        return place.ok ? postOffer(db, asked, own, { ...value, kitchenId: place.id }) : place;
      },
    })),
  ];
}

async function kitchenOf(db: Db, act: Act, own: TradingGroup, kitchen: { name: string; capacityKg: number | null }) {
  const rows = await db
    .selectFrom("kitchens")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .select(["kitchens.id", "kitchens.name"])
    .where("kitchens.groupId", "=", own.id)
    .where("kitchenClosures.kitchenId", "is", null)
    .execute();
  const known = rows.find(({ name }) => folded(name) === folded(kitchen.name));
  if (known) return { ok: true as const, id: known.id };
  if (kitchen.capacityKg === null) return { ok: false as const, reason: "kitchenNotFound" };
  const { name, capacityKg } = kitchen;
  return addKitchen(db, act, own, { name, villageCode: own.villageCode, capacityKg, note: "" });
}

/** A group of the office as the market's verbs want it, or undefined: what is not in the office's reach is not there. */
async function findTrader(db: Db, officer: Officer, ref: GroupRef): Promise<TradingGroup | undefined> {
  const rows = db.selectFrom("groups").selectAll().where("regencyCode", "in", officer.regencyCodes);
  const row = await (
    "id" in ref
      ? rows.where("id", "=", ref.id)
      : rows
          .where("regencyCode", "=", ref.regencyCode)
          .where("name", "=", ref.newName)
          .orderBy("createdAt", "desc")
          .limit(1)
  ).executeTakeFirst();
  if (!row) return undefined;
  const { id, regencyCode, villageCode } = row;
  const verified = (await newestVerdict(db, id))?.verdict === "verified";
  return { id, regencyCode, villageCode, sides: sidesOf(row), verified };
}
