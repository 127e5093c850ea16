import type { ReactNode } from "react";
import { formatIdr, formatKg, formatNumber } from "~/ui/format.ts";
import { Kg, Num, Rp } from "~/ui/figure.tsx";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { Gain } from "./gap-table.tsx";
import { SpreadChart } from "./spread-chart.tsx";
import { tryWords } from "./try.words.ts";
import type { WhatIfResult } from "./what-if-view.server.ts";
import { scenarioWords } from "./words.ts";

type Shown = { result: WhatIfResult };

/** The three numbers of a scenario: more kg, more value added, more groups. */
export function WhatIfFigures({ result: { effect } }: Shown) {
  const say = useWords(tryWords).figures;
  return (
    <KeyNumbers
      items={[
        { label: say.kg, value: <Kg value={effect.kg} size="n2" /> },
        { label: say.value, value: <Rp value={effect.valueAddedIdr} short size="n2" mark /> },
        { label: say.groups, value: <Num value={effect.groups} size="n2" /> },
      ]}
    />
  );
}

type Line = { key: string; label: string; before: string; after: string; difference: ReactNode };

/** The market today, with the changes, and the difference; then how far harvests that still grow move it. */
export function WhatIfTable({ result }: Shown) {
  const say = useWords(tryWords);
  const columns: Column<Line>[] = [
    { key: "label", label: say.table.what, lead: true, cell: (row) => row.label },
    { key: "before", label: say.table.today, number: true, cell: (row) => row.before },
    { key: "after", label: say.table.then, number: true, cell: (row) => row.after },
    { key: "difference", label: say.table.difference, number: true, cell: (row) => <b>{row.difference}</b> },
  ];
  return (
    <>
      <Section title={say.table.title}>
        <Table
          caption={say.table.title}
          hideCaption
          columns={columns}
          rows={useLines(result)}
          rowKey={(row) => row.key}
        />
        {result.effect.kg === 0 && result.effect.valueAddedIdr === 0 ? <p>{say.nothing}</p> : null}
      </Section>
      <Section title={say.spread.title}>
        {result.trials.length > 0 ? (
          <SpreadChart result={result} />
        ) : (
          <p>{result.uncertain.lots > 0 ? say.spread.tooLarge : say.spread.none}</p>
        )}
      </Section>
    </>
  );
}

function useLines({ before, after, effect }: WhatIfResult): Line[] {
  const say = useWords(scenarioWords).effect;
  const locale = useLocale();
  const signed = (value: number, text: string) => (value > 0 ? say.plus(text) : text);
  const idr = (value: number) => formatIdr(value, locale);
  return [
    {
      key: "kg",
      label: say.kg,
      before: formatKg(before.matchedKg, locale),
      after: formatKg(after.matchedKg, locale),
      difference: signed(effect.kg, formatKg(effect.kg, locale)),
    },
    {
      key: "value",
      label: say.value,
      before: idr(before.valueAddedIdr),
      after: idr(after.valueAddedIdr),
      difference: signed(effect.valueAddedIdr, idr(effect.valueAddedIdr)),
    },
    {
      key: "groups",
      label: say.groups,
      before: formatNumber(before.groups, locale),
      after: formatNumber(after.groups, locale),
      difference: signed(effect.groups, formatNumber(effect.groups, locale)),
    },
    { key: "gain", label: say.gain, before: "", after: "", difference: <Gain gain={effect.gain} /> },
    ...(effect.subsidyIdr > 0
      ? [{ key: "subsidy", label: say.subsidy, before: "", after: "", difference: idr(effect.subsidyIdr) }]
      : []),
  ];
}
