import { scaleBand, scaleLinear } from "d3-scale";
import { Chart } from "~/ui/chart.tsx";
import { formatGramsAsKg, formatIdr, formatMonth, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { monthWords } from "./month.words.ts";
import type { MonthRow } from "./report.ts";
import { reportWords } from "./words.ts";

/** Narrow, so that its words are no smaller on a phone than beside it. */
const box = { width: 340, height: 220, top: 44, bottom: 190 };

/** Kilograms delivered, a column a month, the report's own month filled. */
export function MonthColumns({ months }: { months: MonthRow[] }) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const kg = (row: MonthRow) => formatGramsAsKg(row.deliveredGrams, locale);
  const x = scaleBand(
    months.map(({ month }) => month),
    [0, box.width],
  ).padding(0.2);
  const most = Math.max(1, ...months.map(({ deliveredGrams }) => deliveredGrams));
  const y = scaleLinear([0, most], [box.bottom, box.top]);
  return (
    <Chart
      says={more.trendSays}
      describe={months.map((row) => `${formatMonth(row.month, locale)}: ${kg(row)}`).join(", ")}
      width={box.width}
      height={box.height}
      table={{
        head: [say.month, say.delivered, say.paid, say.valueAdded],
        rows: months.map((row) => [
          formatMonth(row.month, locale),
          kg(row),
          formatIdr(row.paidIdr, locale),
          formatIdr(row.valueAddedIdr, locale),
        ]),
      }}
    >
      <line className="s-ink" x1="0" x2={box.width} y1={box.bottom} y2={box.bottom} />
      {months.map((row, index) => {
        const left = x(row.month) ?? 0;
        const middle = left + x.bandwidth() / 2;
        const top = y(row.deliveredGrams);
        const isOwn = index === months.length - 1;
        const amount = formatNumber(Math.round(row.deliveredGrams / 1000), locale);
        return (
          <g key={row.month}>
            <rect
              className={isOwn ? "f-hulu" : "f-hulu-tint s-edge-thin"}
              x={left}
              y={top}
              width={x.bandwidth()}
              height={box.bottom - top}
            />
            <text
              className={isOwn ? "b" : ""}
              x={middle}
              y={top - 23}
              textAnchor="middle"
              fontSize={amount.length > 6 ? 11 : 15}
            >
              {amount}
            </text>
            <text className="s" x={middle} y={top - 7} textAnchor="middle" fontSize="13">
              kg
            </text>
            <text className={isOwn ? "b" : "s"} x={middle} y={box.bottom + 22} textAnchor="middle" fontSize="15">
              {formatMonth(row.month, locale).slice(0, 3)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
