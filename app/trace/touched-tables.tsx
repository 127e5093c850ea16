import { nameIn } from "~/places/commodity.ts";
import { OutputFigure } from "~/production/output-figure.tsx";
import { amountText, packText } from "~/production/stock-parts.tsx";
import { stockWords } from "~/production/stock.words.ts";
import { KgOfGrams } from "~/ui/figure.tsx";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import type { Locale } from "~/ui/locale.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { TouchedBatch, TouchedTicket } from "./trace.server.ts";
import { traceWords } from "./words.ts";

type Ticket = Omit<TouchedTicket, "confirmedAt" | "producerGroupId">;

/** Deliveries of a trace, each opening to its note; the kg add up at the foot. */
export function TicketTable({ rows, caption }: { rows: readonly Ticket[]; caption: string }) {
  const say = useWords(traceWords);
  const locale = useLocale();
  const head = say.column;
  const total = rows.reduce((sum, { netGrams }) => sum + netGrams, 0);
  const columns: Column<Ticket>[] = [
    {
      key: "number",
      label: head.number,
      lead: true,
      cell: (row) => <TextLink to={`/nota/${row.id}`}>{row.number}</TextLink>,
    },
    { key: "day", label: head.day, cell: (row) => formatDate(row.weighedOn, locale, "short") },
    { key: "what", label: head.what, cell: (row) => nameIn(locale, row) },
    { key: "from", label: head.from, cell: (row) => row.producerName },
    { key: "to", label: head.to, cell: (row) => row.processorName },
    {
      key: "kg",
      label: head.kg,
      number: true,
      cell: (row) => <KgOfGrams grams={row.netGrams} />,
      foot: <KgOfGrams grams={total} />,
    },
  ];
  return <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

type Batch = Omit<TouchedBatch, "groupId">;

/** Batches of a trace: how much was made, what is left, and where the rest was sold. */
export function BatchTable({ rows, caption }: { rows: readonly Batch[]; caption: string }) {
  const say = useWords(traceWords);
  const locale = useLocale();
  const head = say.column;
  const columns: Column<Batch>[] = [
    {
      key: "number",
      label: head.number,
      lead: true,
      cell: (row) => <TextLink to={`/produksi/${row.id}`}>{`${row.number} ${nameIn(locale, row)}`}</TextLink>,
    },
    { key: "day", label: head.day, cell: (row) => formatDate(row.processedOn, locale, "short") },
    { key: "kitchen", label: head.kitchen, cell: (row) => row.groupName },
    { key: "made", label: head.made, number: true, cell: (row) => <Made row={row} /> },
    {
      key: "left",
      label: head.left,
      number: true,
      cell: (row) =>
        row.leftQuantity === null ? "–" : <OutputFigure unit={row.outputUnit} quantity={row.leftQuantity} />,
    },
    { key: "sold", label: head.sold, cell: (row) => soldText(row, locale) },
  ];
  return <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function Made({ row }: { row: Batch }) {
  const locale = useLocale();
  const { outputUnit, packs, packQuantity } = row;
  const size = packs === null || packQuantity === null ? null : packText(outputUnit, packQuantity, locale);
  return (
    <>
      <OutputFigure unit={outputUnit} quantity={row.outputQuantity} />
      {size === null ? null : <span className="soft"> {stockWords[locale].packsOf(packs ?? 0, size)}</span>}
    </>
  );
}

/** Where it was sold, each place with its amount and packets. */
function soldText({ sold, outputUnit, packQuantity }: Batch, locale: Locale): string {
  const say = traceWords[locale];
  if (sold.length === 0) return say.nothingSold;
  return sold
    .map(({ channel, quantity, packs }) => {
      const amount = amountText(outputUnit, Number(quantity), locale);
      const packed = packs > 0 && packQuantity !== null ? ` (${stockWords[locale].packs(packs)})` : "";
      return say.soldAt(stockWords[locale].channelOf[channel] ?? channel, `${amount}${packed}`);
    })
    .join("; ");
}
