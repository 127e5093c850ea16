import fc from "fast-check";
import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { openedBids } from "~/market/deal-lists.server.ts";
import { placeBid } from "~/market/bids.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { leaveAndMakeWay } from "~/matching/pool-leaves.server.ts";
import { proposalFor } from "~/matching/proposals.server.ts";
import { roundFor } from "~/matching/round-view.server.ts";
import { sendProposals } from "~/matching/sends.server.ts";
import { answerAndSign } from "~/partnerships/contracts.server.ts";
import { checkTrail, readTrail } from "~/partnerships/trail.server.ts";
import { answerAs, closesAt, createBidder, openedMs } from "../factories/deals.ts";
import { createKitchen, createOffer, createTrader, licenseFor } from "../factories/market.ts";
import { anAnswer, createRound, dueAt, officer, roundWeek } from "../factories/matching.ts";
import { createPool } from "../factories/pools.ts";
import { anAct, test, todayMs } from "../setup.ts";

const no = (reason: string) => ({ ok: false, reason });
const contractsOf = (db: Db) => db.selectFrom("contracts").selectAll().orderBy("id").execute();
const leave = (db: Db, group: TradingGroup, poolId: string, at = todayMs) =>
  leaveAndMakeWay(db, anAct(group.id, { at }), group, { poolId, reason: "sudah laku" });
const span = { regencyCode: "63.72", fromWeek: roundWeek, weeks: 8 };
const market = (db: Db) => readMarket(db, span, {}, { nowMs: todayMs, roundId: null });

/** A pool for which one kitchen of 200 kg has been proposed in a round. */
async function createPooledProposal(db: Db, kgs: readonly number[]) {
  const { poolId, sellers } = await createPool(db, kgs);
  const processor = await createTrader(db, { sides: ["processor"] });
  const offer = await createOffer(db, processor, { capacityKg: 200, toWeek: roundWeek, maxSuppliers: 1 });
  const roundId = await createRound(db);
  const sent = await sendProposals(db, anAct("officer"), roundId, { dueAt });
  if (!sent.ok) throw new Error(sent.reason);
  const proposal = await db
    .selectFrom("proposals")
    .selectAll()
    .where("roundId", "=", roundId)
    .executeTakeFirstOrThrow();
  return { poolId, sellers, lead: sellers[0]?.group ?? processor, processor, offer, roundId, proposal };
}

test("the engine sees a pool as one lot, and its members' lots not at all", async ({ db }) => {
  const { poolId } = await createPool(db, [40, 50, 60]);
  expect((await market(db)).lots).toMatchObject([{ id: poolId, quantityKg: 150, askIdr: 24_000 }]);
});

test("a member's own kitchen, and one that an officer keeps from a member, are no match for the pool", async ({
  db,
}) => {
  const { poolId, sellers } = await createPool(db, [40, 50]);
  const member = sellers[1]?.group ?? (await createTrader(db));
  const own = await createOffer(db, member, { kitchenId: (await createKitchen(db, member)).id });
  await db.updateTable("groups").set({ isProcessor: 1 }).where("id", "=", member.id).execute();
  const processor = { ...member, sides: ["processor" as const] };
  const bid = { lotId: poolId, offerId: own.id, maxKg: 50, bidIdr: 25_000, note: "" };
  expect(await placeBid(db, anAct(), processor, bid)).toEqual(no("ownLot"));

  await licenseFor(db, member.id);
  expect((await market(db)).forbidden).toEqual([{ lot: poolId, offer: own.id }]);
});

