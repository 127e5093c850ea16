/** What waits for an officer: why, what hangs on it, by when, and where to do it. */
export type DeskRow = {
  kind: "group" | "licence" | "round" | "overdue" | "harvest" | "permit";
  id: string;
  /** The one thing to do. */
  to: string;
  /** The day it must be done, or since when it waits; ISO dates in the regency's zone. */
  dueOn: string | null;
  since: string | null;
  quantityKg: number | null;
  amountIdr: number | null;
} & DeskFacts;

/** What the sentence of a row is made of. */
export type DeskFacts =
  | { kind: "group"; name: string; village: string }
  | { kind: "licence"; name: string; route: string; number: string }
  | { kind: "round"; number: number; waiting: number }
  | { kind: "overdue"; producer: string; processor: string; missing: "none" | "producer" | "processor" }
  | { kind: "harvest"; nameId: string; nameEn: string; group: string; readyOn: string }
  | { kind: "permit"; routeCode: string; kitchens: number };

/** Rows in the order in which they hurt: by deadline, and what has none by how long it waits; what never comes due stands on top. */
export function inOrder(rows: DeskRow[]): DeskRow[] {
  const day = (row: DeskRow) => row.dueOn ?? row.since ?? "";
  return rows.sort((a, b) => day(a).localeCompare(day(b)) || a.id.localeCompare(b.id));
}

/** What hangs on all rows together. */
export function atStake(rows: Pick<DeskRow, "quantityKg" | "amountIdr">[]): { kg: number; idr: number } {
  return rows.reduce((sum, row) => ({ kg: sum.kg + (row.quantityKg ?? 0), idr: sum.idr + (row.amountIdr ?? 0) }), {
    kg: 0,
    idr: 0,
  });
}
