import { Bars } from "~/ui/bars.tsx";
import { formatGramsAsKg, formatIdr, formatIdrShort } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Table } from "~/ui/table.tsx";
import { monthWords } from "./month.words.ts";
import type { Asked } from "./opener.tsx";
import { Open, TableFile } from "./opener.tsx";
import type { Report } from "./report.ts";
import { reportWords } from "./words.ts";

/** What each product took in and added. */
export function ProductPart({ report, asked }: { report: Report; asked: Asked }) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const { products, totals, value } = report;
  const nameOf = (row: Report["products"][number]) => (locale === "id" ? row.nameId : row.nameEn);
  const added = products.filter(({ valueAddedIdr }) => valueAddedIdr > 0);
  const [best] = added;
  const kg = (grams: number) => formatGramsAsKg(grams, locale);
  return (
    <Section title={more.products} action={<TableFile asked={asked} table="produk" of={more.products} />}>
      {best ? (
        <Bars
          says={more.productSays(nameOf(best))}
          rows={added.slice(0, 8).map((row) => ({ label: nameOf(row), value: row.valueAddedIdr, tone: "hilir" }))}
          text={(idr) => formatIdrShort(idr, locale)}
        />
      ) : null}
      <Table
        caption={more.products}
        hideCaption
        rows={products}
        rowKey={(row) => row.code}
        columns={[
          { key: "name", label: say.product, lead: true, cell: nameOf, foot: say.total },
          {
            key: "delivered",
            label: say.delivered,
            number: true,
            cell: (row) => (
              <Open kind="delivered" asked={asked} over={{ productCode: row.code }} value={row.deliveredGrams}>
                {kg(row.deliveredGrams)}
              </Open>
            ),
            foot: kg(totals.delivered.grams),
          },
          {
            key: "processed",
            label: say.processed,
            number: true,
            cell: (row) => (
              <Open kind="value" asked={asked} over={{ productCode: row.code }} value={row.processedGrams}>
                {kg(row.processedGrams)}
              </Open>
            ),
            foot: kg(value.rawGrams),
          },
          {
            key: "added",
            label: say.valueAdded,
            number: true,
            cell: (row) => (
              <Open kind="value" asked={asked} over={{ productCode: row.code }} value={row.valueAddedIdr}>
                {formatIdr(row.valueAddedIdr, locale)}
              </Open>
            ),
            foot: formatIdr(value.valueAddedIdr, locale),
          },
        ]}
      />
    </Section>
  );
}
