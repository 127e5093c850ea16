import type { MouseEvent } from "react";
import { Chart } from "~/ui/chart.tsx";
import { formatIdr, formatIdrShort, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { FrontierPoint } from "./trial.ts";
import { trialWords } from "./trial.words.ts";

const size = { width: 380, height: 210, left: 14, right: 14, top: 26, bottom: 34 };

type FrontierProps = {
  points: FrontierPoint[];
  /** The bonus that the sliders show. */
  chosenIdr: number;
  hrefOf: (volumeBonusIdr: number) => string;
  onChoose: (volumeBonusIdr: number) => void;
};

/** Volume against value: each point is a link that tries it, and with script moves the slider. */
export function FrontierChart({ points, chosenIdr, hrefOf, onChoose }: FrontierProps) {
  const say = useWords(trialWords);
  const locale = useLocale();
  const at = placing(points);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return <p className="soft">{say.frontierFlat}</p>;
  const name = (point: FrontierPoint) =>
    say.point(
      formatKg(point.matchedKg, locale),
      formatIdrShort(point.gainsIdr, locale),
      formatIdr(point.volumeBonusIdr, locale),
    );
  const choose = (event: MouseEvent, point: FrontierPoint) => {
    event.preventDefault();
    onChoose(point.volumeBonusIdr);
  };
  const floor = size.height - size.bottom + 20;
  return (
    <Chart
      says={say.frontierTitle}
      describe={say.frontierDescribe}
      width={size.width}
      height={size.height}
      note={say.frontierNote}
      hasLinks
      table={{
        head: [say.bonus, say.axisKg, say.axisIdr],
        rows: points.map((point) => [
          formatIdr(point.volumeBonusIdr, locale),
          formatKg(point.matchedKg, locale),
          formatIdrShort(point.gainsIdr, locale),
        ]),
      }}
    >
      <polyline points={points.map((point) => at(point).join()).join(" ")} className="fill-none stroke-edge stroke-2" />
      {points.map((point) => {
        const [x, y] = at(point);
        const isChosen = point.volumeBonusIdr === chosenIdr;
        return (
          <a
            key={point.volumeBonusIdr}
            href={hrefOf(point.volumeBonusIdr)}
            aria-label={name(point)}
            {...(isChosen ? { "aria-current": "true" as const } : {})}
            onClick={(event) => choose(event, point)}
          >
            <title>{name(point)}</title>
            <circle cx={x} cy={y} r={17} className="fill-transparent" />
            <circle
              cx={x}
              cy={y}
              r={isChosen ? 9 : 6}
              className={isChosen ? "fill-mark stroke-ink stroke-2" : "fill-office"}
            />
          </a>
        );
      })}
      <g aria-hidden="true" fontSize="14">
        <text x={at(first)[0] - 6} y={at(first)[1] - 13}>
          {formatIdrShort(first.gainsIdr, locale)}
        </text>
        <text x={size.left} y={floor}>
          {formatKg(first.matchedKg, locale)}
        </text>
        <text x={size.width - size.right} y={floor} textAnchor="end">
          {formatKg(last.matchedKg, locale)}
        </text>
        <text x={at(last)[0] + 6} y={at(last)[1] - 13} textAnchor="end">
          {formatIdrShort(last.gainsIdr, locale)}
        </text>
      </g>
    </Chart>
  );
}

/** Where a point lies: kg to the right, gains upward. */
function placing(points: FrontierPoint[]): (point: FrontierPoint) => [x: number, y: number] {
  const kg = points.map((point) => point.matchedKg);
  const idr = points.map((point) => point.gainsIdr);
  const { width, height, left, right, top, bottom } = size;
  const across = scale(Math.min(...kg), Math.max(...kg), left + 10, width - right - 10);
  const up = scale(Math.min(...idr), Math.max(...idr), height - bottom - 8, top + 8);
  return ({ matchedKg, gainsIdr }) => [across(matchedKg), up(gainsIdr)];
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return (value) => Math.round((from + ((value - low) / span) * (to - from)) * 10) / 10;
}
