import { useId, type ReactNode } from "react";
import { useWords } from "./locale.tsx";
import { Fold } from "./tiles.tsx";
import { uiWords } from "./words.ts";

export type ChartTable = { head: readonly string[]; rows: readonly (readonly ReactNode[])[] };

type FrameProps = {
  /** A sentence that says what the chart shows: it is the chart's title. */
  says: ReactNode;
  note?: ReactNode;
  /** The numbers behind it, folded. */
  table?: ChartTable;
  children: ReactNode;
};

/** A figure: sentence, drawing, note, and the same numbers as a table. */
export function ChartFrame({ says, note, table, children }: FrameProps) {
  const say = useWords(uiWords);
  return (
    <figure className="chart">
      <figcaption>{says}</figcaption>
      {children}
      {note ? <p className="soft">{note}</p> : null}
      {table ? (
        <Fold summary={say.asTable}>
          <PlainTable {...table} />
        </Fold>
      ) : null}
    </figure>
  );
}

type DrawnProps = {
  title: string;
  describe: string;
  width: number;
  height: number;
  /** Parts of it can be chosen: then it is a group of links, not one picture. */
  hasLinks?: boolean;
  children: ReactNode;
};

/** An SVG on its own grid that scales with its column. It has a title and a description for whoever cannot see it. */
export function Drawn({ title, describe, width, height, hasLinks = false, children }: DrawnProps) {
  const id = useId();
  return (
    <svg
      className={width > 400 ? "drawn wide" : "drawn"}
      viewBox={`0 0 ${width} ${height}`}
      role={hasLinks ? "group" : "img"}
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{describe}</desc>
      {children}
    </svg>
  );
}

type ChartProps = Omit<FrameProps, "says"> & Omit<DrawnProps, "title"> & { says: string };

/** A figure around an SVG that the page draws itself. */
export function Chart({ says, note, table, ...drawn }: ChartProps) {
  return (
    <ChartFrame says={says} note={note} {...(table ? { table } : {})}>
      <Drawn title={says} {...drawn} />
    </ChartFrame>
  );
}

/** Numbers of a chart, unadorned: the first column is the label, the others are numbers. */
function PlainTable({ head, rows }: ChartTable) {
  const look = (column: number) => (column === 0 ? "" : "num");
  return (
    <table className="numbers">
      <thead>
        <tr>
          {head.map((label, i) => (
            <th key={label} scope="col" className={look(i)}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((value, j) => (
              <td key={j} className={look(j)}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A length of a whole as an SVG percentage, never outside 0–100. */
export function percentOf(value: number, whole: number): string {
  if (!(whole > 0)) return "0%";
  return `${Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 100}%`;
}
