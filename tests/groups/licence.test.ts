import { expect, test } from "vitest";
import { licenceForm, licenceRouteOf } from "~/groups/licence-form.ts";
import type { HeldLicence, LicenceState } from "~/groups/licence.ts";
import {
  fitsPattern,
  holdsToday,
  isPerProduct,
  licenceState,
  missingLicences,
  runsOut,
  tidyNumber,
} from "~/groups/licence.ts";

const today = "2026-11-21";
const valid = { verdict: "valid" as const };

test.each([
  ["not looked at", "2028-01-01", null, "unchecked"],
  ["not looked at, without an end", null, null, "unchecked"],
  ["not looked at, and over", "2026-11-20", null, "over"],
  ["found valid", "2028-01-01", valid, "valid"],
  ["found valid, without an end", null, valid, "valid"],
  ["61 days before its end", "2027-01-21", valid, "valid"],
  ["60 days before its end", "2027-01-20", valid, "ending"],
  ["on its last day", "2026-11-21", valid, "ending"],
  ["on the day after", "2026-11-20", valid, "over"],
  ["refused", "2028-01-01", { verdict: "refused" as const }, "refused"],
  ["refused, and over", "2020-01-01", { verdict: "refused" as const }, "refused"],
])("a licence that is %s stands so", (_, validUntil, check, state) => {
  expect(licenceState({ validUntil }, check, today)).toBe(state);
});

test("a licence counts when it was checked and is not over", () => {
  const states: LicenceState[] = ["unchecked", "valid", "ending", "over", "refused"];
  expect(states.filter(holdsToday)).toEqual(["valid", "ending"]);
});

function held(routeCode: string, over: Partial<HeldLicence> = {}): HeldLicence {
  return { routeCode, productCode: null, validUntil: null, state: "valid", ...over };
}

test("a packed dry product needs NIB, SPP-IRT and halal", () => {
  const route = "NIB;SPP_IRT;HALAL";
  expect(missingLicences(route, "suhu ruang", [])).toEqual(["NIB", "SPP_IRT", "HALAL"]);
  expect(missingLicences(route, "suhu ruang", [held("NIB"), held("HALAL")])).toEqual(["SPP_IRT"]);
  expect(missingLicences(route, "suhu ruang", [held("NIB"), held("HALAL"), held("SPP_IRT")])).toEqual([]);
});

test("a licence that is over, refused or not checked covers nothing; one that ends soon does", () => {
  for (const state of ["over", "refused", "unchecked"] as const) {
    expect(missingLicences("NIB", "suhu ruang", [held("NIB", { state })])).toEqual(["NIB"]);
  }
  expect(missingLicences("NIB", "suhu ruang", [held("NIB", { state: "ending" })])).toEqual([]);
});

test("an SPP-IRT covers the product that it names", () => {
  const abon = held("SPP_IRT", { productCode: "ABON_LELE" });
  expect(missingLicences("SPP_IRT", "suhu ruang", [abon], "ABON_LELE")).toEqual([]);
  expect(missingLicences("SPP_IRT", "suhu ruang", [abon], "KERUPUK_IKAN")).toEqual(["SPP_IRT"]);
  expect(missingLicences("SPP_IRT", "suhu ruang", [held("SPP_IRT")], "KERUPUK_IKAN")).toEqual([]);
});

test("frozen food is BPOM's: an SPP-IRT is neither asked nor enough", () => {
  expect(missingLicences("NIB;BPOM_MD;HALAL", "beku -18 C", [held("NIB"), held("SPP_IRT"), held("HALAL")])).toEqual([
    "BPOM_MD",
  ]);
  expect(missingLicences("NIB;SPP_IRT", "beku -18 C", [held("NIB")])).toEqual([]);
});

test("a product without permits needs none", () => {
  expect(missingLicences("", "suhu ruang", [])).toEqual([]);
});

test.each([
  ["NIB", "^\\d{13}$", "1234567890123", true],
  ["NIB", "^\\d{13}$", "123456789012", false],
  ["SKP", "", "apa saja", true],
])("%s with the pattern %s: %s fits or not", (_, pattern, number, fits) => {
  expect(fitsPattern(number, pattern)).toBe(fits);
});

test("a number is tidied, not changed", () => {
  expect(tidyNumber("  p-irt   2156372010123-28 ")).toBe("P-IRT 2156372010123-28");
});

test("a form asks for a last day and a product only where the permit has them", () => {
  expect(licenceForm("NIB").safeParse({ number: "1234567890123" }).success).toBe(true);
  expect(licenceForm("SPP_IRT").safeParse({ number: "2156372010123-28" }).success).toBe(false);
  const full = { number: "2156372010123-28", productCode: "ABON_LELE", validUntil: "2029-01-01" };
  expect(licenceForm("SPP_IRT").safeParse(full).success).toBe(true);
  expect(licenceForm("SPP_IRT").safeParse({ ...full, validUntil: "besok" }).success).toBe(false);
  expect(licenceForm("SKP").safeParse({ number: "12/SKP/2026", validUntil: "2028-02-30" }).success).toBe(false);
  expect(licenceForm("NIB").safeParse({ number: "1234567890123", verdict: "valid" }).success).toBe(false);
});

test("an address names the permit; an unknown word means NIB", () => {
  expect(licenceRouteOf("HALAL")).toBe("HALAL");
  expect(licenceRouteOf("SIM")).toBe("NIB");
  expect(licenceRouteOf(null)).toBe("NIB");
  expect(["NIB", "HALAL", "SPP_IRT", "BPOM_MD", "SKP"].map(runsOut)).toEqual([false, false, true, true, true]);
  expect(["NIB", "HALAL", "SPP_IRT", "BPOM_MD", "SKP"].map(isPerProduct)).toEqual([false, false, true, true, false]);
});
