import { drawings, type DrawingName, type Strokes } from "./drawings.ts";

export type Side = "hulu" | "hilir" | "office";

/** Line weight is optical: a small drawing needs a heavier line on the grid of 48. */
const lineWeight = { 32: 2.8, 48: 2.5, 64: 2.3, 128: 1.7 } as const;

type DrawingProps = { name: DrawingName; size?: keyof typeof lineWeight; side?: Side; title?: string };

/** One of the house's drawings, in the colour of the text around it. Silent for screen readers unless it has a title. */
export function Drawing({ name, size = 48, side, title }: DrawingProps) {
  const { shape, tint, line, dots = [], rings = [] }: Strokes = drawings[name];
  const spoken = title ? { role: "img", "aria-label": title } : { "aria-hidden": true };
  return (
    <svg
      className={side ? `dr ${side}` : "dr"}
      viewBox="0 0 48 48"
      width={size}
      height={size}
      strokeWidth={lineWeight[size]}
      {...spoken}
    >
      {tint ? <path className="t" d={tint} /> : null}
      {shape ? <path fill="currentColor" fillOpacity=".16" d={shape} /> : null}
      {line ? <path d={line} /> : null}
      {rings.map((ring) => (
        <Circle key={ring} at={ring} />
      ))}
      {dots.map((dot) => (
        <Circle key={dot} at={dot} solid />
      ))}
    </svg>
  );
}

/** A drawing on a square of its side's tint. */
export function Pic({ name, side, size = 64 }: { name: DrawingName; side: Side; size?: 32 | 48 | 64 }) {
  return (
    <span className={`pic ${side}`}>
      <Drawing name={name} size={size} />
    </span>
  );
}

function Circle({ at, solid = false }: { at: string; solid?: boolean }) {
  const [cx, cy, r] = at.split(" ");
  return <circle {...(solid ? { className: "d" } : {})} cx={cx} cy={cy} r={r} />;
}
