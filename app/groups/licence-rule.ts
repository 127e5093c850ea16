import type { HeldLicence } from "./licence.ts";
import { holdsToday, missingLicences } from "./licence.ts";

/** What the reference data says about a permit: whether its want stops a pairing, and from which day (ISO) on. */
export type PermitRule = { code: string; gate: "blocks" | "reminds"; sinceDate: string | null };

/** What a rule looks at in a product: its permits parted by ";", how it is kept, and for how many days. */
export type Permitted = { code: string; permitRoute: string; storage: string; shelfDays: number | null };

/** How a kitchen stands for a product: permits that are missing, and the last ISO day that all of them cover. */
export type Standing = { missing: string[]; until: string | null };

/** Food that is eaten within a week, as fresh preparations are, needs no permit to be sold. */
const freshDays = 7;
const saleRoutes = new Set(["SPP_IRT", "BPOM_MD"]);

/** Permits that stop a pairing for this product on this day: those that bind by a checked source and are in force. */
export function permitsThatBlock(product: Permitted, rules: readonly PermitRule[], dayIso: string): string[] {
  const binding = new Set(
    rules
      .filter((rule) => rule.gate === "blocks" && (rule.sinceDate === null || rule.sinceDate <= dayIso))
      .map((rule) => rule.code),
  );
  const fresh = product.shelfDays !== null && product.shelfDays < freshDays;
  // With nothing held, what is missing is what is needed.
  return missingLicences(product.permitRoute, product.storage, []).filter(
    (code) => binding.has(code) && !(fresh && saleRoutes.has(code)),
  );
}

/** May a kitchen be paired for this product, and how long. `licences` are those of its group with their state that day. */
export function standingFor(
  product: Permitted,
  rules: readonly PermitRule[],
  licences: readonly HeldLicence[],
  dayIso: string,
): Standing {
  const needed = permitsThatBlock(product, rules, dayIso);
  const covering = needed.map((code) => ({
    code,
    held: licences.filter(
      (one) => one.routeCode === code && holdsToday(one.state) && covers(one.productCode, product.code),
    ),
  }));
  const ends = covering.flatMap(({ held }) => lastOf(held) ?? []).sort();
  return {
    missing: covering.filter(({ held }) => held.length === 0).map(({ code }) => code),
    until: ends[0] ?? null,
  };
}

function covers(licensed: string | null, productCode: string): boolean {
  return licensed === null || licensed === productCode;
}

/** The last day of the longest of these; null when one of them has no end, or there is none. */
function lastOf(held: readonly HeldLicence[]): string | null {
  if (held.some((one) => one.validUntil === null)) return null;
  return (
    held
      .map((one) => one.validUntil ?? "")
      .sort()
      .at(-1) ?? null
  );
}

/** Of several missing permits the one by which a task is called: the food permit is the long way, not the number. */
const weightiest = ["BPOM_MD", "SPP_IRT", "SKP", "HALAL", "NIB"];

/** The permit by which a kitchen's task is called. @throws when nothing is missing */
export function mainMissing(missing: readonly string[]): string {
  const main = weightiest.find((code) => missing.includes(code)) ?? missing[0];
  if (main === undefined) throw new Error("nothing is missing");
  return main;
}

/** Days before the last day on which a group and its office are warned, the earliest first. */
export const warnDays = [60, 14] as const;
export type WarnDays = (typeof warnDays)[number];

/** The warning that is due for a licence with so many days left: the closest one already reached, or null. */
export function warningDue(daysLeft: number): WarnDays | null {
  if (daysLeft < 0) return null;
  return [...warnDays].reverse().find((days) => daysLeft <= days) ?? null;
}
