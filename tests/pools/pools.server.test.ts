import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import { editLot, withdrawLot } from "~/market/lots.server.ts";
import { leavePool } from "~/pools/pool-members.server.ts";
import { poolTerms } from "~/pools/pool.ts";
import { inviteMore, proposePool } from "~/pools/pools.server.ts";
import { aLot, createBid, createLot, createOffer, createTrader } from "../factories/market.ts";
import { answerAsMember, createInvited, createPool, createSeller } from "../factories/pools.ts";
import { anAct, test, todayMs } from "../setup.ts";

const no = (reason: string) => ({ ok: false, reason });
const hourMs = 3_600_000;

const lotRow = (db: Db, id: string) => db.selectFrom("lots").selectAll().where("id", "=", id).executeTakeFirst();
const balance = (db: Db, lotId: string) =>
  db.selectFrom("lotBalances").selectAll().where("lotId", "=", lotId).executeTakeFirstOrThrow();
const leave = (db: Db, group: Parameters<typeof leavePool>[2], poolId: string) =>
  leavePool(db, anAct(group.id), group, { poolId, reason: "sudah laku" });
const told = (db: Db, kind: string) =>
  db.selectFrom("messages").select(["recipient", "data"]).where("kind", "=", kind).orderBy("recipient").execute();

test("while neighbours are asked, nothing leaves the market", async ({ db }) => {
  const sellers = [await createSeller(db), await createSeller(db)];
  const poolId = await createInvited(db, sellers);
  expect(await lotRow(db, poolId)).toBeUndefined();
  for (const { lot } of sellers) expect((await balance(db, lot.id)).remainingKg).toBe(120);
  const [news] = await told(db, "poolInvited");
  expect(news?.recipient).toBe(`g:${sellers[1]?.group.id}`);
});

test("with the first yes the pool is one harvest, and those of its members rest", async ({ db }) => {
  const a = await createSeller(db, { quantityKg: 70, askIdr: 23_000, minSaleKg: 10 });
  const b = await createSeller(db, { quantityKg: 50, askIdr: 24_500, readyFrom: "2026-11-26" });
  const c = await createSeller(db, { quantityKg: 60 });
  const poolId = await createInvited(db, [a, b, c]);
  await answerAsMember(db, b.group, poolId);
  const terms = { quantityKg: 120, askIdr: 24_500, readyFrom: "2026-11-26", readyTo: "2026-12-01" };
  expect(await lotRow(db, poolId)).toMatchObject({ ...terms, groupId: a.group.id, isListed: 1 });
  expect(await balance(db, poolId)).toMatchObject({ promisedKg: 0, remainingKg: 120 });
  for (const { lot } of [a, b]) {
    expect(await balance(db, lot.id)).toMatchObject({ remainingKg: 0 });
    expect((await lotRow(db, lot.id))?.isListed).toBe(0);
  }
  expect((await balance(db, c.lot.id)).remainingKg).toBe(60);
  await answerAsMember(db, c.group, poolId);
  expect(await lotRow(db, poolId)).toMatchObject({ quantityKg: 180, askIdr: 24_500 });
});

test("a pool asks the highest of its members' asks, and leaves everybody the own least sale", () => {
  const one = { stepKg: 1, minSaleKg: 1, readyFrom: "2026-11-24", readyTo: "2026-12-01" };
  const members = [
    { ...one, quantityKg: 100, askIdr: 23_000, minSaleKg: 20 },
    { ...one, quantityKg: 50, askIdr: 24_000, minSaleKg: 25 },
  ];
  expect(poolTerms(members)).toMatchObject({ quantityKg: 150, askIdr: 24_000, minSaleKg: 75 });
});

