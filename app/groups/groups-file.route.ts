import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { listFile } from "~/lib/download.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import { readGroupFilter } from "./group-filter.ts";
import { listGroups } from "./group-list.server.ts";
import { requireOffice } from "./office.server.ts";
import { officeWords } from "./office-words.ts";
import { groupWords } from "./words.ts";

/** The groups of the page, under its filter, as CSV or Excel: no person and no phone. */
export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const filter = readGroupFilter(new URL(visit.request.url).searchParams);
  const locale = readLocale(visit.request);
  const words = groupWords[locale];
  const say = officeWords[locale].list;
  const table = {
    name: say.title,
    columns: [
      { head: say.name, value: (row: Row) => row.name, width: 32 },
      { head: say.kind, value: (row: Row) => nameIn(locale, { nameId: row.kindId, nameEn: row.kindEn }), width: 28 },
      { head: say.place, value: (row: Row) => row.village, width: 24 },
      { head: "RT", value: (row: Row) => row.rt },
      { head: "RW", value: (row: Row) => row.rw },
      { head: say.side, value: (row: Row) => row.sides.map((side) => words.sideShort[side]).join(", ") },
      { head: say.state, value: (row: Row) => words.verification.short[row.state] },
    ],
    pages: pages(),
  };
  return listFile(visit.request, table, uiWords[locale].files);

  async function* pages() {
    let after: Cursor | null = null;
    for (;;) {
      const page: Awaited<ReturnType<typeof listGroups>> = await listGroups(db, user, filter, after, 1000);
      yield page.rows;
      const last = page.rows.at(-1);
      if (!page.more || !last) return;
      after = { value: last.name, id: last.id };
    }
  }
}

type Row = Awaited<ReturnType<typeof listGroups>>["rows"][number];
