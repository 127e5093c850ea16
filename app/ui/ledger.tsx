import type { ReactNode } from "react";

/** Lines of label and number: most cards and tables of a phone are this. */
export function Ledger({ children }: { children: ReactNode }) {
  return <ul className="ledger">{children}</ul>;
}

/** Label, dots, number; `sum` draws the line above a total. */
export function LedgerLine({ label, sum = false, children }: { label: ReactNode; sum?: boolean; children: ReactNode }) {
  return (
    <li className={sum ? "sum" : ""}>
      <span>{label}</span>
      <span className="dots" />
      <span className="strong">{children}</span>
    </li>
  );
}

/** Facts about one thing, in columns as they fit. Absent values are left out. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** The few numbers of a page, large, their label below. Give each value a figure of size n2. */
export function KeyNumbers({ items }: { items: readonly { label: string; value: ReactNode; note?: ReactNode }[] }) {
  return (
    <dl className="keys">
      {items.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {note ? <dd className="note">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
