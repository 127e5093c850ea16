import { expect } from "vitest";
import { balanceOf, weekOfSupply, weeksBetween, worstCell } from "~/market/week-calendar.ts";
import { weekCalendar } from "~/market/week-calendar.server.ts";
import { createKitchen, createLot, createOffer, createTrader } from "../factories/market.ts";
import { createContract } from "../factories/partnerships.ts";
import { test, todayMs } from "../setup.ts";

const today = "2026-11-21";
const first = "2026-11-16";
const second = "2026-11-23";

let minutes = 0;
/** Each look is twenty minutes after the one before, so that none is answered from what was added up earlier. */
function later(): number {
  minutes += 20;
  return todayMs + minutes * 60_000;
}

test("harvest is counted once, in its first week, and only what is for sale and public", async ({ db }) => {
  const group = await createTrader(db);
  await createLot(db, group, { quantityKg: 100, readyFrom: "2026-11-10", readyTo: "2026-12-30" });
  await createLot(db, group, { quantityKg: 40, readyFrom: "2026-11-24", readyTo: "2026-12-20" });
  await createLot(db, group, { quantityKg: 999, readyFrom: "2026-11-01", readyTo: "2026-11-20" });
  await createLot(db, await createTrader(db, { verified: false }), { quantityKg: 777 });
  const gone = await createLot(db, group, { quantityKg: 555 });
  await db.insertInto("lotWithdrawals").values({ lotId: gone.id, byUserId: "u", at: 1, reason: "x" }).execute();
  const [lele] = await weekCalendar(db, { regencyCode: "63.72", today }, later());
  expect(lele?.code).toBe("LELE");
  expect(lele?.cells.map(({ supplyKg }) => supplyKg)).toEqual([100, 40, 0, 0, 0, 0, 0, 0]);
  expect(lele?.cells.slice(0, 2).map(({ week }) => week)).toEqual([first, second]);
});

test("what is promised is no supply any more", async ({ db }) => {
  await createContract(db, { lotKg: 120, quantityKg: 50 });
  const rows = await weekCalendar(db, { regencyCode: null, today }, later());
  const all = rows.find(({ code }) => code === "LELE")?.cells.reduce((sum, cell) => sum + cell.supplyKg, 0);
  expect(all).toBe(70);
});

test("a kitchen counts in its weeks and never above what it holds that week", async ({ db }) => {
  const group = await createTrader(db, { sides: ["processor"] });
  const kitchen = await createKitchen(db, group, { capacityKg: 150 });
  await createOffer(db, group, { kitchenId: kitchen.id, capacityKg: 100, fromWeek: first, toWeek: second });
  await createOffer(db, group, { kitchenId: kitchen.id, capacityKg: 100, fromWeek: second, toWeek: second });
  await db.insertInto("kitchenWeeks").values({ kitchenId: kitchen.id, week: first, capacityKg: 30 }).execute();
  const [lele] = await weekCalendar(db, { regencyCode: null, today }, later());
  expect(lele?.cells.slice(0, 3).map(({ capacityKg }) => capacityKg)).toEqual([30, 150, 0]);
  const elsewhere = await weekCalendar(db, { regencyCode: "64.02", today }, later());
  expect(elsewhere).toEqual([]);
});

test("the balance says where it is short and where too much, and names the worst", () => {
  expect(balanceOf({ supplyKg: 100, capacityKg: 95 })).toBe("even");
  expect(balanceOf({ supplyKg: 0, capacityKg: 20 })).toBe("even");
  expect(balanceOf({ supplyKg: 200, capacityKg: 100 })).toBe("over");
  expect(balanceOf({ supplyKg: 100, capacityKg: 200 })).toBe("short");
  expect(weekOfSupply("2026-11-10", today)).toBe(first);
  expect(weeksBetween([first, second], second, "2027-01-04")).toEqual([second]);
  const cell = (week: string, supplyKg: number, capacityKg: number) => ({ week, supplyKg, capacityKg });
  const rows = [
    { code: "LELE", cells: [cell(first, 100, 900), cell(second, 300, 100)] },
    { code: "NILA", cells: [cell(first, 500, 100)] },
  ];
  expect(worstCell(rows)).toMatchObject({ code: "NILA", balance: "over" });
  expect(worstCell(rows.slice(0, 1))).toMatchObject({ code: "LELE", cell: { week: second } });
  expect(worstCell([])).toBeNull();
});

test("the sums of the last minutes are shown while new ones are made, and old ones are waited for", async ({ db }) => {
  const asked = { regencyCode: null, today: "2027-01-01" };
  const sums = [1, 2, 3].map((kg) => [{ code: "LELE", cells: [{ week: first, supplyKg: kg, capacityKg: 0 }] }]);
  let made = 0;
  const add = () => Promise.resolve(sums[made++] ?? []);
  const look = async (ms: number) => (await weekCalendar(db, asked, todayMs + ms, add))[0]?.cells[0]?.supplyKg;
  expect(await look(0)).toBe(1);
  expect(await look(59_000)).toBe(1);
  expect(await look(61_000)).toBe(1);
  expect(await look(62_000)).toBe(2);
  expect(await look(700_000)).toBe(3);
});

test("when new sums cannot be made the next look tries again", async ({ db }) => {
  const asked = { regencyCode: null, today: "2027-01-02" };
  const fail = () => Promise.reject(new Error("no thread"));
  await expect(weekCalendar(db, asked, todayMs, fail)).rejects.toThrow("no thread");
  expect(await weekCalendar(db, asked, todayMs + 1, () => Promise.resolve([]))).toEqual([]);
});
