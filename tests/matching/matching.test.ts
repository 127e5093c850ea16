import { expect, test } from "vitest";
import { AnswerForm, mayAnswer, proposalState } from "~/matching/proposal.ts";
import type { ProposalFacts } from "~/matching/proposal.ts";
import { dueAfter, fieldsOf, firstWeekFor, lastDayOf, policyOf, roundDefaults } from "~/matching/round.ts";
import { RoundForm, WorkbenchForm } from "~/matching/round-form.ts";
import { tollWorthIdr, unitsPerKg } from "~/market/toll.ts";

const due = 1_000_000;
const facts = (over: Partial<ProposalFacts>): ProposalFacts => ({
  sent: true,
  dropped: false,
  answers: {},
  dueAt: due,
  contract: false,
  ...over,
});

test("a proposal's state follows from what was sent, dropped and answered", () => {
  const at = (over: Partial<ProposalFacts>, nowMs = 0) => proposalState(facts(over), nowMs);
  expect(at({ sent: false, dueAt: null })).toBe("draft");
  expect(at({ sent: false, dueAt: null, dropped: true })).toBe("dropped");
  expect(at({})).toBe("waiting");
  expect(at({ answers: { producer: "yes" } })).toBe("halfYes");
  expect(at({ answers: { processor: "yes" } })).toBe("halfYes");
  expect(at({ answers: { producer: "yes", processor: "yes" } })).toBe("agreed");
  expect(at({ answers: { producer: "yes", processor: "no" } })).toBe("declined");
  expect(at({ contract: true }, due + 1)).toBe("agreed");
});

test("a proposal is over at the millisecond of its deadline, unless both have answered", () => {
  expect(proposalState(facts({}), due - 1)).toBe("waiting");
  expect(proposalState(facts({}), due)).toBe("expired");
  expect(proposalState(facts({ answers: { producer: "yes" } }), due)).toBe("expired");
  expect(proposalState(facts({ answers: { producer: "no" } }), due)).toBe("declined");
  expect(proposalState(facts({ answers: { producer: "yes", processor: "yes" } }), due + 1)).toBe("agreed");
});

test("a side may answer while the proposal is open and it has not answered yet", () => {
  expect(mayAnswer({ state: "waiting", answers: {}, side: "producer" })).toBe(true);
  expect(mayAnswer({ state: "halfYes", answers: { processor: "yes" }, side: "producer" })).toBe(true);
  expect(mayAnswer({ state: "halfYes", answers: { producer: "yes" }, side: "producer" })).toBe(false);
  expect(mayAnswer({ state: "expired", answers: {}, side: "producer" })).toBe(false);
});

test("a no needs a reason, chosen or written; written words win", () => {
  const read = (form: object) => AnswerForm.safeParse(form);
  expect(read({ verdict: "yes" }).data).toEqual({ verdict: "yes", reason: "" });
  expect(read({ verdict: "yes", reason: "price" }).data).toEqual({ verdict: "yes", reason: "" });
  expect(read({ verdict: "no", reason: "price" }).data).toEqual({ verdict: "no", reason: "price" });
  expect(read({ verdict: "no", note: " Hajatan " }).data).toEqual({ verdict: "no", reason: "Hajatan" });
  expect(read({ verdict: "no" }).error?.issues.map((issue) => [issue.path, issue.message])).toEqual([
    [["reason"], "required"],
  ]);
  expect(read({ verdict: "no", note: "   " }).success).toBe(false);
  expect(read({ verdict: "maybe" }).success).toBe(false);
  expect(read({ verdict: "no", reason: "price", extra: "1" }).success).toBe(false);
});

test("a round begins this week while four days of it are left, and otherwise with the next Monday", () => {
  expect(firstWeekFor("2026-11-23")).toBe("2026-11-23");
  expect(firstWeekFor("2026-11-25")).toBe("2026-11-23");
  expect(firstWeekFor("2026-11-26")).toBe("2026-11-30");
  expect(firstWeekFor("2026-11-29")).toBe("2026-11-30");
  expect(lastDayOf({ fromWeek: "2026-11-23", weeks: 2 })).toBe("2026-12-06");
});

test("the opening form's first values are a policy, and a policy fills the form again", () => {
  const form = RoundForm.parse({ regencyCode: "63.72", ...roundDefaults });
  const policy = policyOf(form);
  expect(policy).toMatchObject({
    volumeBonusIdr: 0,
    urgencyShare: 0.05,
    priceShare: 0.5,
    enforce: ["minSale", "maxSuppliers", "minBatch"],
  });
  expect({ weeks: "8", ...fieldsOf(policy) }).toEqual(roundDefaults);
  expect(fieldsOf({ enforce: ["minBatch"], fairnessTiersIdr: [] })).toMatchObject({
    fairnessIdr: "0",
    minSale: undefined,
    minBatch: "on",
  });
});

test("a round of no week, of too many, or with a share above all is refused", () => {
  const read = (over: object) => RoundForm.safeParse({ regencyCode: "63.72", ...roundDefaults, ...over }).success;
  expect(read({})).toBe(true);
  for (const wrong of [
    { weeks: "0" },
    { weeks: "27" },
    { weeks: "-5" },
    { sharePercent: "101" },
    { volumeBonusIdr: "1e9" },
    { regencyCode: "x" },
    { more: "1" },
  ])
    expect([wrong, read(wrong)]).toEqual([wrong, false]);
});

test("the workbench drops and forbids only with a reason", () => {
  const read = (form: object) => WorkbenchForm.safeParse(form).success;
  expect(read({ intent: "drop", proposalId: "p", reason: "Ketua sakit" })).toBe(true);
  expect(read({ intent: "drop", proposalId: "p", reason: " " })).toBe(false);
  expect(read({ intent: "forbid", proposalId: "p" })).toBe(false);
  expect(read({ intent: "send", hours: "48" })).toBe(true);
  expect(read({ intent: "send", hours: "1" })).toBe(false);
  expect(read({ intent: "burn" })).toBe(false);
});

test("a deadline falls on the next full hour", () => {
  const nine = Date.parse("2026-11-21T09:00:00+08:00");
  expect(dueAfter(nine, "24")).toBe(nine + 24 * 3_600_000);
  expect(dueAfter(nine + 1, "24")).toBe(nine + 25 * 3_600_000);
});

test("a toll is worth the product's price less other inputs and the fee, and may be worth less than nothing", () => {
  const lele = { yieldPerMille: 281, priceIdr: 160_000, otherInputsIdr: 8_000, feeIdr: 6_000, unitsPerKg: 1 };
  expect(tollWorthIdr(lele)).toBe(44_960 - 8_000 - 6_000);
  expect(tollWorthIdr({ ...lele, feeIdr: 40_000 })).toBe(-3_040);
  expect(
    tollWorthIdr({ yieldPerMille: 960, priceIdr: 4_000, otherInputsIdr: 300, feeIdr: 5_000, unitsPerKg: 15 }),
  ).toBe(57_600 - 4_500 - 5_000);
});

test("eggs are counted in a kilogram by their weight", () => {
  expect(unitsPerKg("butir/butir", 66)).toBeCloseTo(15.15, 2);
  expect(unitsPerKg("kg/kg", 125)).toBe(1);
  expect(unitsPerKg("butir/butir", null)).toBe(1);
  expect(unitsPerKg(null, 66)).toBe(1);
});
