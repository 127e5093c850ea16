import { ChartFrame, percentOf } from "./chart.tsx";
import { formatNumber } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

export type BarTone = "hulu" | "hilir" | "ink" | "edge";
export type BarRow = { label: string; value: number; tone?: BarTone };

type BarsProps = {
  says: string;
  rows: readonly BarRow[];
  /** How a value is spoken: "4.820 kg". */
  text: (value: number) => string;
  note?: string;
};

/** Lengths below each other: label, number, bar. The words are real text, so they wrap and grow with the reader's size. */
export function Bars({ says, rows, text, note }: BarsProps) {
  const most = Math.max(...rows.map(({ value }) => value), 0);
  return (
    <ChartFrame says={says} note={note}>
      <ul className="bars">
        {rows.map(({ label, value, tone = "ink" }) => (
          <li key={label}>
            <div className="row">
              <span>{label}</span>
              <b className="nowrap">{text(value)}</b>
            </div>
            <Bar share={percentOf(value, most)} tone={tone} />
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

type MirrorProps = {
  says: string;
  left: string;
  right: string;
  unit?: string;
  rows: readonly { label: string; leftKg: number; rightKg: number }[];
  note?: string;
};

/** Harvest at the left, kitchens at the right, name between, number at the bar: the market in one glance. */
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
      <div className="mirror" aria-hidden="true">
        <b className="hulu">{left}</b>
        <span />
        <b className="hilir right">{right}</b>
        {rows.map(({ label, leftKg, rightKg }) => (
          <MirrorRow key={label} label={label} leftKg={leftKg} rightKg={rightKg} most={most} />
        ))}
      </div>
    </ChartFrame>
  );
}

function MirrorRow({ label, leftKg, rightKg, most }: { label: string; leftKg: number; rightKg: number; most: number }) {
  const locale = useLocale();
  return (
    <>
      <span className="half-bar">
        <b className="hulu">{formatNumber(leftKg, locale)}</b>
        <Bar share={percentOf(leftKg, most)} tone="hulu" fromRight />
      </span>
      <b className="center">{label}</b>
      <span className="half-bar">
        <Bar share={percentOf(rightKg, most)} tone="hilir" />
        <b className="hilir">{formatNumber(rightKg, locale)}</b>
      </span>
    </>
  );
}

/** A bar of so many percent. Its width is an attribute of SVG, because a page carries no inline style. */
function Bar({ share, tone, fromRight = false }: { share: string; tone: BarTone; fromRight?: boolean }) {
  const x = fromRight ? `${Math.round((100 - Number.parseFloat(share)) * 100) / 100}%` : 0;
  return (
    <svg aria-hidden="true">
      <rect className={`f-${tone}`} x={x} y="10%" width={share} height="80%" />
    </svg>
  );
}
