import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { freshnessOf, packsLeft, saleIdr, SaleForm, takenQuantity } from "~/production/stock.ts";

const floss = { outputUnit: "gram" as const, packQuantity: 100 };
const eggs = { outputUnit: "piece" as const, packQuantity: null };

test("packets are whole and weigh what is in them, loose product is weighed or counted", () => {
  expect(takenQuantity(floss, "pack", 12_000)).toEqual({ quantity: 1_200, packs: 12 });
  expect(takenQuantity(floss, "pack", 12_500)).toBe("packsNotWhole");
  expect(takenQuantity(floss, "loose", 2_500)).toEqual({ quantity: 2_500, packs: null });
  expect(takenQuantity(eggs, "loose", 30_000)).toEqual({ quantity: 30, packs: null });
  expect(takenQuantity(eggs, "loose", 30_500)).toBe("piecesNotWhole");
  expect(takenQuantity(eggs, "pack", 1_000)).toBe("packsNone");
});

test("a sale is worth its packets or pieces times their price, or its grams at a price per kg", () => {
  expect(saleIdr("gram", { quantity: 1_200, packs: 12 }, 17_000)).toBe(204_000);
  expect(saleIdr("gram", { quantity: 2_505, packs: null }, 150_001)).toBe(375_753);
  expect(saleIdr("piece", { quantity: 30, packs: null }, 4_000)).toBe(120_000);
});

test("what is left is told in full packets and what lies loose beside them", () => {
  expect([packsLeft(1_250, 100), packsLeft(99, 100), packsLeft(500, null)]).toEqual([
    { packs: 12, loose: 50 },
    { packs: 0, loose: 99 },
    null,
  ]);
});

test("a stock is fresh, near its day, or past it; without a day it is fresh", () => {
  const at = (day: string | null) => freshnessOf(day, "2026-11-21", "2026-12-05");
  expect([at("2026-11-20"), at("2026-11-21"), at("2026-12-05"), at("2026-12-06"), at(null)]).toEqual([
    "over",
    "soon",
    "soon",
    "fresh",
    "fresh",
  ]);
});

test("a sale asks for what, how much, for how much, when, where and to what kind of buyer, and nothing else", () => {
  const form = new FormData();
  form.set("buyerName", "Bu Siti");
  form.set("countThousandths", "2.5");
  const error = parseWithZod(form, { schema: SaleForm }).reply().error;
  expect(error).toMatchObject({
    batchId: ["choice"],
    ware: ["choice"],
    countThousandths: ["decimal"],
    soldOn: ["required"],
    priceIdr: ["required"],
    channel: ["choice"],
    buyerKind: ["choice"],
    "": ["unknownField"],
  });
});
