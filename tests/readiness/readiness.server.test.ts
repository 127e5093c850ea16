import fc from "fast-check";
import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { ReadinessForm } from "~/readiness/readiness-form.ts";
import type { ReadinessValue } from "~/readiness/readiness-form.ts";
import { readReadinessFilter, readinessQuery } from "~/readiness/readiness-filter.ts";
import { readyIf, wantsOf } from "~/readiness/ready-if.ts";
import type { Held } from "~/readiness/readiness.ts";
import { allEquipment, allTrainings, equipmentFor, placeNeeds, readinessOf, weights } from "~/readiness/readiness.ts";
import { narrowed, noteReadiness, pageAfter, registerOf } from "~/readiness/readiness.server.ts";
import { createTrader, licenseFor } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";

const today = "2026-11-21";
const office = { regencyCodes: ["63.72"], villageCodes: [] };
const nothing: Held = { workers: 0, equipment: [], place: [], trainings: [] };
const everything: Held = {
  workers: 5,
  equipment: [...allEquipment],
  place: [...placeNeeds],
  trainings: [...allTrainings],
};

function aNote(over: Partial<ReadinessValue> = {}): ReadinessValue {
  const held = { workers: 3, equipment: ["stove", "wok"] as const, place: ["water"] as const, trainings: [] };
  return { productCode: "ABON_LELE", note: "", ...held, ...over } as ReadinessValue;
}

async function noted(
  db: Db,
  over: Partial<ReadinessValue> = {},
  atMs = todayMs,
  group?: Awaited<ReturnType<typeof createTrader>>,
) {
  const trader = group ?? (await createTrader(db));
  const done = await noteReadiness(db, anAct("companion", { at: atMs }), trader, aNote(over));
  expect(done.ok).toBe(true);
  return trader;
}

test("who has all of it is ready, who has nothing scores nothing, and the weights are a whole", () => {
  expect(readinessOf("ABON_LELE", everything, { needed: ["NIB"], missing: [] })).toMatchObject({
    score: 100,
    level: "ready",
    costIdr: 0,
  });
  expect(readinessOf("ABON_LELE", nothing, { needed: ["NIB"], missing: ["NIB"] })).toMatchObject({
    score: 0,
    level: "far",
  });
  expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBe(100);
});

test("one thing more never lowers a score, and a score lies between 0 and 100", () => {
  const some = fc.record({
    workers: fc.nat(6),
    equipment: fc.subarray([...allEquipment]),
    place: fc.subarray([...placeNeeds]),
    trainings: fc.subarray([...allTrainings]),
  });
  fc.assert(
    fc.property(some, fc.constantFrom("ABON_LELE", "NUGGET_IKAN", "FILLET_BEKU", "TELUR_ASIN"), (held, productCode) => {
      const permits = { needed: ["NIB", "HALAL"], missing: ["HALAL"] };
      const { score, costIdr } = readinessOf(productCode, held, permits);
      const more = readinessOf(
        productCode,
        { ...held, workers: held.workers + 1, equipment: [...allEquipment] },
        permits,
      );
      expect(score).toBeGreaterThanOrEqual(0);
      expect(more.score).toBeGreaterThanOrEqual(score);
      expect(more.score).toBeLessThanOrEqual(100);
      expect(more.costIdr).toBeLessThanOrEqual(costIdr);
    }),
  );
});

test("what is missing is named, with our estimate for equipment and what is known of a licence", () => {
  const held = { ...everything, equipment: equipmentFor("ABON_LELE").filter((one) => one !== "spinner") };
  const readiness = readinessOf("ABON_LELE", { ...held, workers: 2 }, { needed: ["NIB", "HALAL"], missing: ["HALAL"] });
  expect(readyIf(readiness, "id")).toBe("peniris minyak, izin Halal, 1 orang lagi");
  expect(readiness.costIdr).toBe(2_500_000);
  expect(wantsOf(readiness, "en").map(({ costIdr }) => costIdr)).toEqual([2_500_000, null, null]);
  expect(wantsOf(readiness, "id")[1]?.about).toContain("SEHATI");
  expect(readyIf(readinessOf("ABON_LELE", everything, { needed: [], missing: [] }), "id")).toBe("sudah lengkap");
});