test("two yeses to a pool make a contract with each member, which add up to the kg agreed", async ({ db }) => {
  const { proposal, lead, processor, sellers, roundId, poolId } = await createPooledProposal(db, [41, 53, 60]);
  expect(proposal).toMatchObject({ lotId: poolId, quantityKg: 154, producerGroupId: lead.id });
  await answerAndSign(db, anAct("a"), anAnswer(proposal.id, "producer", lead));
  const signed = await answerAndSign(db, anAct("b"), anAnswer(proposal.id, "processor", processor));
  const contracts = await contractsOf(db);
  expect(signed).toEqual({ ok: true, contractId: contracts[0]?.id });
  expect(contracts.map(({ producerGroupId, lotId, quantityKg }) => ({ producerGroupId, lotId, quantityKg }))).toEqual(
    sellers.map(({ group, lot }) => ({ producerGroupId: group.id, lotId: lot.id, quantityKg: lot.quantityKg })),
  );
  expect(new Set(contracts.map(({ priceIdr }) => priceIdr)).size).toBe(1);
  expect(contracts.every(({ priceIdr }) => priceIdr >= 24_000)).toBe(true);
  const balances = await db.selectFrom("lotBalances").selectAll().where("remainingKg", "<", 0).execute();
  expect(balances).toEqual([]);
  expect((await market(db)).lots).toEqual([]);
  // The desk and both sides still see one pairing.
  const round = await roundFor(db, officer.regencyCodes, roundId, { nowMs: todayMs, most: 9 });
  expect(round?.pairings).toMatchObject([{ state: "agreed" }]);
  expect(await proposalFor(db, lead.id, proposal.id, todayMs)).toMatchObject({ contractId: contracts[0]?.id });
  for (const { group } of sellers.slice(1))
    expect(await proposalFor(db, group.id, proposal.id, todayMs)).toBeUndefined();
  expect(checkTrail(await readTrail(db)).faults).toEqual([]);
});

test("a kitchen that wants a part of a pool gets it from all members by what each has", async ({ db }) => {
  const { poolId, sellers } = await createPool(db, [33, 44, 55], { bidsCloseAt: null });
  await db.updateTable("lots").set({ bidsCloseAt: closesAt }).where("id", "=", poolId).execute();
  const lead = sellers[0]?.group ?? (await createTrader(db));
  const { bid } = await createBidder(db, poolId, { maxKg: 100, bidIdr: 25_500 });
  expect(await openedBids(db, lead.id, poolId, openedMs)).toHaveLength(1);
  for (const { group } of sellers.slice(1)) expect(await openedBids(db, group.id, poolId, openedMs)).toEqual([]);
  expect(await answerAs(db, lead, bid.id)).toMatchObject({ ok: true });
  expect((await contractsOf(db)).map(({ quantityKg }) => quantityKg)).toEqual([25, 33, 42]);
  expect((await openedBids(db, lead.id, poolId, openedMs)).map(({ state }) => state)).toEqual(["agreed"]);
  const left = await db.selectFrom("poolShares").select("remainingKg").orderBy("quantityKg").execute();
  expect(left.map(({ remainingKg }) => remainingKg)).toEqual([8, 11, 13]);
  const whole = await db.selectFrom("lotBalances").selectAll().where("lotId", "=", poolId).executeTakeFirstOrThrow();
  expect(whole).toMatchObject({ promisedKg: 100, remainingKg: 32 });
});

test("nothing of a pool is sold for less than a member asks", async ({ db }) => {
  const { poolId, sellers } = await createPool(db, [40, 50]);
  await db.updateTable("lots").set({ bidsCloseAt: closesAt }).where("id", "=", poolId).execute();
  const lead = sellers[0]?.group ?? (await createTrader(db));
  const { bid } = await createBidder(db, poolId, { maxKg: 60, bidIdr: 23_900 });
  expect(await answerAs(db, lead, bid.id)).toEqual(no("belowMemberAsk"));
  expect(await contractsOf(db)).toEqual([]);
});

test("a member cannot leave once the leader gave the pool's word, and is told by its contract", async ({ db }) => {
  const { proposal, lead, processor, sellers, poolId } = await createPooledProposal(db, [41, 53]);
  const member = sellers[1]?.group ?? lead;
  await answerAndSign(db, anAct("a"), anAnswer(proposal.id, "producer", lead));
  expect(await leave(db, member, poolId)).toEqual(no("poolPromised"));
  expect(await leave(db, lead, poolId)).toEqual(no("poolPromised"));
  await answerAndSign(db, anAct("b"), anAnswer(proposal.id, "processor", processor));
  expect(await leave(db, member, poolId)).toEqual(no("poolPromised"));
  const told = await db.selectFrom("messages").select("recipient").where("kind", "=", "contractSigned").execute();
  expect(told.map(({ recipient }) => recipient)).toContain(`g:${member.id}`);
});

test("a proposal that wants more than stays falls away with the member, and its kitchen hears of it", async ({
  db,
}) => {
  const { proposal, processor, lead, sellers, poolId } = await createPooledProposal(db, [41, 53, 60]);
  expect(await leave(db, sellers[2]?.group ?? lead, poolId)).toMatchObject({ ok: true });
  expect((await proposalFor(db, processor.id, proposal.id, todayMs))?.state).toBe("dropped");
  expect(await answerAndSign(db, anAct("a"), anAnswer(proposal.id, "producer", lead))).toEqual(no("dropped"));
  const told = await db.selectFrom("messages").select("recipient").where("kind", "=", "proposalNo").execute();
  expect(told).toEqual([{ recipient: `g:${processor.id}` }]);
});

