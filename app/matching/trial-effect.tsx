import { formatIdr, formatIdrShort, formatKg, formatKm, formatNumber } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { FigureName, PlanFigures } from "./figures.ts";
import { figureNames } from "./figures.ts";
import { trialWords } from "./trial.words.ts";

type EffectProps = {
  plan: PlanFigures;
  /** What the trial comes to; null while nothing is tried or while it is computed. */
  trial: PlanFigures | null;
  /** One sentence on what these figures are. */
  note: string;
  isPending: boolean;
};

/** What a trial would change: each figure now, then, and the difference. Spoken when it is settled. */
export function TrialEffect({ plan, trial, note, isPending }: EffectProps) {
  const say = useWords(trialWords);
  const locale = useLocale();
  return (
    <div aria-busy={isPending}>
      <table className="numbers effect w-full" role="table">
        <caption className="sr-only">{say.effect}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {say.figure}
            </th>
            {[say.now, say.then, say.change].map((head) => (
              <th key={head} role="columnheader" scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {figureNames.map((name) => (
            <tr key={name} role="row">
              <th role="rowheader" scope="row">
                {say.figures[name]}
              </th>
              <Cell>{tell(name, plan[name], locale)}</Cell>
              <Cell strong>{trial ? tell(name, trial[name], locale) : say.none}</Cell>
              <Cell>{trial ? change(name, plan[name], trial[name]) : say.none}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft" role="status">
        {note}
      </p>
    </div>
  );

  function change(name: FigureName, before: number | null, after: number | null): string {
    if (before === null || after === null) return say.none;
    const moved = after - before;
    const told = tell(name, Math.abs(moved), locale);
    if (told === tell(name, 0, locale)) return say.same;
    return moved > 0 ? `+${told}` : `−${told}`;
  }
}

function Cell({ strong = false, children }: { strong?: boolean; children: string }) {
  return (
    <td role="cell" className={`num tab:whitespace-nowrap${strong ? " strong" : ""}`}>
      {children}
    </td>
  );
}

/** A figure with its unit. */
export function tell(name: FigureName, value: number | null, locale: Locale): string {
  if (value === null) return "–";
  switch (name) {
    case "matchedKg":
      return formatKg(value, locale);
    case "emptyGroups":
      return formatNumber(value, locale);
    case "meanDistanceM":
      return formatKm(value, locale);
    case "farmGateIdr":
      return formatIdr(value, locale);
    case "gainsIdr":
    case "valueAddedIdr":
      return formatIdrShort(value, locale);
  }
}
