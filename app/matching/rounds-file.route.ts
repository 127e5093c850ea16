import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { deskWords } from "./desk-words.ts";
import { fileWords } from "./file.words.ts";
import type { RoundLine } from "./rounds-list.server.ts";
import { roundsOf } from "./rounds-list.server.ts";

/** The rounds of the page as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const locale = readLocale(visit.request);
  const say = deskWords[locale].rounds;
  const file = fileWords[locale];
  const columns = [
    { head: say.round, value: (row: RoundLine) => row.number },
    { head: file.regency, value: (row: RoundLine) => row.regencyName, width: 24 },
    { head: file.day, value: (row: RoundLine) => dateIn(defaultZone, row.at), isDate: true },
    { head: file.fromWeek, value: (row: RoundLine) => row.fromWeek, isDate: true },
    { head: file.weeks, value: (row: RoundLine) => row.weeks },
    { head: `${say.offered} (kg)`, value: (row: RoundLine) => row.offeredKg },
    { head: `${say.matched} (kg)`, value: (row: RoundLine) => row.matchedKg },
    { head: `${say.gains} (Rp)`, value: (row: RoundLine) => row.gainsIdr },
    { head: file.sent, value: (row: RoundLine) => row.sent },
    { head: file.agreed, value: (row: RoundLine) => row.agreed },
    { head: file.declined, value: (row: RoundLine) => row.declined },
  ];
  return listFile(visit.request, { name: say.title, columns, pages: pages() }, uiWords[locale].files);

  async function* pages() {
    let after: Cursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof roundsOf>> = await roundsOf(db, regencyCodes, after);
      yield page.rows;
      after = readCursor(page.next);
    } while (after);
  }
}
