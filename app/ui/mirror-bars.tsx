import { Bar } from "./bar.tsx";
import { ChartFrame, percentOf } from "./chart.tsx";
import { formatNumber } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

type MirrorProps = {
  says: string;
  left: string;
  right: string;
  unit?: string;
  rows: readonly { label: string; leftKg: number; rightKg: number }[];
  note?: string;
};

/** Harvest to the left, kitchens to the right, name between, numbers above: the market in one glance. The table says it to screen readers. */
export function MirrorBars({ says, left, right, unit = "kg", rows, note }: MirrorProps) {
  const most = Math.max(...rows.flatMap(({ leftKg, rightKg }) => [leftKg, rightKg]), 0);
  const locale = useLocale();
  const what = useWords(uiWords).details;
  const table = {
    head: [what, `${left}, ${unit}`, `${right}, ${unit}`],
    rows: rows.map((row) => [row.label, formatNumber(row.leftKg, locale), formatNumber(row.rightKg, locale)]),
  };
  return (
    <ChartFrame says={says} note={note} table={table}>
      <ul className="mirror" aria-hidden="true">
        <li className="mirror-row">
          <b className="hulu">{left}</b>
          <b className="hilir">{right}</b>
        </li>
        {rows.map(({ label, leftKg, rightKg }) => (
          <li key={label}>
            <div className="mirror-row">
              <b className="hulu">{formatNumber(leftKg, locale)}</b>
              <b>{label}</b>
              <b className="hilir">{formatNumber(rightKg, locale)}</b>
            </div>
            <div className="pairbars">
              <Bar share={percentOf(leftKg, most)} tone="hulu" fromRight />
              <Bar share={percentOf(rightKg, most)} tone="hilir" />
            </div>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