test("the register reads licences from the group's own record, and the newest note holds", async ({ db }) => {
  const group = await noted(db, { equipment: [] });
  await noted(
    db,
    { equipment: [...equipmentFor("ABON_LELE")], place: [...placeNeeds], trainings: [...allTrainings] },
    todayMs + 1000,
    group,
  );
  const [before, ...others] = await registerOf(db, office, today);
  expect(others).toEqual([]);
  expect(before?.readiness.parts).toMatchObject({ equipment: 100, licences: 0, people: 100 });
  expect(before?.readiness.missing.licences).toContain("NIB");
  await licenseFor(db, group.id);
  expect((await registerOf(db, office, today))[0]?.readiness).toMatchObject({ score: 100, level: "ready" });
});

test("an office reads its own register: a companion the own kelurahan, another regency nothing", async ({ db }) => {
  await noted(db);
  expect(await registerOf(db, { regencyCodes: [], villageCodes: ["63.72.02.1005"] }, today)).toHaveLength(1);
  expect(await registerOf(db, { regencyCodes: [], villageCodes: ["63.72.04.1001"] }, today)).toEqual([]);
  expect(await registerOf(db, { regencyCodes: ["64.02"], villageCodes: [] }, today)).toEqual([]);
});

test("a note of the office leaves an event of the office, not of the group, and an unknown product is refused", async ({
  db,
}) => {
  const group = await noted(db);
  const refused = await noteReadiness(db, anAct(), group, aNote({ productCode: "KUE" }));
  expect(refused).toEqual({ ok: false, reason: "unknownProduct" });
  const events = await db.selectFrom("events").select(["verb", "groupId", "regencyCode"]).execute();
  expect(events).toEqual([{ verb: "readiness.noted", groupId: null, regencyCode: "63.72" }]);
});

test("the readiest stand first, pages meet, and a filter narrows", async ({ db }) => {
  for (let i = 0; i < 23; i += 1) await noted(db, { workers: i % 4, productCode: i % 2 ? "ABON_LELE" : "NUGGET_IKAN" });
  const rows = await registerOf(db, office, today);
  const scores = rows.map(({ readiness }) => readiness.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  const first = pageAfter(rows, null);
  const second = pageAfter(rows, readCursor(first.next));
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(second.next).toBeNull();
  expect(narrowed(rows, { productCode: "ABON_LELE", villageCode: null, level: null })).toHaveLength(11);
  expect(narrowed(rows, { productCode: null, villageCode: "63.72.04.1001", level: null })).toEqual([]);
});

test("the form reads ticks, one or many or none, and refuses what is no tick of ours", () => {
  const typed = { productCode: "ABON_LELE", workers: "3" };
  expect(ReadinessForm.parse(typed)).toMatchObject({ workers: 3, equipment: [], place: [], trainings: [], note: "" });
  expect(ReadinessForm.parse({ ...typed, equipment: ["wok"] }).equipment).toEqual(["wok"]);
  expect(ReadinessForm.safeParse({ ...typed, equipment: ["rocket"] }).success).toBe(false);
  expect(ReadinessForm.safeParse({ ...typed, workers: "tiga" }).success).toBe(false);
});

test("a filter survives its address", () => {
  const filter = { productCode: "ABON_LELE", villageCode: "63.72.02.1005", level: "close" } as const;
  expect(readReadinessFilter(new URLSearchParams(readinessQuery(filter)))).toEqual(filter);
  expect(readReadinessFilter(new URLSearchParams("produk=%00&tingkat=x"))).toEqual({
    productCode: null,
    villageCode: null,
    level: null,
  });
});
