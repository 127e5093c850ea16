import { expect } from "vitest";
import { kitchenOf, kitchensOf } from "~/market/kitchen-lists.server.ts";
import { capacityIn, KitchenForm, KitchenWeeksForm } from "~/market/kitchen.ts";
import { addKitchen, closeKitchen, editKitchen, setKitchenWeek, setKitchenWeeks } from "~/market/kitchens.server.ts";
import { createKitchen, createOffer, createTrader, thisWeek } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";
import { typed } from "./typed.ts";

const melati = { name: "Dapur Melati", villageCode: "63.72.02.1005", capacityKg: 200, note: "" };
const processor = { sides: ["processor" as const] };
const why = { reason: "Pindah tempat." };

test("a kitchen lies in a village of the group's regency", async ({ db }) => {
  const group = await createTrader(db, processor);
  expect(await addKitchen(db, anAct(), group, melati)).toMatchObject({ ok: true });
  const [kitchen] = await kitchensOf(db, group.id, thisWeek);
  expect(kitchen).toMatchObject({ name: "Dapur Melati", capacityKg: 200, regencyCode: "63.72", weeks: [] });
});

test("a kitchen nowhere, in another regency, or of a group that does not process is refused", async ({ db }) => {
  const group = await createTrader(db, processor);
  const elsewhere = await db
    .selectFrom("regions")
    .select("code")
    .where("level", "=", "village")
    .where("regencyCode", "=", "64.02")
    .executeTakeFirstOrThrow();
  const add = (villageCode: string) => addKitchen(db, anAct(), group, { ...melati, villageCode });
  expect(await add("63.72.99.1001")).toEqual({ ok: false, reason: "unknownVillage" });
  expect(await add(elsewhere.code)).toEqual({ ok: false, reason: "otherRegency" });
  const producer = await createTrader(db);
  expect(await addKitchen(db, anAct(), producer, melati)).toEqual({ ok: false, reason: "notProcessor" });
  expect(await db.selectFrom("kitchens").selectAll().execute()).toEqual([]);
});

test("a kitchen keeps room for its largest open offer", async ({ db }) => {
  const group = await createTrader(db, processor);
  const kitchen = await createKitchen(db, group);
  await createOffer(db, group, { kitchenId: kitchen.id, capacityKg: 150 });
  await createOffer(db, group, {
    kitchenId: kitchen.id,
    capacityKg: 190,
    toWeek: "2026-11-09",
    fromWeek: "2026-10-05",
  });
  const edit = (capacityKg: number) => editKitchen(db, anAct(), group, kitchen.id, { ...melati, capacityKg });
  expect(await edit(149)).toEqual({ ok: false, reason: "belowOffers" });
  expect(await edit(150)).toEqual({ ok: true, id: kitchen.id });
});

test("a week can be set, to 0 when the kitchen is closed, and set back to the usual", async ({ db }) => {
  const group = await createTrader(db, processor);
  const { id: kitchenId } = await createKitchen(db, group);
  const set = (capacityKg: number, week = thisWeek) =>
    setKitchenWeek(db, anAct(), group, { kitchenId, week, capacityKg });
  expect(await set(0)).toEqual({ ok: true, id: kitchenId });
  expect(await set(350, "2026-11-23")).toMatchObject({ ok: true });
  const kitchen = await kitchenOf(db, group.id, kitchenId, thisWeek);
  expect(["2026-11-16", "2026-11-23", "2026-11-30"].map((week) => capacityIn(kitchen!, week))).toEqual([0, 350, 200]);
  await set(200);
  expect(await db.selectFrom("kitchenWeeks").select("week").execute()).toEqual([{ week: "2026-11-23" }]);
});

test("weeks are set together or not at all, from this week to half a year ahead", async ({ db }) => {
  const group = await createTrader(db, processor);
  const { id } = await createKitchen(db, group);
  const set = (week: string) =>
    setKitchenWeeks(db, anAct(), group, id, [
      { week: "2026-11-23", capacityKg: 0 },
      { week, capacityKg: 0 },
    ]);
  expect(await set("2026-11-09")).toEqual({ ok: false, reason: "weekPast" });
  expect(await set("2027-05-17")).toEqual({ ok: false, reason: "weekTooFar" });
  expect(await db.selectFrom("kitchenWeeks").selectAll().execute()).toEqual([]);
  expect(await set("2027-05-10")).toMatchObject({ ok: true });
});

