import { addDays, mondayOf } from "~/lib/dates.ts";

/** Whole kg of one commodity in one week (a Monday): ready to be taken, and what kitchens could take. */
export type WeekCell = { week: string; supplyKg: number; capacityKg: number };
export type WeekRow = { code: string; cells: WeekCell[] };
export type Balance = "short" | "even" | "over";

/** Within a tenth, or 20 kg, supply and capacity count as even. */
const evenShare = 0.1;
const evenKg = 20;

/** `over`: more harvest than the kitchens take; `short`: the kitchens would take more. */
export function balanceOf({ supplyKg, capacityKg }: Omit<WeekCell, "week">): Balance {
  const difference = supplyKg - capacityKg;
  const little = Math.max(evenKg, evenShare * Math.max(supplyKg, capacityKg));
  if (Math.abs(difference) <= little) return "even";
  return difference > 0 ? "over" : "short";
}

/** The week in which a harvest is counted: its first, or this one when it was ready before. Each is counted once. */
export function weekOfSupply(readyFrom: string, today: string): string {
  return mondayOf(readyFrom < today ? today : readyFrom);
}

/** The Mondays among `weeks` from one Monday to another, both included. */
export function weeksBetween(weeks: readonly string[], fromWeek: string, toWeek: string): string[] {
  return weeks.filter((week) => week >= fromWeek && week <= toWeek);
}

/** The cell that stands out most, with its row; null when nothing does. Harvest without a kitchen comes first. */
export function worstCell(rows: readonly WeekRow[]): { code: string; cell: WeekCell; balance: Balance } | null {
  const all = rows.flatMap(({ code, cells }) => cells.map((cell) => ({ code, cell, balance: balanceOf(cell) })));
  const most = (balance: Balance) =>
    all
      .filter((one) => one.balance === balance)
      .sort((a, b) => gapOf(b.cell) - gapOf(a.cell) || (a.cell.week < b.cell.week ? -1 : 1))[0];
  return most("over") ?? most("short") ?? null;
}

/** How far apart both are, kg. */
export function gapOf({ supplyKg, capacityKg }: Omit<WeekCell, "week">): number {
  return Math.abs(supplyKg - capacityKg);
}

/** The last day that the weeks hold. */
export function lastDayOf(weeks: readonly string[]): string {
  return addDays(weeks.at(-1) ?? "", 6);
}
