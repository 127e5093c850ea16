import { scaleLinear } from "d3-scale";
import { line as lineOf } from "d3-shape";
import { nameIn } from "~/places/commodity.ts";
import { Chart } from "~/ui/chart.tsx";
import { formatIdr, formatMonth } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { priceWords } from "./words.ts";

type Line = { nameId: string; nameEn: string; level: string; points: { month: string; idr: number }[] };

const width = 640;
const height = 180;

/** The usual price by month as a line, its ends labelled, with its table. */
export function PriceLine({ line }: { line: Line }) {
  const words = useWords(priceWords);
  const say = words.list;
  const locale = useLocale();
  const { points } = line;
  const last = points.at(-1);
  if (!last) return null;
  const level = words.level[line.level] ?? line.level;
  const x = scaleLinear([0, Math.max(1, points.length - 1)], points.length === 1 ? [320, 320] : [60, 580]);
  const y = scaleLinear([Math.min(...points.map((p) => p.idr)), Math.max(...points.map((p) => p.idr)) + 1], [120, 44]);
  const path = lineOf<(typeof points)[number]>(
    (_, index) => x(index),
    (point) => y(point.idr),
  )(points);
  const ends = points.length === 1 ? [0] : [0, points.length - 1];
  return (
    <div className="max-w-[42rem]">
      <Chart
        says={say.chart(nameIn(locale, line), level, formatIdr(last.idr, locale), formatMonth(last.month, locale))}
        describe={say.chartAbout}
        width={width}
        height={height}
        table={{
          head: [say.month, `${say.typical}, Rp/kg`],
          rows: points.map(({ month, idr }) => [formatMonth(month, locale), formatIdr(idr, locale)]),
        }}
      >
        <line className="s-edge" x1="20" x2="620" y1="140" y2="140" />
        <path className="s-hulu" d={path ?? ""} fill="none" strokeWidth="3" />
        {points.map((point, index) => (
          <circle key={point.month} className="f-hulu" cx={x(index)} cy={y(point.idr)} r="4" />
        ))}
        {ends.map((index) => (
          <g key={index}>
            <text className="b" x={x(index)} y={y(points[index]?.idr ?? 0) - 12} textAnchor="middle">
              {formatIdr(points[index]?.idr ?? 0, locale)}
            </text>
            <text className="s" x={x(index)} y="164" textAnchor="middle">
              {formatMonth(points[index]?.month ?? "2026-01", locale)}
            </text>
          </g>
        ))}
      </Chart>
    </div>
  );
}
