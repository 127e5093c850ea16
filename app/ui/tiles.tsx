import type { ReactNode } from "react";
import { Drawing, Pic, type Side } from "./drawing.tsx";
import type { DrawingName } from "./drawings.ts";
import { Icon } from "./icon.tsx";
import { TextLink } from "./link.tsx";

type TodoProps = {
  to: string;
  drawing: DrawingName;
  side: Side;
  title: ReactNode;
  detail?: ReactNode;
  state?: ReactNode;
};

/** One thing that waits for somebody: the whole row is the link. */
export function Todo({ to, drawing, side, title, detail, state }: TodoProps) {
  return (
    <TextLink to={to} className="todo">
      <Pic name={drawing} side={side} size={32} />
      <span>
        <b>{title}</b>
        {detail ? <span className="block">{detail}</span> : null}
        {state ? <span className="block">{state}</span> : null}
      </span>
      <Icon name="chevron" />
    </TextLink>
  );
}

/** Tiles, as many in a row as fit. */
export function Tiles({ children }: { children: ReactNode }) {
  return <nav className="tiles">{children}</nav>;
}

type TileProps = { to: string; drawing: DrawingName; side: Side; label: string; count?: number };

/** A way to another page: drawing and word, and how many things wait there. */
export function Tile({ to, drawing, side, label, count = 0 }: TileProps) {
  return (
    <TextLink to={to} className="tile">
      <Drawing name={drawing} size={48} side={side} />
      {label}
      {count > 0 ? <b className="count">{count}</b> : null}
    </TextLink>
  );
}

/** More for whoever wants it. */
export function Fold({ summary, open = false, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
