import { formatDate, formatNumber } from "~/ui/format.ts";
import { ActionButton } from "~/ui/form.tsx";
import { Facts, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { CycleRow } from "./cycle-reading.server.ts";
import { isPlanted } from "./nature.ts";
import { cycleWords } from "./words.ts";

/** Deaths and samples as they were noted, the newest first; while the cycle runs a slip can be taken back. */
export function CycleLog({ cycle }: { cycle: Pick<CycleRow, "id" | "deaths" | "samples" | "end"> }) {
  const say = useWords(cycleWords);
  const locale = useLocale();
  const lines = [
    ...cycle.deaths.map((one) => ({ ...one, says: say.diedLine(formatNumber(one.headCount, locale)) })),
    ...cycle.samples.map((one) => ({ ...one, says: say.weighedLine(formatNumber(one.grams, locale)) })),
  ].sort((a, b) => b.notedOn.localeCompare(a.notedOn) || b.id.localeCompare(a.id));
  return (
    <Section title={say.log}>
      {lines.length === 0 ? <p className="soft">{say.noLog}</p> : null}
      <Ledger>
        {lines.map(({ id, notedOn, says, note }) => (
          <LedgerLine key={id} label={formatDate(notedOn, locale, "short")}>
            <span className="row wrap">
              <span>{note ? `${says} (${note})` : says}</span>
              {cycle.end ? null : (
                <ActionButton
                  action={`/tebar/${cycle.id}`}
                  fields={{ noteId: id }}
                  label={say.void}
                  tone="quiet"
                  size="small"
                />
              )}
            </span>
          </LedgerLine>
        ))}
      </Ledger>
    </Section>
  );
}

/** What was put in. */
export function CycleFacts({ cycle }: { cycle: CycleRow }) {
  const say = useWords(cycleWords);
  const locale = useLocale();
  const heads = formatNumber(cycle.headCount, locale);
  const number = (value: number | null) => (value === null ? null : formatNumber(value, locale));
  return (
    <Section title={say.details}>
      <Facts
        items={[
          { label: say.field.stockedOn, value: formatDate(cycle.stockedOn, locale) },
          { label: say.column.heads, value: isPlanted(cycle.category) ? say.plants(heads) : say.heads(heads) },
          { label: say.field.tankCount, value: number(cycle.tankCount) },
          {
            label: say.field.startGrams,
            value: cycle.startGrams === null ? null : say.grams(number(cycle.startGrams) ?? ""),
          },
          { label: say.field.seedSource, value: cycle.seedSource },
          { label: say.field.note, value: cycle.note },
        ]}
      />
    </Section>
  );
}
