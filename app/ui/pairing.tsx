import type { ReactNode } from "react";
import { Drawing } from "./drawing.tsx";
import type { DrawingName } from "./drawings.ts";
import { Kg } from "./figure.tsx";

type Half = { drawing?: DrawingName; title: ReactNode; lines?: readonly ReactNode[] };

type PairingProps = {
  /** The upstream group: always left. */
  left: Half;
  /** The kitchen: always right. */
  right: Half;
  quantityKg?: number;
  mark?: boolean;
  caption?: ReactNode;
};

/** Two cards and the bridge between them, which changes colour at its crown; the kilograms under it. */
export function Pairing({ left, right, quantityKg, mark = false, caption }: PairingProps) {
  return (
    <div>
      <div className="pair">
        <HalfCard half={left} side="hulu" />
        <HalfCard half={right} side="hilir" />
      </div>
      {quantityKg === undefined && !caption ? null : (
        <div className="bridge">
          <svg viewBox="0 0 328 56" aria-hidden="true" preserveAspectRatio="none">
            <path className="s-hulu" d="M8 52C66 -10 131 6 164 6" />
            <path className="s-hilir" d="M164 6C197 6 262 -10 320 52" />
          </svg>
          {quantityKg === undefined ? null : (
            <p className="n1 center">
              <Kg value={quantityKg} mark={mark} />
            </p>
          )}
          {caption ? <p className="center">{caption}</p> : null}
        </div>
      )}
    </div>
  );
}

function HalfCard({ half, side }: { half: Half; side: "hulu" | "hilir" }) {
  return (
    <div className={`half side-${side}`}>
      {half.drawing ? <Drawing name={half.drawing} size={64} side={side} /> : null}
      <p className="strong">{half.title}</p>
      {half.lines?.map((line, i) => (
        <p key={i} className={i === 0 ? "" : "soft"}>
          {line}
        </p>
      ))}
    </div>
  );
}

/** Why this pair: short sentences, numbered. */
export function Reasons({ items }: { items: readonly ReactNode[] }) {
  return (
    <ol className="why">
      {items.map((item, i) => (
        <li key={i}>
          <span>{item}</span>
        </li>
      ))}
    </ol>
  );
}
