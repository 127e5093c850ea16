import { expect, test } from "vitest";
import type { HeldLicence } from "~/groups/licence.ts";
import type { Permitted, PermitRule } from "~/groups/licence-rule.ts";
import { mainMissing, permitsThatBlock, standingFor, warningDue } from "~/groups/licence-rule.ts";

const today = "2026-11-21";
const rules: PermitRule[] = [
  { code: "NIB", gate: "blocks", sinceDate: null },
  { code: "SPP_IRT", gate: "blocks", sinceDate: null },
  { code: "BPOM_MD", gate: "blocks", sinceDate: null },
  { code: "HALAL", gate: "blocks", sinceDate: "2026-10-18" },
  { code: "HACCP", gate: "reminds", sinceDate: null },
];

function aProduct(over: Partial<Permitted> = {}): Permitted {
  return { code: "ABON_LELE", permitRoute: "NIB;SPP_IRT;HALAL", storage: "suhu ruang", shelfDays: 90, ...over };
}

function held(routeCode: string, over: Partial<HeldLicence> = {}): HeldLicence {
  return { routeCode, productCode: null, validUntil: null, state: "valid", ...over };
}

test("a permit blocks from the day on which it is in force, and one that only reminds never does", () => {
  expect(permitsThatBlock(aProduct(), rules, "2026-10-17")).toEqual(["NIB", "SPP_IRT"]);
  expect(permitsThatBlock(aProduct(), rules, "2026-10-18")).toEqual(["NIB", "SPP_IRT", "HALAL"]);
  expect(permitsThatBlock(aProduct({ permitRoute: "NIB;HACCP" }), rules, today)).toEqual(["NIB"]);
});

test("what is eaten within a week needs no permit to be sold, but its number and halal", () => {
  expect(permitsThatBlock(aProduct({ shelfDays: 6 }), rules, today)).toEqual(["NIB", "HALAL"]);
  expect(permitsThatBlock(aProduct({ shelfDays: 7 }), rules, today)).toContain("SPP_IRT");
  expect(permitsThatBlock(aProduct({ shelfDays: null }), rules, today)).toContain("SPP_IRT");
});

test("frozen food is never asked for an SPP-IRT, and none replaces its BPOM MD", () => {
  const frozen = aProduct({ permitRoute: "NIB;BPOM_MD;HALAL", storage: "beku -18 C" });
  const dry = [held("NIB"), held("HALAL"), held("SPP_IRT")];
  expect(standingFor(frozen, rules, dry, today).missing).toEqual(["BPOM_MD"]);
});

test("a kitchen is covered until the first of its permits ends; the longest of two of a kind counts", () => {
  const licences = [
    held("NIB"),
    held("HALAL"),
    held("SPP_IRT", { validUntil: "2026-12-10", state: "ending" }),
    held("SPP_IRT", { validUntil: "2027-06-01", productCode: "ABON_LELE" }),
  ];
  expect(standingFor(aProduct(), rules, licences, today)).toEqual({ missing: [], until: "2027-06-01" });
  expect(standingFor(aProduct({ code: "KERUPUK_IKAN" }), rules, licences, today).until).toBe("2026-12-10");
  expect(standingFor(aProduct(), rules, [], today)).toEqual({ missing: ["NIB", "SPP_IRT", "HALAL"], until: null });
});

test("a permit that nobody has checked, is over or was refused does not cover", () => {
  for (const state of ["unchecked", "over", "refused"] as const)
    expect(standingFor(aProduct({ permitRoute: "NIB" }), rules, [held("NIB", { state })], today).missing).toEqual([
      "NIB",
    ]);
});

test("a task is called by the permit that takes longest", () => {
  expect(mainMissing(["NIB", "SPP_IRT", "HALAL"])).toBe("SPP_IRT");
  expect(mainMissing(["HALAL", "NIB"])).toBe("HALAL");
  expect(mainMissing(["ELSE"])).toBe("ELSE");
});

test.each([
  [61, null],
  [60, 60],
  [15, 60],
  [14, 14],
  [0, 14],
  [-1, null],
])("with %i days left the warning is %s", (daysLeft, due) => {
  expect(warningDue(daysLeft)).toBe(due);
});
