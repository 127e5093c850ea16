import { scaleBand, scaleLinear } from "d3-scale";
import { Chart } from "~/ui/chart.tsx";
import { formatGramsAsKg, formatIdr, formatMonth } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { monthWords } from "./month.words.ts";
import type { MonthRow } from "./report.ts";
import { reportWords } from "./words.ts";

const box = { width: 720, height: 220, top: 34, bottom: 190 };

/** Kilograms delivered, a column a month, the report's own month filled. */
export function MonthColumns({ months }: { months: MonthRow[] }) {
  const say = useWords(reportWords);
  const more = useWords(monthWords);
  const locale = useLocale();
  const kg = (row: MonthRow) => formatGramsAsKg(row.deliveredGrams, locale);
  const x = scaleBand(
    months.map(({ month }) => month),
    [0, box.width],
  ).padding(0.28);
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
        return (
          <g key={row.month}>
            <rect
              className={isOwn ? "f-hulu" : "f-hulu-tint s-edge-thin"}
              x={left}
              y={top}
              width={x.bandwidth()}
              height={box.bottom - top}
            />
            <text className={isOwn ? "b" : ""} x={middle} y={top - 8} textAnchor="middle" fontSize="16">
              {kg(row)}
            </text>
            <text className={isOwn ? "b" : "s"} x={middle} y={box.bottom + 22} textAnchor="middle" fontSize="16">
              {formatMonth(row.month, locale).slice(0, 3)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
