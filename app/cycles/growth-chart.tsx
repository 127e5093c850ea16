import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { daysBetween } from "~/lib/dates.ts";
import { Chart } from "~/ui/chart.tsx";
import { formatDate, formatKg, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { CurvePoint } from "./curve.ts";
import { cycleWords } from "./words.ts";

// Small enough that the words in it stay readable on a phone.
const [width, height] = [380, 230];
const edge = { left: 8, right: 12, top: 26, bottom: 34 };

type ChartProps = { points: readonly CurvePoint[]; today: string; likelyDate: string; typicalKg: number };

/** Kg in the pond from stocking to harvest: a line of what is likely in an area of what is possible. */
export function GrowthChart({ points, today, likelyDate, typicalKg }: ChartProps) {
  const say = useWords(cycleWords);
  const locale = useLocale();
  const first = points[0]?.date ?? today;
  const last = points.at(-1)?.date ?? today;
  const day = (date: string) => daysBetween(first, date);
  const x = scaleLinear([0, Math.max(1, day(last))], [edge.left, width - edge.right]);
  const mostKg = Math.max(1, ...points.map((point) => point.highKg));
  const y = scaleLinear([0, mostKg], [height - edge.bottom, edge.top]);
  const fan = area<CurvePoint>(
    (p) => x(day(p.date)),
    (p) => y(p.lowKg),
    (p) => y(p.highKg),
  ).curve(curveMonotoneX);
  const likely = line<CurvePoint>(
    (p) => x(day(p.date)),
    (p) => y(p.typicalKg),
  ).curve(curveMonotoneX);
  const at = { x: x(day(likelyDate)), y: y(typicalKg) };
  const now = x(Math.min(day(today), day(last)));
  return (
    <Chart
      says={say.curve(formatKg(typicalKg, locale), formatDate(likelyDate, locale, "day"))}
      describe={say.curveText}
      note={say.curveText}
      width={width}
      height={height}
      table={{
        head: say.curveHead,
        rows: points.map((p) => [
          formatDate(p.date, locale, "short"),
          ...[p.lowKg, p.typicalKg, p.highKg].map((kg) => formatNumber(kg, locale)),
        ]),
      }}
    >
      <path className="f-hulu-tint" d={fan([...points]) ?? ""} />
      <path className="s-hulu" fill="none" strokeWidth="3" d={likely([...points]) ?? ""} />
      <line className="s-edge" x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} />
      <line className="s-edge" strokeDasharray="4 4" x1={now} x2={now} y1={edge.top - 6} y2={y(0)} />
      <text className="s" x={now} y={edge.top - 10} textAnchor={now > width / 2 ? "end" : "start"}>
        {say.today}
      </text>
      <circle className="f-hulu" cx={at.x} cy={at.y} r="6" />
      <text className="b halo" x={at.x} y={at.y - 12} textAnchor={at.x > width * 0.7 ? "end" : "middle"}>
        {formatKg(typicalKg, locale)}
      </text>
      {[first, likelyDate].map((date, index) => (
        <text
          key={index === 0 ? "first" : "likely"}
          className="s"
          x={x(day(date))}
          y={height - 12}
          textAnchor={index === 0 ? "start" : x(day(date)) > width * 0.8 ? "end" : "middle"}
        >
          {formatDate(date, locale, "short")}
        </text>
      ))}
    </Chart>
  );
}
