import { useId } from "react";
import { percentOf } from "./chart.tsx";
import { formatIdr, formatNumber } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { MeetingPin } from "./mark.tsx";
import { uiWords } from "./words.ts";

export type PricePoint = { idr: number; label: string; kind: "hulu" | "hilir" | "agreed" };

type BandProps = { lowIdr: number; highIdr: number; points: readonly PricePoint[] };

/** Prices as points on the band of the reference price: a triangle for a side's own, the meeting pin for an agreed one. */
export function PriceBand({ lowIdr, highIdr, points }: BandProps) {
  const id = useId();
  const locale = useLocale();
  const say = useWords(uiWords);
  const axis = axisOf(lowIdr, highIdr, points);
  const at = (idr: number) => percentOf(idr - axis.from, axis.to - axis.from);
  const spoken = points.map(({ label, idr }) => `${label} ${formatIdr(idr, locale)}`).join(", ");
  return (
    <svg className="band" role="img" aria-labelledby={`${id}t`} aria-describedby={`${id}d`}>
      <title id={`${id}t`}>{spoken}</title>
      <desc id={`${id}d`}>{say.referenceBand(formatIdr(lowIdr, locale), formatIdr(highIdr, locale))}</desc>
      <line className="s-edge" x1="0" x2="100%" y1="4em" y2="4em" strokeWidth="2" />
      <rect
        className="f-office-tint s-office"
        x={at(lowIdr)}
        y="3.5em"
        width={percentOf(highIdr - lowIdr, axis.to - axis.from)}
        height="1em"
        rx="2"
        strokeWidth="1.5"
      />
      <text className="s" x={at(lowIdr)} y="5.8em" textAnchor="middle">
        {formatNumber(lowIdr, locale)}
      </text>
      <text className="s" x={at(highIdr)} y="5.8em" textAnchor="middle">
        {formatNumber(highIdr, locale)}
      </text>
      {points.map((point, i) => (
        <Point key={`${point.kind}${point.idr}`} point={point} x={at(point.idr)} low={i % 2 === 1} />
      ))}
    </svg>
  );
}

/** Neighbouring labels stand at two heights, so that close prices stay legible. */
function Point({ point, x, low }: { point: PricePoint; x: string; low: boolean }) {
  const along = Number.parseFloat(x);
  const anchor = along < 25 ? "start" : along > 75 ? "end" : "middle";
  const side = point.kind === "agreed" ? "" : ` ${point.kind}`;
  return (
    <>
      <text className={`b halo${side}`} x={x} y={low ? "2.1em" : "1em"} textAnchor={anchor}>
        {point.label}
      </text>
      <svg x={x} y="2.2em" overflow="visible">
        {point.kind === "agreed" ? (
          <g transform="translate(-12 -6) scale(.75)">
            <MeetingPin />
          </g>
        ) : (
          <path className={`f-${point.kind}`} d="M0 18L-8 6H8ZM-1.5 18H1.5V38H-1.5Z" />
        )}
      </svg>
    </>
  );
}

/** The axis reaches a little beyond the band and every point. */
function axisOf(lowIdr: number, highIdr: number, points: readonly PricePoint[]) {
  const all = [lowIdr, highIdr, ...points.map(({ idr }) => idr)];
  const from = Math.min(...all);
  const to = Math.max(...all);
  const margin = Math.max((to - from) * 0.16, 1);
  return { from: from - margin, to: to + margin };
}
