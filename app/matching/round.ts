import type { Market, Plan, Policy } from "~/engine/market.ts";
import type { FoundWhy } from "./why.ts";
import { addDays, daysBetween, mondayOf } from "~/lib/dates.ts";

/** A plan, and beside it the facts behind its flows, in their order, where the thread that cleared has found them too. */
export type ClearedPlan = Plan & { whys?: FoundWhy[] };

/** Whoever clears a market: the engine itself in tests, a worker thread in the house. */
export type Clear = (market: Market) => Promise<ClearedPlan>;

/** What a regency clears at once: `weeks` weeks from the Monday `fromWeek` on. */
export type Span = { regencyCode: string; fromWeek: string; weeks: number };

/** What an officer decides when opening a round. Fields of the policy that are missing take the engine's defaults. */
export type RoundPlan = { regencyCode: string; weeks: number; policy: Partial<Policy> };

/** How many parts a group's kg are cut into, to weigh those that stay unsold. */
export const fairnessTiers = 4;

/** Seconds that the search beyond the pure flow may take before the best plan so far is used, with its gap. */
const timeLimitS = { soon: 0.5, large: 5, thorough: 10 };

/** Up to so many lots a plan and its trials are cleared in full while the officer looks on. */
export const soonLots = 1000;

/** A large market gets the time that its limits need: half a second there would leave most of it unpaired. */
export function withTime(market: Market): Market {
  const { policy = {}, lots } = market;
  if (lots.length <= soonLots || (policy.timeLimitS ?? timeLimitS.large) >= timeLimitS.large) return market;
  return { ...market, policy: { ...policy, timeLimitS: timeLimitS.large } };
}
const daysNeeded = 4;
const rules = ["minSale", "maxSuppliers", "minBatch"] as const;

/** What an officer weighs, as the form words it. Shares are percentages. */
export type PolicyFields = {
  volumeBonusIdr: number;
  urgencyPercent: number;
  sharePercent: number;
  /** What a kg costs the plan that stays with a group which sells nothing; less with one that sells some, rupiah. */
  fairnessIdr: number;
  minSale?: "on" | undefined;
  maxSuppliers?: "on" | undefined;
  minBatch?: "on" | undefined;
  /** Look longer for a better plan under the limits that are no flow. */
  thorough?: "on" | undefined;
};

/** What the opening form shows first: one price in the middle, fairness on, every wish of both sides kept. */
export const roundDefaults = {
  weeks: "8",
  volumeBonusIdr: "0",
  urgencyPercent: "5",
  sharePercent: "50",
  fairnessIdr: "1200",
  minSale: "on",
  maxSuppliers: "on",
  minBatch: "on",
};

/** The engine's policy as the form words it. */
export function policyOf(form: PolicyFields): Partial<Policy> {
  return {
    volumeBonusIdr: form.volumeBonusIdr,
    urgencyShare: form.urgencyPercent / 100,
    priceShare: form.sharePercent / 100,
    fairnessTiersIdr: tiersOf(form.fairnessIdr),
    enforce: rules.filter((rule) => form[rule]),
    timeLimitS: form.thorough ? timeLimitS.thorough : timeLimitS.soon,
  };
}

/** The tiers of the engine: the first quarter of a group's unsold kg is free, the last costs all, those between less. */
export function tiersOf(fairnessIdr: number): number[] {
  return fairnessIdr === 0 ? [] : [0, Math.round(fairnessIdr / 4), Math.round(fairnessIdr / 2), fairnessIdr];
}

/** The form's fields as a policy words them, to be changed and cleared again. */
export function fieldsOf(policy: Partial<Policy>) {
  const tick = (on: boolean | undefined) => (on ? "on" : undefined);
  return {
    volumeBonusIdr: String(policy.volumeBonusIdr ?? 0),
    urgencyPercent: String(Math.round((policy.urgencyShare ?? 0) * 100)),
    sharePercent: String(Math.round((policy.priceShare ?? 0.5) * 100)),
    fairnessIdr: String(policy.fairnessTiersIdr?.at(-1) ?? 0),
    minSale: tick(policy.enforce?.includes("minSale")),
    maxSuppliers: tick(policy.enforce?.includes("maxSuppliers")),
    minBatch: tick(policy.enforce?.includes("minBatch")),
  };
}

/** The Monday with which a round that is opened `today` begins: this week's while four days of it are left, else the next. */
export function firstWeekFor(today: string): string {
  const monday = mondayOf(today);
  return daysBetween(today, addDays(monday, 7)) > daysNeeded ? monday : addDays(monday, 7);
}

/** The last day of a span, a Sunday. */
export function lastDayOf(span: Pick<Span, "fromWeek" | "weeks">): string {
  return addDays(span.fromWeek, span.weeks * 7 - 1);
}

/** Hours that groups may be given to answer. */
export const answerHours = ["24", "48", "72"] as const;

const hourMs = 3_600_000;

/** The deadline for answers: so many hours from now, and then to the next full hour. Epoch milliseconds. */
export function dueAfter(nowMs: number, hours: (typeof answerHours)[number]): number {
  return Math.ceil((nowMs + Number(hours) * hourMs) / hourMs) * hourMs;
}
