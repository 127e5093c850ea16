import { Bars } from "~/ui/bars.tsx";
import { Num, Rp } from "~/ui/figure.tsx";
import { formatGramsAsKg, formatIdr, formatNumber, formatPercent } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { StackedPacket } from "~/ui/stacked-packet.tsx";
import { Table } from "~/ui/table.tsx";
import { monthWords } from "./month.words.ts";
import type { Asked } from "./opener.tsx";
import { addressOf, Open, TableFile } from "./opener.tsx";
import { perKgIdr, unknownsOf } from "./report-text.ts";
import type { Report } from "./report.ts";
import { reportWords } from "./words.ts";

type PartProps = { report: Report; asked: Asked };

/** Promised, delivered and paid beside each other in rupiah, as lengths. */
export function ThreePicture({ report }: { report: Report }) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const { promised, delivered, paid } = report.totals;
  return (
    <Bars
      says={more.threeSays}
      note={more.threeNote}
      text={(idr) => formatIdr(idr, locale)}
      rows={[
        { label: say.promised, value: promised.amountIdr, tone: "edge" },
        { label: say.delivered, value: delivered.amountIdr, tone: "hulu" },
        { label: say.paid, value: paid.amountIdr, tone: "ink" },
      ]}
    />
  );
}

/** What processing added, and who got which part of what the products bring. */
export function ValuePart({ report, asked }: PartProps) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const { value } = report;
  const parts = [
    { label: say.part.other, idr: value.otherIdr, tone: "plain" as const },
    { label: say.part.kitchen, idr: value.kitchenIdr, tone: "hilir" as const },
    { label: say.part.workers, idr: value.workersIdr, tone: "hilirTint" as const },
    { label: say.part.producer, idr: value.producerIdr, tone: "hulu" as const },
  ];
  return (
    <Section title={say.valueAdded} action={<TableFile asked={asked} table="pihak" of={more.sides} />}>
      <KeyNumbers
        items={[
          {
            label: say.valueAdded,
            value: <Rp value={value.valueAddedIdr} size="n2" mark />,
            note: (
              <Open kind="value" asked={asked} value={value.batches}>
                {say.kind.value}
              </Open>
            ),
          },
          { label: more.perKg, value: <Rp value={perKgIdr(value)} size="n2" /> },
          { label: more.ofRaw, value: <Num value={value.rawGrams / 1000} digits={1} unit="kg" size="n2" /> },
        ]}
      />
      <p className="soft">{value.isEstimate ? `${more.valueNote} ${more.estimate}` : more.valueNote}</p>
      {value.outputIdr > 0 ? <StackedPacket says={more.sidesSay} parts={parts} note={more.sidesNote} /> : null}
      <Table
        caption={more.sides}
        rows={parts.toReversed()}
        rowKey={(row) => row.label}
        columns={[
          { key: "who", label: more.sides, lead: true, cell: (row) => row.label, foot: say.output },
          {
            key: "idr",
            label: say.amount,
            number: true,
            cell: (row) => (
              <Open kind="value" asked={asked} value={row.idr}>
                {formatIdr(row.idr, locale)}
              </Open>
            ),
            foot: formatIdr(value.outputIdr, locale),
          },
        ]}
      />
    </Section>
  );
}

/** The stimulus beside what came of it, and how far it spread. */
export function ResultPart({ report, asked }: PartProps) {
  const more = useWords(monthWords);
  const locale = useLocale();
  const { stimulus, fairness, totals } = report;
  const share = (grams: number) =>
    formatPercent(totals.delivered.grams > 0 ? grams / totals.delivered.grams : 0, locale);
  const perThousand = stimulus.amountIdr > 0 ? Math.round((stimulus.sinceIdr * 1000) / stimulus.amountIdr) : null;
  const open = (text: string) => <TextLink to={addressOf("groups", asked)}>{text}</TextLink>;
  const groups = formatNumber(stimulus.groups, locale);
  return (
    <>
      <Section title={more.stimulus}>
        <KeyNumbers
          items={[
            {
              label: more.given,
              value: <Rp value={stimulus.amountIdr} size="n3" />,
              note: <TextLink to={addressOf("stimulus", asked)}>{more.givenNote(groups)}</TextLink>,
            },
            {
              label: more.since,
              value: (
                <TextLink to={addressOf("value", asked, { periodKey: stimulus.sinceKey })}>
                  <Rp value={stimulus.sinceIdr} size="n3" />
                </TextLink>
              ),
            },
            ...(perThousand === null ? [] : [{ label: more.perThousand, value: <Rp value={perThousand} size="n3" /> }]),
          ]}
        />
        <p className="soft">{more.stimulusNote}</p>
      </Section>
      <Section title={more.fairness}>
        <KeyNumbers
          items={[
            {
              label: more.delivering,
              value: <Num value={fairness.delivering} size="n3" />,
              note: open(more.ofProducers(formatNumber(fairness.producers, locale))),
            },
            { label: more.topThree, value: open(share(fairness.topGrams)), note: more.ofDelivered },
            { label: more.lowerHalf, value: open(share(fairness.lowerGrams)), note: more.ofDelivered },
          ]}
        />
      </Section>
    </>
  );
}

/** What went wrong or waits, and what the report cannot know. */
export function RiskPart({ report, asked }: PartProps) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  return (
    <>
      <Section title={more.risks} action={<TableFile asked={asked} table="risiko" of={more.risks} />}>
        <Table
          caption={more.risks}
          hideCaption
          rows={report.risks}
          rowKey={(row) => row.kind}
          columns={[
            { key: "kind", label: more.riskTable, lead: true, cell: (row) => say.kind[row.kind] },
            {
              key: "count",
              label: more.count,
              number: true,
              cell: (row) => (
                <Open kind={row.kind} asked={asked} value={row.papers}>
                  {formatNumber(row.papers, locale)}
                </Open>
              ),
            },
            {
              key: "kg",
              label: say.weight,
              number: true,
              cell: (row) => (row.grams > 0 ? formatGramsAsKg(row.grams, locale) : "–"),
            },
            { key: "idr", label: say.amount, number: true, cell: (row) => formatIdr(row.amountIdr, locale) },
          ]}
        />
      </Section>
      <Section title={more.unknown}>
        <ul className="stack8">
          {unknownsOf(report, locale).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
