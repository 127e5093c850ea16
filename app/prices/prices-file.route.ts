import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { listFile } from "~/lib/download.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import { listPrices } from "./price-list.server.ts";
import { askedPrices } from "./prices.asked.server.ts";
import { priceWords } from "./words.ts";

/** The noted prices of the page as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const { filter } = await askedPrices(visit);
  const locale = readLocale(visit.request);
  const { list: say, level } = priceWords[locale];
  return listFile(
    visit.request,
    {
      name: say.title,
      columns: [
        { head: say.day, value: (row) => row.day, isDate: true },
        { head: say.commodity, value: (row) => nameIn(locale, row), width: 24 },
        { head: say.level, value: (row) => level[row.level] ?? row.level },
        { head: say.market, value: (row) => row.market, width: 24 },
        { head: `${say.low} (Rp/kg)`, value: (row) => row.lowIdr },
        { head: `${say.typical} (Rp/kg)`, value: (row) => row.typicalIdr },
        { head: `${say.high} (Rp/kg)`, value: (row) => row.highIdr },
        { head: say.source, value: (row) => row.source, width: 30 },
      ],
      pages: pages(),
    },
    uiWords[locale].files,
  );

  async function* pages() {
    let after: Cursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPrices>> = await listPrices(db, filter, after, 1000);
      yield page.rows;
      after = readCursor(page.next);
    } while (after);
  }
}
