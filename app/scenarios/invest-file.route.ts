import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { listFile } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import type { InvestmentRow } from "./invest-view.server.ts";
import { investmentsOf } from "./invest-view.server.ts";
import { investWords } from "./invest.words.ts";
import { readOffice } from "./office.server.ts";

/** The ranked investments as CSV or Excel, as the page shows them. */
export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCode } = await readOffice(visit);
  const locale = readLocale(visit.request);
  const say = investWords[locale];
  const { list } = await investmentsOf(db, regencyCode, now());
  const { file } = say;
  const columns = [
    {
      head: file.product,
      value: ({ named }: InvestmentRow) => (named.product ? nameIn(locale, named.product) : ""),
      width: 26,
    },
    { head: file.village, value: ({ named }: InvestmentRow) => named.village ?? "", width: 24 },
    { head: file.size, value: (row: InvestmentRow) => row.capacityKg },
    { head: file.cost, value: (row: InvestmentRow) => row.costIdr },
    { head: file.kg, value: (row: InvestmentRow) => row.kg },
    { head: file.value, value: (row: InvestmentRow) => row.valueAddedIdr },
    { head: file.year, value: (row: InvestmentRow) => row.yearlyIdr },
    { head: file.per, value: (row: InvestmentRow) => Math.round(row.perIdr * 100) / 100 },
    { head: file.groups, value: (row: InvestmentRow) => row.groups },
  ];
  return listFile(visit.request, { name: say.short, columns, pages: [list?.rows ?? []] }, uiWords[locale].files);
}