test("only what nobody else counts on goes into a pool", async ({ db }) => {
  const lead = await createSeller(db);
  const propose = (lotIds: string[]) =>
    proposePool(db, anAct(lead.group.id), lead.group, { lotId: lead.lot.id, lotIds, note: "" });
  const other = async (over: Parameters<typeof createLot>[2]) => (await createSeller(db, over)).lot.id;
  expect(await propose([await other({ form: "utuh" })])).toEqual(no("notAlike"));
  expect(await propose([await other({ readyFrom: "2026-12-10", readyTo: "2026-12-12" })])).toEqual(no("notAlike"));
  expect(await propose([await other({ stepKg: 3 })])).toEqual(no("notAlike"));
  expect(await propose([(await createLot(db, lead.group)).id])).toEqual(no("lotNotFound"));
  expect(await propose(["nothing"])).toEqual(no("lotNotFound"));
  const raw = await createTrader(db, { verified: false });
  expect(await propose([(await createLot(db, raw)).id])).toEqual(no("groupUnverified"));
  const bidden = await createSeller(db, { bidsCloseAt: todayMs + hourMs });
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor);
  await createBid(db, { lotId: bidden.lot.id, offerId: offer.id, groupId: processor.id });
  expect(await propose([bidden.lot.id])).toEqual(no("lotHasBids"));
  const { poolId, sellers } = await createPool(db, [40, 50]);
  expect(await propose([sellers[1]?.lot.id ?? ""])).toEqual(no("lotPooled"));
  expect(await propose([poolId])).toEqual(no("lotPooled"));
});

test("a harvest far away is no neighbour", async ({ db }) => {
  const lead = await createSeller(db);
  const places = await db
    .selectFrom("regions")
    .select(["code", "lat", "lon"])
    .where("regencyCode", "=", "63.72")
    .where("level", "=", "village")
    .execute();
  const here = places.find(({ code }) => code === lead.group.villageCode);
  const far = places.toSorted(
    (a, b) =>
      Math.hypot((b.lat ?? 0) - (here?.lat ?? 0), (b.lon ?? 0) - (here?.lon ?? 0)) -
      Math.hypot((a.lat ?? 0) - (here?.lat ?? 0), (a.lon ?? 0) - (here?.lon ?? 0)),
  )[0];
  const group = await createTrader(db, { villageCode: far?.code ?? "" });
  const lot = await createLot(db, group);
  const value = { lotId: lead.lot.id, lotIds: [lot.id], note: "" };
  expect(await proposePool(db, anAct(), lead.group, value)).toEqual(no("tooFar"));
});

test("who was not asked is not found, and each answers once", async ({ db }) => {
  const { poolId, sellers } = await createPool(db, [40, 50]);
  const stranger = await createSeller(db);
  expect(await answerAsMember(db, stranger.group, poolId)).toEqual(no("notInvited"));
  expect(await leave(db, stranger.group, poolId)).toEqual(no("notMember"));
  expect(await answerAsMember(db, sellers[1]?.group ?? stranger.group, poolId)).toEqual(no("alreadyAnswered"));
});

test("a no is told to the leader with its reason, and nothing changes", async ({ db }) => {
  const sellers = [await createSeller(db), await createSeller(db)] as const;
  const poolId = await createInvited(db, [...sellers]);
  expect(await answerAsMember(db, sellers[1].group, poolId, "no")).toMatchObject({ ok: true });
  expect(await lotRow(db, poolId)).toBeUndefined();
  const [news] = await told(db, "poolDeclined");
  expect(news).toMatchObject({ recipient: `g:${sellers[0].group.id}` });
  expect(news?.data).toContain("sudah ada pembeli");
});

test("a harvest in a pool is neither changed nor withdrawn, by its verbs nor behind them", async ({ db }) => {
  const { poolId, sellers } = await createPool(db, [40, 50]);
  const [{ group, lot } = await createSeller(db)] = sellers;
  expect(await editLot(db, anAct(), group, lot.id, aLot({ quantityKg: 90 }))).toEqual(no("pooled"));
  expect(await withdrawLot(db, anAct(), group, lot.id, { reason: "dijual" })).toEqual(no("pooled"));
  expect(await editLot(db, anAct(), group, poolId, aLot({ quantityKg: 10 }))).toEqual(no("pooled"));
  const change = db.updateTable("lots").set({ askIdr: 1 }).where("id", "=", lot.id).execute();
  await expect(change).rejects.toThrow("stays as it was put in");
  const row = { lotId: lot.id, byUserId: "x", at: todayMs, reason: "x" };
  await expect(db.insertInto("lotWithdrawals").values(row).execute()).rejects.toThrow("not withdrawn");
});

