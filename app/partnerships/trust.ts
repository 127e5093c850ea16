import { addDays } from "~/lib/dates.ts";

/** With fewer finished partnerships nothing is said of a group: it is new, not bad. */
export const fewestFinished = 3;

/** One partnership of a group, as it went. Dates are ISO, weights whole grams and kg. */
export type Dealing = {
  partnerId: string;
  side: "producer" | "processor";
  /** The Monday of the (first) delivery week. */
  week: string;
  quantityKg: number;
  confirmedGrams: number;
  /** The first note that both sides confirmed; null when none was. */
  firstWeighedOn: string | null;
  /** On which side ended it before its time; null when nobody did. */
  endedBy: "self" | "other" | null;
  /** True when this group pays. */
  pays: boolean;
  paymentDays: number;
  dueIdr: number;
  paidIdr: number;
  /** The last confirmed note, and the last confirmed payment. */
  lastConfirmedOn: string | null;
  lastPaidOn: string | null;
  /** Claims that the partner opened about this partnership and that were not struck as unfounded. */
  claimsAgainst: number;
};

export type Counted = { good: number; of: number };

/** What a group's partners found, each figure with the counts behind it; null where there is nothing to count. */
export type Trust = {
  isKnown: boolean;
  finished: number;
  /** Harvests handed over by the Sunday of the agreed week. Only of what it had to deliver. */
  onTime: Counted | null;
  /** What was weighed beside what was promised. Only of what it had to deliver. */
  weight: { confirmedGrams: number; promisedKg: number; of: number } | null;
  /** Dues paid in full by the agreed day; `days` is the middle of the days from the last note to the last payment. */
  payment: (Counted & { days: number | null }) | null;
  /** Partnerships without a claim of the partner. */
  quiet: Counted | null;
  /** Partners who came back for a second partnership. */
  again: Counted | null;
};

/**
 * Trust from what was done, never from stars. A partnership counts once its week is over and something was weighed, or
 * when it was ended; one that the other side ended before anything was weighed counts for nobody's lateness.
 */
export function trustOf(dealings: readonly Dealing[], today: string): Trust {
  const finished = dealings.filter((one) => isFinished(one, today));
  const delivered = finished.filter((one) => one.side === "producer" && one.endedBy !== "other");
  const owed = finished.filter((one) => one.pays && one.dueIdr > 0 && dueOn(one) < today);
  const days = owed.flatMap((one) => (one.paidIdr >= one.dueIdr ? daysToPay(one) : [])).toSorted((a, b) => a - b);
  return {
    isKnown: finished.length >= fewestFinished,
    finished: finished.length,
    onTime: counted(delivered, (one) => one.firstWeighedOn !== null && one.firstWeighedOn <= addDays(one.week, 6)),
    weight: weightOf(delivered),
    payment:
      owed.length === 0
        ? null
        : { good: owed.filter(isPaidInTime).length, of: owed.length, days: days[Math.floor(days.length / 2)] ?? null },
    quiet: counted(finished, (one) => one.claimsAgainst === 0),
    again: againOf(dealings),
  };
}

function isFinished(one: Dealing, today: string): boolean {
  if (one.endedBy !== null) return one.confirmedGrams > 0 || one.endedBy === "self";
  return addDays(one.week, 6) < today;
}

function dueOn(one: Dealing): string {
  return one.lastConfirmedOn === null ? "9999-12-31" : addDays(one.lastConfirmedOn, one.paymentDays);
}

function isPaidInTime(one: Dealing): boolean {
  return one.paidIdr >= one.dueIdr && one.lastPaidOn !== null && one.lastPaidOn <= dueOn(one);
}

function daysToPay({ lastConfirmedOn, lastPaidOn }: Dealing): number[] {
  if (lastConfirmedOn === null || lastPaidOn === null) return [];
  return [Math.max(0, Math.round((Date.parse(lastPaidOn) - Date.parse(lastConfirmedOn)) / 86_400_000))];
}

function weightOf(delivered: readonly Dealing[]): Trust["weight"] {
  if (delivered.length === 0) return null;
  const sum = (pick: (one: Dealing) => number) => delivered.reduce((total, one) => total + pick(one), 0);
  return {
    confirmedGrams: sum((one) => one.confirmedGrams),
    promisedKg: sum((one) => one.quantityKg),
    of: delivered.length,
  };
}

function againOf(dealings: readonly Dealing[]): Counted | null {
  const times = new Map<string, number>();
  for (const { partnerId } of dealings) times.set(partnerId, (times.get(partnerId) ?? 0) + 1);
  return times.size === 0 ? null : { good: [...times.values()].filter((one) => one > 1).length, of: times.size };
}

function counted(dealings: readonly Dealing[], isGood: (one: Dealing) => boolean): Counted | null {
  return dealings.length === 0 ? null : { good: dealings.filter(isGood).length, of: dealings.length };
}
