import { formatIdr, formatPercent } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { nameInSentence } from "./naming.ts";
import type { OfferLeaves } from "./offer-leaves.server.ts";
import type { Terms } from "./terms.ts";
import { termsWords } from "./terms.words.ts";

type Told = {
  prices: { priceLowIdr: number | null; priceIdr: number | null; priceHighIdr: number | null };
  unit: string;
  rows: readonly OfferLeaves[];
};
type Line = { key: "low" | "typical" | "high"; productIdr: number; leavesIdr: number };

/** What a kg brings the harvest's owner when the product sells cheaply, as usual and dear; bought, it is all one. */
export function OfferLeavesSection({ told, terms, sharePercent }: { told: Told; terms: Terms; sharePercent: number }) {
  const say = useWords(termsWords).leaves;
  const locale = useLocale();
  const how = { buy: say.buy, toll: say.toll, share: say.share(formatPercent(sharePercent / 100, locale)) };
  return (
    <Section title={say.title}>
      <p>{how[terms]}</p>
      {told.rows.map((row) => (
        <div key={row.commodity.code} className="stack8">
          {terms === "buy" ? null : <LeavesOf row={row} told={told} />}
          {row.raw ? <p>{say.raw(formatIdr(row.raw.lowIdr, locale), formatIdr(row.raw.highIdr, locale))}</p> : null}
        </div>
      ))}
      {terms === "buy" ? null : <p className="soft">{say.note}</p>}
    </Section>
  );
}

function LeavesOf({ row, told }: { row: OfferLeaves; told: Told }) {
  const say = useWords(termsWords).leaves;
  const locale = useLocale();
  const { leaves, commodity } = row;
  const title = say.titleOf(nameInSentence(locale, commodity));
  if (!leaves) return <p className="soft">{say.unknown}</p>;
  const { priceLowIdr, priceIdr, priceHighIdr } = told.prices;
  const typical = priceIdr ?? 0;
  const lines: Line[] = [
    { key: "low", productIdr: priceLowIdr ?? typical, leavesIdr: leaves.lowIdr },
    { key: "typical", productIdr: typical, leavesIdr: leaves.typicalIdr },
    { key: "high", productIdr: priceHighIdr ?? typical, leavesIdr: leaves.highIdr },
  ];
  const columns: Column<Line>[] = [
    { key: "if", label: say.when, lead: true, cell: (line) => say[line.key] },
    {
      key: "product",
      label: say.product,
      unit: `/${told.unit}`,
      number: true,
      cell: (line) => formatIdr(line.productIdr, locale),
    },
    {
      key: "leaves",
      label: say.producer,
      unit: say.perKg,
      number: true,
      cell: (line) => <b>{formatIdr(line.leavesIdr, locale)}</b>,
    },
  ];
  return <Table caption={title} columns={columns} rows={lines} rowKey={(line) => line.key} />;
}
