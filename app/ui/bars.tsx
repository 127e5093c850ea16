import { Bar, type BarTone } from "./bar.tsx";
import { ChartFrame, percentOf } from "./chart.tsx";

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