test("a kitchen's yes and a member's leaving at the same instant: one of them, and no kg twice", async ({ db }) => {
  for (let round = 0; round < 4; round += 1) {
    const { poolId, sellers } = await createPool(db, [30, 40, 50]);
    await db.updateTable("lots").set({ bidsCloseAt: closesAt }).where("id", "=", poolId).execute();
    const lead = sellers[0]?.group ?? (await createTrader(db));
    const member = sellers[2]?.group ?? lead;
    const { bid } = await createBidder(db, poolId, { maxKg: 120, bidIdr: 25_500, offer: { capacityKg: 150 } });
    const [deal, left] = await Promise.all([answerAs(db, lead, bid.id), leave(db, member, poolId, openedMs)]);
    expect([deal.ok, left.ok].filter(Boolean)).toHaveLength(1);
    expect(deal.ok ? left : deal).toEqual(no(deal.ok ? "poolPromised" : "lotContracted"));
    const below = await db.selectFrom("lotBalances").select("lotId").where("remainingKg", "<", 0).execute();
    expect(below).toEqual([]);
  }
});

test("the database refuses to promise a pooled harvest alone, or a pool as if it had fish of its own", async ({
  db,
}) => {
  const { proposal, lead, processor, sellers, poolId } = await createPooledProposal(db, [41, 53]);
  await answerAndSign(db, anAct("a"), anAnswer(proposal.id, "producer", lead));
  await answerAndSign(db, anAct("b"), anAnswer(proposal.id, "processor", processor));
  const [row] = await contractsOf(db);
  if (!row) throw new Error("no contract");
  const again = (over: Partial<typeof row>) =>
    db
      .insertInto("contracts")
      .values({ ...row, id: crypto.randomUUID(), number: crypto.randomUUID(), ...over })
      .execute();
  await expect(again({ lotId: poolId, quantityKg: 1 })).rejects.toThrow("promised with its pool");
  const other = await createPool(db, [20, 30]);
  await expect(again({ lotId: other.sellers[0]?.lot.id ?? "", quantityKg: 1 })).rejects.toThrow(
    "promised with its pool",
  );
  const free = await createPool(db, [20, 30]);
  await leave(db, free.sellers[0]?.group ?? lead, free.poolId);
  await expect(again({ lotId: free.sellers[0]?.lot.id ?? "", quantityKg: 1 })).rejects.toThrow(
    "promised with its pool",
  );
  expect(sellers).toHaveLength(2);
});

test("whatever of a pool is sold, in however many sales, its members' contracts and rests add up", async ({ db }) => {
  const one = fc.record({
    kgs: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 5 }),
    sales: fc.array(fc.double({ min: 0.05, max: 0.7, noNaN: true }), { minLength: 1, maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(one, async ({ kgs, sales }) => {
      const { poolId, sellers } = await createPool(db, kgs);
      await db.updateTable("lots").set({ bidsCloseAt: closesAt }).where("id", "=", poolId).execute();
      const lead = sellers[0]?.group ?? (await createTrader(db));
      let left = kgs.reduce((sum, kg) => sum + kg, 0);
      for (const part of sales) {
        const maxKg = Math.max(1, Math.floor(left * part));
        const offer = { capacityKg: 500, minBatchKg: 1 };
        const { bid } = await createBidder(db, poolId, { maxKg, bidIdr: 25_500, offer });
        const done = await answerAs(db, lead, bid.id, { reason: "lebih dulu datang" });
        if (!done.ok) continue;
        left -= maxKg;
      }
      const balance = await db
        .selectFrom("lotBalances")
        .select("remainingKg")
        .where("lotId", "=", poolId)
        .executeTakeFirstOrThrow();
      const shares = await db.selectFrom("poolShares").selectAll().where("poolId", "=", poolId).execute();
      expect(balance.remainingKg).toBe(left);
      expect(shares.reduce((sum, share) => sum + share.remainingKg, 0)).toBe(left);
      expect(shares.every((share) => share.remainingKg >= 0)).toBe(true);
    }),
    { numRuns: 12 },
  );
});
