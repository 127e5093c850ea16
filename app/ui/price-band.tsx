import { useId } from "react";
import { percentOf } from "./chart.tsx";
import { formatIdr, formatNumber } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { MeetingPin } from "./mark.tsx";
import { uiWords } from "./words.ts";

export type PricePoint = { idr: number; label: string; kind: "hulu" | "hilir" | "agreed" };

type BandProps = { lowIdr: number; highIdr: number; points: readonly PricePoint[] };
type Anchor = "start" | "middle" | "end";
type PlacedPoint = PricePoint & { at: number; anchor: Anchor; line: 0 | 1 };

/** Prices as points on the band of the reference price: a triangle for a side's own, the meeting pin for an agreed one. */
export function PriceBand({ lowIdr, highIdr, points }: BandProps) {
  const id = useId();
  const locale = useLocale();
  const say = useWords(uiWords);
  const axis = axisOf(lowIdr, highIdr, points);
  const at = (idr: number) => percentOf(idr - axis.from, axis.to - axis.from);
  const placed = place(points, (idr) => Number.parseFloat(at(idr)));
  const lines = placed.some(({ line }) => line === 1) ? 2 : 1;
  const middle = lines * 1.3 + 1.9;
  const spoken = points.map(({ label, idr }) => `${label} ${formatIdr(idr, locale)}`).join(", ");
  return (
    <svg
      className={lines === 2 ? "band tall" : "band"}
      role="img"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{spoken}</title>
      <desc id={`${id}d`}>{say.referenceBand(formatIdr(lowIdr, locale), formatIdr(highIdr, locale))}</desc>
      <line className="s-edge" x1="0" x2="100%" y1={`${middle}em`} y2={`${middle}em`} strokeWidth="2" />
      <rect
        className="f-office-tint s-office"
        x={at(lowIdr)}
        y={`${middle - 0.5}em`}
        width={percentOf(highIdr - lowIdr, axis.to - axis.from)}
        height="1em"
        rx="2"
        strokeWidth="1.5"
      />
      {[lowIdr, highIdr].map((idr) => (
        <text key={idr} className="s" x={at(idr)} y={`${middle + 1.7}em`} textAnchor="middle">
          {formatNumber(idr, locale)}
        </text>
      ))}
      {highIdr - lowIdr >= (axis.to - axis.from) * wordShare(say.reference, formatNumber(highIdr, locale)) ? (
        <text className="s" x={at((lowIdr + highIdr) / 2)} y={`${middle + 1.7}em`} textAnchor="middle">
          {say.reference}
        </text>
      ) : null}
      {placed.map((point) => (
        <Point key={`${point.kind}${point.idr}`} point={point} middle={middle} lines={lines} />
      ))}
    </svg>
  );
}

/** Share of a narrow phone's axis that the word needs between the two numbers. */
function wordShare(word: string, number: string): number {
  return (word.length + number.length) * 0.029;
}

function Point({ point, middle, lines }: { point: PlacedPoint; middle: number; lines: number }) {
  const { at, anchor, kind, label, line } = point;
  const height = lines === 2 && line === 0 ? 2.3 : 1;
  return (
    <>
      <text
        className={`b halo${kind === "agreed" ? "" : ` ${kind}`}`}
        x={`${at}%`}
        y={`${height}em`}
        textAnchor={anchor}
      >
        {label}
      </text>
      <svg x={`${at}%`} y={`${middle}em`} overflow="visible">
        {kind === "agreed" ? (
          <g transform="translate(-12 -24) scale(.75)">
            <MeetingPin />
          </g>
        ) : (
          <path className={`f-${kind}`} d="M0 -9L-8 -21H8ZM-1.5 -9H1.5V9H-1.5Z" />
        )}
      </svg>
    </>
  );
}

/** Labels keep to the lower line; one that would meet its neighbour there moves up. Widths are those of a narrow phone. */
function place(points: readonly PricePoint[], percent: (idr: number) => number): PlacedPoint[] {
  const ends: [number, number] = [-1, -1];
  return [...points]
    .sort((a, b) => a.idr - b.idr)
    .map((point) => {
      const at = percent(point.idr);
      const anchor: Anchor = at < 22 ? "start" : at > 78 ? "end" : "middle";
      const width = point.label.length * 3.8;
      const left = at - { start: 0, middle: width / 2, end: width }[anchor];
      const line = left > ends[0] ? 0 : 1;
      ends[line] = left + width + 2;
      return { ...point, at, anchor, line };
    });
}

/** The axis reaches a little beyond the band and every point. */
function axisOf(lowIdr: number, highIdr: number, points: readonly PricePoint[]) {
  const all = [lowIdr, highIdr, ...points.map(({ idr }) => idr)];
  const from = Math.min(...all);
  const to = Math.max(...all);
  const margin = Math.max((to - from) * 0.16, 1);
  return { from: from - margin, to: to + margin };
}
