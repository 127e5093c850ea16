import { Rp } from "~/ui/figure.tsx";
import { formatDate, formatIdr } from "~/ui/format.ts";
import { LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import type { Locale } from "~/ui/locale.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Pill } from "~/ui/state.tsx";
import type { TakenRow } from "./sale-list.server.ts";
import { amountText, packText } from "./stock-parts.tsx";
import { stockWords } from "./stock.words.ts";

type Amount = Pick<TakenRow, "outputUnit" | "packQuantity" | "packs" | "quantity">;
type Where = Pick<TakenRow, "taken" | "channel" | "kind">;

/** What left the shelf: packets when they were counted, else kg or pieces. */
export function takenAmount(row: Amount, locale: Locale): string {
  if (row.packs === null || row.packQuantity === null) return amountText(row.outputUnit, row.quantity, locale);
  return stockWords[locale].packsOf(row.packs, packText(row.outputUnit, row.packQuantity, locale));
}

/** Where it went, or why it was not sold. */
export function takenWhere(row: Where, locale: Locale): string {
  const say = stockWords[locale];
  if (row.taken === "discard") return say.whyOf[row.kind] ?? row.kind;
  return say.soldTo(say.channelOf[row.channel] ?? row.channel, say.buyerOf[row.kind] ?? row.kind);
}

/** The price of one, with what one is. */
export function priceText(row: Amount & { priceIdr: number }, locale: Locale): string {
  const price = formatIdr(row.priceIdr, locale);
  const { wareOf } = stockWords[locale];
  if (row.packs === null || row.packQuantity === null) return `${price}, ${wareOf[row.outputUnit].toLowerCase()}`;
  return `${price}, ${wareOf.pack(packText(row.outputUnit, row.packQuantity, locale)).toLowerCase()}`;
}

type Line = Omit<TakenRow, "note">;

/** One of them as a line of the batch's page. */
export function TakenLine({ row }: { row: Line }) {
  const say = useWords(stockWords);
  const locale = useLocale();
  const label = `${formatDate(row.day, locale, "short")}, ${takenAmount(row, locale)}, ${takenWhere(row, locale)}`;
  return (
    <LedgerLine label={<TextLink to={`/stok/keluar/${row.id}`}>{label}</TextLink>}>
      {row.voidReason !== null ? (
        <Pill tone="plain">{say.voided}</Pill>
      ) : row.taken === "sale" ? (
        <Rp value={row.amountIdr} />
      ) : (
        "–"
      )}
    </LedgerLine>
  );
}