test("a member takes its harvest out, and what stays is offered anew", async ({ db }) => {
  const { poolId, sellers } = await createPool(db, [40, 50, 60]);
  const out = sellers[2] ?? (await createSeller(db));
  expect(await leave(db, out.group, poolId)).toMatchObject({ ok: true });
  expect(await lotRow(db, poolId)).toMatchObject({ quantityKg: 90 });
  expect(await balance(db, out.lot.id)).toMatchObject({ remainingKg: 60 });
  expect((await lotRow(db, out.lot.id))?.isListed).toBe(1);
  expect((await told(db, "poolLeft")).length).toBe(2);
  expect(await leave(db, out.group, poolId)).toEqual(no("notMember"));
});

test("the last two part together, and so do all when the leader goes", async ({ db }) => {
  for (const at of [1, 0]) {
    const { poolId, sellers } = await createPool(db, at === 1 ? [40, 50] : [40, 50, 60]);
    expect(await leave(db, sellers[at]?.group ?? (await createSeller(db)).group, poolId)).toMatchObject({ ok: true });
    expect(await db.selectFrom("poolEnds").select("poolId").where("poolId", "=", poolId).execute()).toHaveLength(1);
    for (const { lot } of sellers) expect((await balance(db, lot.id)).promisedKg).toBe(0);
    const gone = await db.selectFrom("lotWithdrawals").select("lotId").where("lotId", "=", poolId).execute();
    expect(gone).toHaveLength(1);
  }
});

test("nobody comes in while a bid for the pool is open", async ({ db }) => {
  const { poolId, sellers } = await createPool(db, [40, 50]);
  const late = await createSeller(db);
  const lead = sellers[0]?.group ?? late.group;
  const more = { poolId, lotIds: [late.lot.id] };
  expect(await inviteMore(db, anAct(lead.id), lead, more)).toMatchObject({ ok: true });
  expect(await inviteMore(db, anAct(lead.id), lead, more)).toEqual(no("nobodyInvited"));
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor);
  const bid = await createBid(db, { lotId: poolId, offerId: offer.id, groupId: processor.id });
  expect(await answerAsMember(db, late.group, poolId)).toEqual(no("poolBusy"));
  await db.insertInto("bidWithdrawals").values({ bidId: bid.id, byUserId: "x", at: todayMs }).execute();
  expect(await answerAsMember(db, late.group, poolId)).toMatchObject({ ok: true });
});

test("two pools that claim one harvest at the same instant: one gets it", async ({ db }) => {
  for (let round = 0; round < 5; round += 1) {
    const wanted = await createSeller(db);
    const pools = [];
    for (let i = 0; i < 2; i += 1) pools.push(await createInvited(db, [await createSeller(db), wanted]));
    const done = await Promise.all(pools.map((poolId) => answerAsMember(db, wanted.group, poolId)));
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter(({ ok }) => !ok)).toEqual([no("lotPooled")]);
    const rows = await db.selectFrom("poolMembers").select("poolId").where("lotId", "=", wanted.lot.id).execute();
    expect(rows).toHaveLength(1);
  }
});

test("the database itself lets a harvest stand in one pool only", async ({ db }) => {
  const { sellers } = await createPool(db, [40, 50]);
  const second = await createInvited(db, [await createSeller(db), await createSeller(db)]);
  const { group, lot } = sellers[0] ?? (await createSeller(db));
  const row = { poolId: second, lotId: lot.id, groupId: group.id, quantityKg: 1, at: todayMs };
  const insert = inTransaction(db, (db) =>
    db
      .insertInto("poolMembers")
      .values({ ...row, leftAt: null, leftBecause: null })
      .execute(),
  );
  await expect(insert).rejects.toThrow(/unique/i);
});