test("a closed kitchen says why and takes part in nothing", async ({ db }) => {
  const group = await createTrader(db, processor);
  const { id } = await createKitchen(db, group);
  expect(await closeKitchen(db, anAct("chair"), group, id, why)).toEqual({ ok: true, id });
  const row = await db.selectFrom("kitchenClosures").selectAll().executeTakeFirstOrThrow();
  expect(row).toEqual({ kitchenId: id, byUserId: "chair", at: todayMs, ...why });
  const refused = { ok: false, reason: "kitchenClosed" };
  expect(await closeKitchen(db, anAct(), group, id, why)).toEqual(refused);
  expect(await editKitchen(db, anAct(), group, id, melati)).toEqual(refused);
  const week = { kitchenId: id, week: thisWeek, capacityKg: 0 };
  expect(await setKitchenWeek(db, anAct(), group, week)).toEqual(refused);
  expect(await kitchensOf(db, group.id, thisWeek)).toEqual([]);
});

test("other people's kitchens are not found", async ({ db }) => {
  const [group, stranger] = [await createTrader(db, processor), await createTrader(db, processor)];
  const { id } = await createKitchen(db, group);
  const refused = { ok: false, reason: "kitchenNotFound" };
  expect(await editKitchen(db, anAct(), stranger, id, melati)).toEqual(refused);
  expect(await closeKitchen(db, anAct(), stranger, id, why)).toEqual(refused);
  const week = { kitchenId: id, week: thisWeek, capacityKg: 0 };
  expect(await setKitchenWeek(db, anAct(), stranger, week)).toEqual(refused);
  expect(await kitchenOf(db, stranger.id, id, thisWeek)).toBeUndefined();
});

test("the same form sent twice adds one kitchen", async ({ db }) => {
  const group = await createTrader(db, processor);
  const act = anAct();
  expect(await addKitchen(db, act, group, melati)).toEqual(await addKitchen(db, { ...act }, group, melati));
  expect(await db.selectFrom("kitchens").select("id").execute()).toHaveLength(1);
});

const sent = { name: " Dapur Melati ", villageCode: "63.72.02.1005", capacityKg: "1.200" };

test.for([
  ["name", "", "required"],
  ["name", "ab", "tooShort"],
  ["villageCode", "63.72", "choice"],
  ["capacityKg", "-5", "aboveZero"],
  ["capacityKg", "0", "aboveZero"],
  ["capacityKg", "1e9", "wholeKg"],
  ["capacityKg", "1,5", "wholeKg"],
] as const)("a kitchen with %s = %j is refused as %s", ([field, value, complaint]) => {
  expect(typed(KitchenForm, { ...sent, [field]: value })).toMatchObject({ errors: { [field]: [complaint] } });
});

test("a kitchen's form is read as people type it", () => {
  expect(typed(KitchenForm, sent)).toEqual({ value: { ...melati, capacityKg: 1200 } });
  expect(typed(KitchenForm, { ...sent, groupId: "x" })).toMatchObject({ errors: { "": ["unknownField"] } });
});

test("weeks are Mondays, each once, and 0 kg is a closed week", () => {
  const weeks = (rows: [string, string][]) =>
    typed(
      KitchenWeeksForm,
      Object.fromEntries(
        rows.flatMap(([week, kg], at) => [
          [`weeks[${at}].week`, week],
          [`weeks[${at}].capacityKg`, kg],
        ]),
      ),
    );
  expect(weeks([["2026-11-23", "0"]])).toEqual({ value: { weeks: [{ week: "2026-11-23", capacityKg: 0 }] } });
  expect(weeks([["2026-11-24", "0"]])).toMatchObject({ errors: { "weeks[0].week": ["choice"] } });
  expect(weeks([["2026-11-23", "-1"]])).toHaveProperty(["errors", "weeks[0].capacityKg"]);
  expect(
    weeks([
      ["2026-11-23", "1"],
      ["2026-11-23", "2"],
    ]),
  ).toMatchObject({ errors: { weeks: ["repeated"] } });
  expect(weeks([])).toMatchObject({ errors: { weeks: ["required"] } });
});
