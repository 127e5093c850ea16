import { Bars } from "~/ui/bars.tsx";
import { formatGramsAsKg, formatIdr, formatIdrShort } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { monthWords } from "./month.words.ts";
import type { Asked } from "./opener.tsx";
import { Open, reportAddress, TableFile } from "./opener.tsx";
import type { Level, PlaceRow, Report } from "./report.ts";
import type { Kind } from "./period.ts";
import { reportWords } from "./words.ts";

type PlaceProps = { level: Level; rows: PlaceRow[]; report: Report; asked: Asked };

/** The places of one level with their numbers; each leads to its own report, the foot is the numbers on top. */
export function PlacePart({ level, rows, report, asked }: PlaceProps) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const { totals, value } = report;
  const kg = (grams: number) => formatGramsAsKg(grams, locale);
  const idr = (amount: number) => formatIdr(amount, locale);
  const added = rows.filter(({ valueAddedIdr }) => valueAddedIdr > 0);
  const [best] = added;
  return (
    <Section title={more.level[level]} action={<TableFile asked={asked} table={level} of={more.level[level]} />}>
      {best && added.length > 1 ? (
        <Bars
          says={more.placeSays(best.name)}
          rows={added.slice(0, 10).map((row) => ({ label: row.name, value: row.valueAddedIdr, tone: "hilir" }))}
          text={(amount) => formatIdrShort(amount, locale)}
          note={more.placeNote}
        />
      ) : null}
      <Table
        caption={more.level[level]}
        hideCaption
        rows={rows}
        rowKey={(row) => row.code}
        empty={<p>{say.emptyTitle}</p>}
        columns={[
          {
            key: "name",
            label: say.regency,
            lead: true,
            cell: (row) => <TextLink to={reportAddress(asked, { placeCode: row.code })}>{row.name}</TextLink>,
            foot: say.total,
          },
          column("promised", say.promised, (row) => row.promisedGrams, kg, totals.promised.grams),
          column("delivered", say.delivered, (row) => row.deliveredGrams, kg, totals.delivered.grams),
          column("paid", say.paid, (row) => row.paidIdr, idr, totals.paid.amountIdr),
          column("value", say.processed, (row) => row.processedGrams, kg, value.rawGrams),
          column("value", say.valueAdded, (row) => row.valueAddedIdr, idr, value.valueAddedIdr),
        ]}
      />
    </Section>
  );

  function column(
    kind: Kind,
    label: string,
    of: (row: PlaceRow) => number,
    text: (amount: number) => string,
    total: number,
  ): Column<PlaceRow> {
    return {
      ...{ key: label, label, number: true, foot: text(total) },
      cell: (row) => (
        <Open kind={kind} asked={asked} over={{ placeCode: row.code }} value={of(row)}>
          {of(row) === 0 ? "–" : text(of(row))}
        </Open>
      ),
    };
  }
}
