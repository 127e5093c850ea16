import { addDays } from "~/lib/dates.ts";

/** The permits that a group can enter here; reference data knows more, which the office watches outside. */
export const licenceRoutes = ["NIB", "SPP_IRT", "HALAL", "BPOM_MD", "SKP", "HACCP"] as const;
export type LicenceRoute = (typeof licenceRoutes)[number];

/** A permit as its group wrote it down. */
export type Licence = {
  id: string;
  routeCode: string;
  number: string;
  productCode: string | null;
  /** ISO date of the last day; null when it has no end. */
  validUntil: string | null;
};

/** An officer's word about a licence. */
export type LicenceCheck = { verdict: "valid" | "refused"; reason: string; at: number };
export type LicenceState = "unchecked" | "valid" | "ending" | "over" | "refused";

const warnDays = 60;

/** How a licence stands today: over on the day after its last day, ending in its last 60 days. */
export function licenceState(
  licence: Pick<Licence, "validUntil">,
  check: Pick<LicenceCheck, "verdict"> | null,
  todayIso: string,
): LicenceState {
  if (check?.verdict === "refused") return "refused";
  if (licence.validUntil !== null && licence.validUntil < todayIso) return "over";
  if (!check) return "unchecked";
  if (licence.validUntil !== null && licence.validUntil <= addDays(todayIso, warnDays)) return "ending";
  return "valid";
}

/** A licence that counts: checked by an officer and not over. */
export function holdsToday(state: LicenceState): boolean {
  return state === "valid" || state === "ending";
}

const needsNoEnd = new Set<string>(["NIB", "HALAL"]);

/** True for a permit that runs out, so that its last day is asked: SPP-IRT, BPOM MD and SKP do; NIB and halal do not. */
export function runsOut(routeCode: string): boolean {
  return !needsNoEnd.has(routeCode);
}

/** True for a permit that is given for one product, so that the product is asked. */
export function isPerProduct(routeCode: string): boolean {
  return routeCode === "SPP_IRT" || routeCode === "BPOM_MD";
}

/** The number as it is kept: one space at most in a row, capital letters. */
export function tidyNumber(typed: string): string {
  return typed
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .toUpperCase();
}

/** True when a number fits the pattern of its permit (a regular expression from the reference data; empty: any). */
export function fitsPattern(number: string, pattern: string): boolean {
  return pattern === "" || new RegExp(pattern).test(number);
}

/** A licence and how it stands, as the engine and the pages need it. */
export type HeldLicence = {
  routeCode: string;
  productCode: string | null;
  validUntil: string | null;
  state: LicenceState;
};

/**
 * Permits that a packed product still needs. `productPermitRoute` is the product's list parted by ";" and `storage` its
 * keeping ("beku -18 C"): SPP-IRT never covers frozen food, so there BPOM MD or SKP stands in its place. A permit
 * without a product covers all products of the group.
 */
export function missingLicences(
  productPermitRoute: string,
  storage: string,
  licences: readonly HeldLicence[],
  productCode?: string,
): string[] {
  const frozen = storage.startsWith("beku");
  const needed = productPermitRoute.split(";").filter((code) => code !== "" && !(frozen && code === "SPP_IRT"));
  const covers = (licence: HeldLicence, code: string) =>
    licence.routeCode === code &&
    holdsToday(licence.state) &&
    (licence.productCode === null || productCode === undefined || licence.productCode === productCode);
  return needed.filter((code) => !licences.some((licence) => covers(licence, code)));
}
