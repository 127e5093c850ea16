import { useActionData } from "@remix-run/react";
import type { SubmissionResult } from "@conform-to/react";
import { Card, Cards } from "~/ui/card.tsx";
import { Button } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { formatDate, formatGramsAsKg, formatIdr, formatPercent } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { BatchShare, SharedSale } from "./sale-shares-list.server.ts";
import type { ShareState } from "./sale-share.ts";
import { shareWords } from "./share.words.ts";
import { amountText } from "./stock-parts.tsx";
import { stockWords } from "./stock.words.ts";
import { takenAmount } from "./taken-line.tsx";

type Sale = SharedSale;
type WaitingProps = { sales: readonly Sale[]; side: "producer" | "processor" | null; barred: boolean };

/** What waits for the producer's word: read line by line, confirmed together, or one of it doubted. */
export function WaitingSales({ sales, side, barred }: WaitingProps) {
  const say = useWords(shareWords);
  const locale = useLocale();
  const fields = Object.fromEntries(sales.map(({ id }, i) => [`saleIds[${i}]`, id]));
  return (
    <Section title={say.waitingTitle(sales.length)}>
      <Ledger>
        {sales.map((sale) => (
          <LedgerLine key={sale.id} label={<SaleLabel sale={sale} />}>
            {sale.partIdr === sale.amountIdr ? (
              <Rp value={sale.partIdr} />
            ) : (
              say.part(formatIdr(sale.partIdr, locale), formatIdr(sale.amountIdr, locale))
            )}
          </LedgerLine>
        ))}
      </Ledger>
      {side === "producer" && barred ? <Banner tone="plain" title={say.refusal.samePerson} /> : null}
      {side === "producer" && !barred ? (
        <>
          <p className="soft">{say.waitingText}</p>
          <ActionButton fields={{ answer: "right", ...fields }} label={say.confirm(sales.length)} icon="check" />
        </>
      ) : null}
      {side === "producer" ? <DoubtFold sales={sales} /> : null}
      {side === "processor" ? <p className="soft">{say.waitingKitchen}</p> : null}
    </Section>
  );
}

function SaleLabel({ sale }: { sale: Sale }) {
  const say = useWords(shareWords);
  return (
    <>
      {useSaleText()(sale)}
      {sale.doubtReason === null ? null : (
        <>
          {" "}
          <Pill tone="wait">{say.doubted(sale.doubtReason)}</Pill>
        </>
      )}
    </>
  );
}

/** "Sab 21 Nov, 12 kemasan isi 250 g, pasar". */
function useSaleText(): (sale: Sale) => string {
  const { channelOf } = useWords(stockWords);
  const locale = useLocale();
  return (sale) =>
    [
      formatDate(sale.soldOn, locale, "short"),
      takenAmount(sale, locale),
      (channelOf[sale.channel] ?? sale.channel).toLowerCase(),
    ].join(", ");
}

function DoubtFold({ sales }: { sales: readonly Sale[] }) {
  const say = useWords(shareWords);
  const textOf = useSaleText();
  const lastResult = useActionData<SubmissionResult<string[]>>();
  const [form, fields] = useSheet<{ answer: string; saleId: string; reason: string }>({ id: "ragu", lastResult });
  const open = sales
    .filter(({ state }) => state === "waiting")
    .map((sale) => ({ value: sale.id, label: textOf(sale) }));
  if (open.length === 0) return null;
  return (
    <Fold summary={say.doubt} open={form.errors !== undefined || fields.reason.errors !== undefined}>
      <p>{say.doubtText}</p>
      <SheetForm form={form} labels={{ saleId: say.doubtWhich, reason: say.doubtReason }} refusals={say.refusal}>
        <input type="hidden" name="answer" value="doubt" />
        <SelectField field={fields.saleId} label={say.doubtWhich} options={open} placeholder={null} />
        <TextArea field={fields.reason} label={say.doubtReason} rows={2} maxLength={300} />
        <Button tone="line">{say.doubtSend}</Button>
      </SheetForm>
    </Fold>
  );
}

/** How the producer's part of each batch comes about, line by line. */
export function BatchLedgers({ batches, sharePercent }: { batches: readonly BatchShare[]; sharePercent: number }) {
  const say = useWords(shareWords);
  const locale = useLocale();
  const { line } = say;
  return (
    <Section title={say.batchesTitle}>
      <Cards>
        {batches.map((batch) => (
          <Card
            key={batch.batchId}
            side="hilir"
            title={say.batch(batch.batchNumber, formatGramsAsKg(batch.grams, locale))}
          >
            <Ledger>
              <LedgerLine label={line.sold}>
                <Rp value={batch.soldIdr} />
              </LedgerLine>
              <LedgerLine label={line.costs}>
                <Rp value={-batch.costIdr} />
              </LedgerLine>
              <LedgerLine label={line.rest} sum>
                <Rp value={batch.soldIdr - batch.costIdr} />
              </LedgerLine>
              <LedgerLine label={line.due(formatPercent(sharePercent / 100, locale))} sum>
                <Rp value={batch.dueIdr} size="n3" side="hulu" />
              </LedgerLine>
              {batch.waitingIdr > 0 ? (
                <LedgerLine label={line.waiting}>
                  <Rp value={batch.waitingIdr} />
                </LedgerLine>
              ) : null}
              <LedgerLine label={line.left}>{amountText(batch.outputUnit, batch.leftQuantity, locale)}</LedgerLine>
            </Ledger>
          </Card>
        ))}
      </Cards>
    </Section>
  );
}

const tones = { waiting: "wait", doubted: "bad", confirmed: "good", voided: "plain" } as const satisfies Record<
  ShareState,
  string
>;

/** All shared sales, the last first: a card each on a phone. */
export function SharesTable({ rows }: { rows: readonly Sale[] }) {
  const say = useWords(shareWords);
  const locale = useLocale();
  const { column } = say;
  const columns: Column<Sale>[] = [
    { key: "day", label: column.day, lead: true, cell: (row) => formatDate(row.soldOn, locale, "short") },
    { key: "amount", label: column.amount, number: true, cell: (row) => takenAmount(row, locale) },
    { key: "whole", label: column.whole, number: true, cell: (row) => <Rp value={row.amountIdr} /> },
    { key: "part", label: column.part, number: true, cell: (row) => <Rp value={row.partIdr} /> },
    {
      key: "due",
      label: column.due,
      number: true,
      cell: (row) => (row.dueIdr === null ? "–" : <Rp value={row.dueIdr} />),
    },
    { key: "batch", label: column.batch, cell: (row) => <span className="nowrap">{row.batchNumber}</span> },
    { key: "state", label: column.state, cell: (row) => <Pill tone={tones[row.state]}>{say.state[row.state]}</Pill> },
  ];
  return (
    <Table
      caption={say.allTitle}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState drawing="uang" title={say.none}>
          {say.noneText}
        </EmptyState>
      }
    />
  );
}
