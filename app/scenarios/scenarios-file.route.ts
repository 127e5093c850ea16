import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { uiWords } from "~/ui/words.ts";
import { changeSentence } from "./named.ts";
import { nameChanges } from "./named.server.ts";
import type { ScenarioLine } from "./scenarios.server.ts";
import { scenariosOf } from "./scenarios.server.ts";
import { tryWords } from "./try.words.ts";

type Row = Omit<ScenarioLine, "changes"> & { sentences: string };

/** The kept scenarios as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const locale = readLocale(visit.request);
  const say = tryWords[locale].list;
  const columns = [
    { head: say.name, value: (row: Row) => row.name, width: 30 },
    { head: say.regency, value: (row: Row) => row.regencyName, width: 24 },
    { head: say.changes, value: (row: Row) => row.sentences, width: 70 },
    { head: say.note, value: (row: Row) => row.note, width: 40 },
    { head: say.day, value: (row: Row) => dateIn(defaultZone, row.at), isDate: true },
    { head: say.person, value: (row: Row) => row.byName ?? "", width: 24 },
  ];
  return listFile(visit.request, { name: say.title, columns, pages: pages() }, uiWords[locale].files);

  async function* pages() {
    let after: Cursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof scenariosOf>> = await scenariosOf(db, officer, after, 200);
      yield await Promise.all(page.rows.map(withSentences));
      after = readCursor(page.next);
    } while (after);
  }

  async function withSentences({ changes, ...row }: ScenarioLine): Promise<Row> {
    const named = await nameChanges(db, row.regencyCode, changes);
    return { ...row, sentences: named.map((one) => changeSentence(one, locale)).join("; ") };
  }
}
