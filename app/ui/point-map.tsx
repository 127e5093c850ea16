import { ChartFrame, Drawn } from "./chart.tsx";
import { useWords } from "./locale.tsx";
import { layOut, lineHeight, type MapPoint, type Placed } from "./map-layout.ts";
import { uiWords } from "./words.ts";

export type { MapPoint } from "./map-layout.ts";

type MapProps = { says: string; points: readonly MapPoint[]; note?: string; width?: number };

/** Villages as their label points: a circle has harvests, a square has kitchens, half and half has both, a dot has neither yet. */
export function PointMap({ says, points, note, width = 320 }: MapProps) {
  const say = useWords(uiWords);
  const { placed, height } = layOut(points, width);
  const kind = (point: MapPoint) =>
    point.hulu && point.hilir ? say.both : point.hulu ? say.hulu : point.hilir ? say.hilir : "–";
  const alive = points.filter(({ hulu, hilir }) => hulu || hilir);
  return (
    <ChartFrame
      says={says}
      note={note}
      table={{ head: [say.details, ""], rows: alive.map((point) => [point.name, kind(point)]) }}
    >
      <Drawn
        title={says}
        describe={alive.map((point) => `${point.name}: ${kind(point)}`).join(", ")}
        width={width}
        height={height}
      >
        {placed.map((place) => (
          <Spot key={place.point.name} place={place} />
        ))}
        {placed.map(({ point, label }) =>
          label ? (
            <text key={point.name} className="b halo" x={label.x} y={label.y} textAnchor={label.anchor} fontSize="15">
              {label.lines.map((line, i) => (
                <tspan key={line} x={label.x} dy={i === 0 ? 0 : lineHeight}>
                  {line}
                </tspan>
              ))}
            </text>
          ) : null,
        )}
      </Drawn>
      <Legend words={[say.hulu, say.hilir, say.both]} />
    </ChartFrame>
  );
}

function Spot({ place: { point, x, y, r } }: { place: Placed }) {
  if (!point.hulu && !point.hilir) return <circle className="f-edge" cx={x} cy={y} r={2.5} />;
  return (
    <>
      {point.hulu && point.hilir ? <BothSides x={x} y={y} r={r} /> : null}
      {point.hulu && !point.hilir ? <circle className="f-hulu" cx={x} cy={y} r={r} /> : null}
      {point.hilir && !point.hulu ? <Square x={x} y={y} r={r} /> : null}
    </>
  );
}

function BothSides({ x, y, r }: { x: number; y: number; r: number }) {
  return (
    <>
      <path className="f-hulu" d={`M${x} ${y - r}A${r} ${r} 0 0 0 ${x} ${y + r}Z`} />
      <path className="f-hilir" d={`M${x} ${y - r}h${r}v${2 * r}h${-r}Z`} />
    </>
  );
}

function Square({ x, y, r }: { x: number; y: number; r: number }) {
  const half = Math.round(r * 9) / 10;
  return <rect className="f-hilir" x={x - half} y={y - half} width={2 * half} height={2 * half} />;
}

function Legend({ words: [hulu, hilir, both] }: { words: readonly [string, string, string] }) {
  return (
    <p className="row wrap">
      <span className="key">
        <svg width="18" height="18" aria-hidden="true">
          <circle className="f-hulu" cx="9" cy="9" r="7" />
        </svg>
        <b className="hulu">{hulu}</b>
      </span>
      <span className="key">
        <svg width="18" height="18" aria-hidden="true">
          <Square x={9} y={9} r={7} />
        </svg>
        <b className="hilir">{hilir}</b>
      </span>
      <span className="key">
        <svg width="18" height="18" aria-hidden="true">
          <BothSides x={9} y={9} r={7} />
        </svg>
        {both}
      </span>
    </p>
  );
}
