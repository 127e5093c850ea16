import { expect, test } from "vitest";
import { breakEvenIdr } from "~/market/break-even.ts";
import { freshOffer, OfferForm, offerState, typedOffer, typedYield } from "~/market/offer.ts";
import { typed } from "./typed.ts";

const good = {
  productCode: "KERUPUK_IKAN",
  kitchenId: "kitchen",
  "accepts[0].commodityCode": "GABUS",
  "accepts[0].ceilingIdr": "60.000",
  "accepts[0].yieldPerMille": "55",
  "accepts[1].commodityCode": "NILA",
  "accepts[1].ceilingIdr": "",
  "accepts[1].yieldPerMille": "55,5",
  terms: "buy",
  feeIdr: "",
  capacityKg: "1.250",
  fromWeek: "2026-11-23",
  toWeek: "2026-12-28",
  maxKm: "25",
  minBatchKg: "20",
  maxSuppliers: "5",
};

test("an offer is read as people type it: a raw material without a price is not taken", () => {
  expect(typed(OfferForm, good)).toMatchObject({
    value: {
      accepts: [{ commodityCode: "GABUS", ceilingIdr: 60_000, yieldPerMille: 550 }],
      capacityKg: 1250,
      feeIdr: 0,
      note: "",
    },
  });
});

test.each([
  ["accepts[0].ceilingIdr", "-5", "aboveZero"],
  ["accepts[0].ceilingIdr", "1e9", "wholeIdr"],
  ["accepts[0].ceilingIdr", "24,5", "wholeIdr"],
  ["accepts[0].yieldPerMille", "28,15", "decimal"],
  ["accepts[0].yieldPerMille", "-28", "aboveZero"],
  ["accepts[0].yieldPerMille", "0", "aboveZero"],
  ["accepts[0].yieldPerMille", "301", "tooLarge"],
  ["terms", "gift", "choice"],
  ["terms", "", "choice"],
  ["feeIdr", "-1", "number"],
  ["capacityKg", "1,5", "wholeKg"],
  ["fromWeek", "2026-11-24", "choice"],
  ["toWeek", "2026-11-16", "window"],
  ["maxKm", "1001", "tooLarge"],
  ["minBatchKg", "1.251", "atMost"],
  ["maxSuppliers", "0", "aboveZero"],
])("%s = %j is refused as %s", (field, value, complaint) => {
  expect(typed(OfferForm, { ...good, [field]: value })).toMatchObject({ errors: { [field]: [complaint] } });
});

test("an offer takes at least one raw material, each once", () => {
  const none = typed(OfferForm, { ...good, "accepts[0].ceilingIdr": "" });
  expect(none).toMatchObject({ errors: { accepts: ["required"] } });
  const twice = { ...good, "accepts[1].commodityCode": "GABUS", "accepts[1].ceilingIdr": "50.000" };
  expect(typed(OfferForm, twice)).toMatchObject({ errors: { accepts: ["repeated"] } });
  const stowaway = typed(OfferForm, { ...good, "accepts[0].offerId": "x" });
  expect(stowaway).toHaveProperty("errors");
});

test("a yield is typed from 100 and kept per 1000", () => {
  expect(typedYield(281)).toBe("28,1");
  expect(typedYield(960)).toBe("96");
  const read = typed(OfferForm, { ...good, "accepts[0].yieldPerMille": typedYield(281) });
  expect(read).toHaveProperty("value.accepts.0.yieldPerMille", 281);
});

test("a fresh form and a stored offer come back as they would be typed", () => {
  const fresh = freshOffer({ id: "k", capacityKg: 12 }, "2026-11-21");
  const rows = [{ commodityCode: "LELE", ceilingIdr: null, yieldPerMille: 281 }];
  expect(typedOffer(fresh, rows)).toMatchObject({
    fromWeek: "2026-11-16",
    toWeek: "2027-01-04",
    minBatchKg: "12",
    feeIdr: "",
    accepts: [{ commodityCode: "LELE", ceilingIdr: "", yieldPerMille: "28,1" }],
  });
});

test("the state of an offer follows from its weeks, its withdrawal and its kitchen", () => {
  const state = (over: object) =>
    offerState({ toWeek: "2026-11-16", withdrawnAt: null, kitchenClosedAt: null, ...over }, "2026-11-22");
  expect(state({})).toBe("open");
  expect(state({ toWeek: "2026-11-09" })).toBe("past");
  expect(state({ withdrawnAt: 1 })).toBe("withdrawn");
  expect(state({ kitchenClosedAt: 1 })).toBe("kitchenClosed");
});

test("break-even is what the product brings, less other inputs, labour and the fee", () => {
  const abon = { outputUnit: "kg", priceIdr: 160_000, labourDaysPerUnit: 0.1, otherInputsIdrPerUnit: 8_000 };
  // 0.281 × 160.000 = 44.960, less 8.000 and a tenth of a day's 100.000.
  expect(breakEvenIdr(abon, 281, 125)).toBe(26_960);
  expect(breakEvenIdr(abon, 281, 125, 6_000)).toBe(20_960);
  expect(breakEvenIdr({ ...abon, priceIdr: null }, 281, 125)).toBeNull();
  const eggs = { outputUnit: "butir", priceIdr: 4_000, labourDaysPerUnit: 0.004, otherInputsIdrPerUnit: 300 };
  // 0.96 × 4.000 − 300 − 400 = 3.140 an egg of 66 g.
  expect(breakEvenIdr(eggs, 960, 66)).toBe(47_576);
  expect(breakEvenIdr(eggs, 960, null)).toBeNull();
});
