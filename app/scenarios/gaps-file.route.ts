import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import type { GapRow } from "./gap-view.server.ts";
import { gapBoardOf } from "./gap-view.server.ts";
import { gapWords } from "./gaps.words.ts";
import { changeSentence } from "./named.ts";
import { readOffice } from "./office.server.ts";

/** The gap board as CSV or Excel, as the page shows it. */
export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCode } = await readOffice(visit);
  const locale = readLocale(visit.request);
  const say = gapWords[locale];
  const found = await gapBoardOf(db, regencyCode, now());
  const columns = [
    { head: say.file.reason, value: (row: GapRow) => say.reason[row.reason], width: 20 },
    { head: say.file.stuck, value: (row: GapRow) => row.stuckKg },
    { head: say.file.change, value: (row: GapRow) => (row.named ? changeSentence(row.named, locale) : ""), width: 60 },
    { head: say.file.kg, value: (row: GapRow) => row.effect.kg },
    { head: say.file.gain, value: (row: GapRow) => row.effect.gain.idr },
    {
      head: say.file.rounded,
      value: (row: GapRow) => (row.effect.gain.isAtLeast ? say.file.yes : say.file.no),
      width: 14,
    },
    { head: say.file.value, value: (row: GapRow) => row.effect.valueAddedIdr },
    { head: say.file.groups, value: (row: GapRow) => row.effect.groups },
  ];
  const table = { name: say.title, columns, pages: [found?.board?.rows ?? []] };
  return listFile(visit.request, table, uiWords[locale].files);
}
