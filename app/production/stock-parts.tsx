import { nameIn } from "~/places/commodity.ts";
import { formatDate, formatGramsAsKg, formatNumber } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Todo } from "~/ui/tiles.tsx";
import { drawingForProduct } from "~/ui/drawing-for.ts";
import type { OutputUnit } from "./batch.ts";
import type { StockRow } from "./stock-list.server.ts";
import { freshnessOf, packsLeft } from "./stock.ts";
import { stockWords } from "./stock.words.ts";
import { productionWords } from "./words.ts";

/** An amount of product in words: "12,5 kg", "96 butir". */
export function amountText(unit: OutputUnit, quantity: number, locale: Locale): string {
  if (unit === "gram") return formatGramsAsKg(quantity, locale);
  return `${formatNumber(quantity, locale)} ${productionWords[locale].unit.piece}`;
}

/** The content of a packet: below a kilogram in grams, as it is printed. */
export function packText(unit: OutputUnit, packQuantity: number, locale: Locale): string {
  return unit === "gram" && packQuantity < 1000
    ? `${formatNumber(packQuantity, locale)} g`
    : amountText(unit, packQuantity, locale);
}

type Shelved = Pick<StockRow, "outputUnit" | "packQuantity" | "leftQuantity">;

/** How many packets are left, and what stands loose beside them; null when it was not packed. */
export function packsText({ outputUnit, packQuantity, leftQuantity }: Shelved, locale: Locale): string | null {
  const left = packsLeft(leftQuantity, packQuantity);
  if (!left || packQuantity === null) return null;
  const say = stockWords[locale];
  const packs = say.packsOf(left.packs, packText(outputUnit, packQuantity, locale));
  return left.loose === 0 ? packs : say.andLoose(packs, amountText(outputUnit, left.loose, locale));
}

/** Until when it is good, as a word and a sign. */
export function Freshness({
  row,
  today,
  soon,
}: {
  row: Pick<StockRow, "expiresOn" | "isRecalled">;
  today: string;
  soon: string;
}) {
  const say = useWords(stockWords);
  const locale = useLocale();
  if (row.isRecalled === 1) return <Pill tone="bad">{say.recalled}</Pill>;
  if (row.expiresOn === null) return <span className="soft">{say.noDay}</span>;
  const freshness = freshnessOf(row.expiresOn, today, soon);
  const day = formatDate(row.expiresOn, locale, "plain");
  if (freshness === "fresh") return <span className="nowrap">{day}</span>;
  return (
    <>
      <span className="nowrap">{day}</span> <Pill tone={freshness === "over" ? "bad" : "wait"}>{say[freshness]}</Pill>
    </>
  );
}

/** Which batch is sold or thrown away: the first step, plain links. */
export function ChooseStock({ rows, to }: { rows: readonly StockRow[]; to: string }) {
  const say = useWords(stockWords);
  const locale = useLocale();
  if (rows.length === 0) {
    const action = (
      <ButtonLink to="/produksi" tone="line">
        {say.toBatches}
      </ButtonLink>
    );
    return (
      <EmptyState drawing="abon" title={say.empty} action={action}>
        {say.emptyText}
      </EmptyState>
    );
  }
  return (
    <div>
      {rows.map((row) => (
        <Todo
          key={row.id}
          to={`${to}?produksi=${row.id}`}
          drawing={drawingForProduct(row.productCode)}
          side="hilir"
          title={nameIn(locale, row)}
          detail={`${row.number}, ${packsText(row, locale) ?? amountText(row.outputUnit, row.leftQuantity, locale)}`}
        />
      ))}
    </div>
  );
}
