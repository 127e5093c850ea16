import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { needsNote, netOf, WeighForm } from "~/partnerships/ticket.ts";

/** What a browser sends: every field of the page, the empty ones too. */
function typed(over: Record<string, string> = {}) {
  const form = new FormData();
  for (let i = 0; i < 10; i += 1) form.set(`baskets[${i}]`, over[`baskets[${i}]`] ?? "");
  const rest = { tare: "1,5", tarePer: "basket", grade: "2", weighedOn: "2026-11-21", note: "" };
  for (const [name, value] of Object.entries({ ...rest, ...over })) form.set(name, value);
  return parseWithZod(form, { schema: WeighForm });
}

const four = { "baskets[0]": "31,2", "baskets[1]": "30,6", "baskets[2]": "29,8", "baskets[3]": "32,1" };

test("four baskets in kg become grams, less an empty weight for each", () => {
  const read = typed(four);
  expect(read.status === "success" && read.value).toMatchObject({
    grossGrams: 123_700,
    tareGrams: 6_000,
    grade: 2,
    weighedOn: "2026-11-21",
    note: "",
  });
});

test("an empty weight of all baskets counts once, none counts as nothing", () => {
  const total = typed({ ...four, tarePer: "total", tare: "6" });
  expect(total.status === "success" && total.value.tareGrams).toBe(6_000);
  const none = typed({ ...four, tare: "" });
  expect(none.status === "success" && none.value.tareGrams).toBe(0);
});

test("baskets may be left out in between", () => {
  const read = typed({ "baskets[1]": "10,125", "baskets[9]": "20" });
  expect(read.status === "success" && read.value.grossGrams).toBe(30_125);
});

test.each([
  ["31.2", "decimal"],
  ["-5", "aboveZero"],
  ["0", "aboveZero"],
  ["1e9", "decimal"],
  ["31,2345", "decimal"],
  ["31.250", "tooLarge"],
  ["banyak", "decimal"],
])("a basket of %s is told %s", (kg, complaint) => {
  const read = typed({ ...four, "baskets[0]": kg });
  expect(read.reply().error).toEqual({ "baskets[0]": [complaint] });
});

test("no basket, a wrong grade and an impossible day are told together", () => {
  const read = typed({ grade: "6", weighedOn: "2026-02-30" });
  expect(read.reply().error).toEqual({ "baskets[0]": ["required"], grade: ["choice"], weighedOn: ["date"] });
});

test("baskets that weigh no more than their tubs are refused", () => {
  expect(typed({ "baskets[0]": "1,5" }).reply().error).toEqual({ tare: ["atMost"] });
});

test("a basket beyond the last and an unknown field are refused", () => {
  expect(typed({ ...four, "baskets[40]": "5" }).reply().error).toEqual({ baskets: ["tooLarge"] });
  expect(typed({ ...four, netGrams: "999999" }).reply().error).toEqual({ "": ["unknownField"] });
});

test("the net is the gross less every tub", () => {
  expect(netOf([31_200, 30_600], 1_500, "basket")).toEqual({ grossGrams: 61_800, tareGrams: 3_000, netGrams: 58_800 });
  expect(netOf([], 1_500, "total")).toEqual({ grossGrams: 0, tareGrams: 1_500, netGrams: -1_500 });
});

test("a fifth above the promise is the last that needs no word", () => {
  expect([needsNote(144_000, 120), needsNote(144_001, 120)]).toEqual([false, true]);
});

test("what was refused needs a reason and a fate, and a price when it was bought cheaper", () => {
  const refused = (over: Record<string, string>) => typed({ ...four, rejected: "4,5", ...over });
  expect(refused({}).reply().error).toEqual({ fate: ["choice"], rejectedWhy: ["required"] });
  expect(refused({ rejectedWhy: "lembek", fate: "sold" }).reply().error).toEqual({ rejectedIdr: ["required"] });
  const read = refused({ rejectedWhy: "lembek", fate: "sold", rejectedIdr: "8.000" });
  expect(read.status === "success" && read.value.rejection).toEqual({
    grams: 4_500,
    reason: "lembek",
    fate: "sold",
    rateIdr: 8_000,
  });
  const back = refused({ rejectedWhy: "lembek", fate: "returned", rejectedIdr: "8.000" });
  expect(back.status === "success" && back.value.rejection?.rateIdr).toBe(0);
});
