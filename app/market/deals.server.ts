import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Side } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import { counterBy } from "./bid-close.ts";
import type { BidFactsRow } from "./deal-facts.server.ts";
import { bidRows, factsOf, gateOf } from "./deal-facts.server.ts";
import type { CounterValue, DealAnswer, DealRefusal, Table } from "./deal.ts";
import { dealState, isTurnOf, onTable, shareFault } from "./deal.ts";

/** Who speaks: a person for a group. */
export type Speaker = { groupId: string; userId: string };
export type Answer = DealAnswer & Speaker & { bidId: string };
type Done = Outcome<{ agreed: Table | null }, DealRefusal>;

/**
 * What one side says to what is on the table: yes, for all of it or a part of an opened bid, or no with a reason.
 * Who takes a bid that leaves less at the farm gate than another open one says why. The contract is for partnerships
 * to write, in the same `once`; what the harvest and the kitchen have left is theirs to ask.
 */
export function answerBid(db: Db, act: Act, answer: Answer): Promise<Done> {
  return once(db, act, async (db): Promise<Done> => {
    const open = await openDeal(db, act, answer);
    if (typeof open === "string") return refuse(open);
    const { row, side } = open;
    const reason = answer.reason.trim();
    const table = onTable(factsOf(row));
    if (answer.verdict === "no") {
      if (reason.length < 3) return refuse("reasonMissing");
      await writeAnswer(db, act, { ...answer, reason, side, ...table }, row);
      return { ok: true, agreed: null };
    }
    const quantityKg = answer.quantityKg ?? table.quantityKg;
    const divisible = side === "producer" && !row.hilirKg;
    const fault = shareFault(quantityKg, { ...row, offeredKg: table.quantityKg, divisible });
    if (fault) return refuse(fault);
    if (side === "producer" && reason.length < 3 && (await isBeaten(db, act, row))) return refuse("notBestReason");
    const agreed = { quantityKg, priceIdr: table.priceIdr };
    await writeAnswer(db, act, { ...answer, reason, side, ...agreed }, row);
    return { ok: true, agreed };
  });
}

/** Answers what is on the table with another price or other kg: once a side, before the deadline. */
export function counterBid(
  db: Db,
  act: Act,
  value: CounterValue & Speaker & { bidId: string },
): Promise<Outcome<{ dueAt: number }, DealRefusal>> {
  return once(db, act, async (db) => {
    const open = await openDeal(db, act, value);
    if (typeof open === "string") return refuse(open);
    const { row, side } = open;
    const facts = factsOf(row);
    if (facts.counters[side]) return refuse("alreadyCountered");
    const { bidId, quantityKg, note, userId, groupId } = value;
    const table = onTable(facts);
    // Fee and shares are the offer's own: only the kilograms can be talked about.
    const priceIdr = row.terms === "buy" ? value.priceIdr : table.priceIdr;
    if (quantityKg > row.remainingKg) return refuse("lotContracted");
    if (quantityKg % row.stepKg !== 0) return refuse("notInSteps");
    if (quantityKg === table.quantityKg && priceIdr === table.priceIdr) return refuse("nothingChanged");
    const dueAt = counterBy(act.at);
    const counter = { bidId, side, quantityKg, priceIdr, note, dueAt, userId, groupId, at: act.at };
    await db.insertInto("bidCounters").values(counter).execute();
    await recordBoth(db, act, row, "bid.countered", { side });
    await tellOther(db, act, row, { side, kind: "bidCountered", data: { dueAt } });
    return { ok: true as const, dueAt };
  });
}

/** Says no to all opened bids of an own harvest that still wait, with one reason. */
export function declineBids(
  db: Db,
  act: Act,
  value: Speaker & { lotId: string; reason: string },
): Promise<Outcome<{ count: number }, DealRefusal>> {
  return once(db, act, async (db) => {
    await lockRow(db, "lots", value.lotId);
    const rows = await bidRows(db)
      .where("bids.lotId", "=", value.lotId)
      .where("lots.groupId", "=", value.groupId)
      .orderBy("bids.id")
      .execute();
    const waiting = rows.filter((row) => dealState(factsOf(row), act.at) === "producerTurn");
    if (waiting.length === 0) return refuse("notOpen");
    const { groupId, userId, reason } = value;
    for (const row of waiting) {
      const said = { verdict: "no" as const, side: "producer" as const, reason, groupId, userId, bidId: row.id };
      await writeAnswer(db, act, { ...said, ...onTable(factsOf(row)) }, row);
    }
    return { ok: true as const, count: waiting.length };
  });
}

/** The bid of which this group is a side, when it is that side's turn; else why not. The row of the bid is locked. */
async function openDeal(db: Db, act: Act, { bidId, groupId, userId }: Speaker & { bidId: string }) {
  await lockRow(db, "bids", bidId);
  const row = await bidRows(db).where("bids.id", "=", bidId).executeTakeFirst();
  const side: Side | null = row?.sellerId === groupId ? "producer" : row?.buyerId === groupId ? "processor" : null;
  if (!row || !side) return "notYours" as const;
  const state = dealState(factsOf(row), act.at);
  // A seller is not told that there is a bid before it may be seen.
  if (side === "producer" && (state === "sealed" || state === "withdrawn")) return "notYours" as const;
  if (state === "lapsed") return "tooLate" as const;
  if (!isTurnOf(side, state)) return "notYourTurn" as const;
  if (await spokeForOther(db, bidId, side, userId)) return "samePerson" as const;
  return { row, side };
}

/** Nobody speaks for both sides: who placed or countered for the one does not answer for the other. */
async function spokeForOther(db: Db, bidId: string, side: Side, userId: string): Promise<boolean> {
  const placed = await db
    .selectFrom("events")
    .select("actorId")
    .where("subjectId", "=", bidId)
    .where("verb", "=", "bid.placed")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (side === "producer" && placed?.actorId === userId) return true;
  const spoken = await db
    .selectFrom("bidCounters")
    .select("userId")
    .where("bidId", "=", bidId)
    .where("side", "!=", side)
    .execute();
  return spoken.some((row) => row.userId === userId);
}

/** Another open bid for the same harvest leaves more per kg. */
async function isBeaten(db: Db, act: Act, row: BidFactsRow): Promise<boolean> {
  const own = gateOf(row) ?? 0;
  const others = await bidRows(db).where("bids.lotId", "=", row.lotId).where("bids.id", "!=", row.id).execute();
  return others.some((other) => dealState(factsOf(other), act.at) === "producerTurn" && (gateOf(other) ?? 0) > own);
}

type Said = Speaker & Table & { bidId: string; side: Side; verdict: "yes" | "no"; reason: string };

async function writeAnswer(db: Db, act: Act, said: Said, row: BidFactsRow): Promise<void> {
  const { bidId, side, verdict, reason, quantityKg, priceIdr, userId, groupId } = said;
  await db
    .insertInto("bidAnswers")
    .values({ bidId, side, verdict, reason, quantityKg, priceIdr, userId, groupId, at: act.at })
    .execute();
  await recordBoth(db, act, row, verdict === "yes" ? "bid.accepted" : "bid.declined", { side });
  // A yes is told by the contract that comes of it.
  if (verdict === "no") await tellOther(db, act, row, { side, kind: "bidDeclined", data: { reason } });
}

type News = { side: Side; kind: "bidCountered" | "bidDeclined"; data: { dueAt: number } | { reason: string } };

/** Tells the side that `side` is not. Bids are open to both by now; still no figure goes into the sentence. */
async function tellOther(db: Db, act: Act, row: BidFactsRow, { side, kind, data }: News): Promise<void> {
  const { id, sellerId, buyerId, commodityCode } = row;
  const [groupId, fromGroupId] = side === "producer" ? [buyerId, sellerId] : [sellerId, buyerId];
  const partner = side === "producer" ? row.sellerName : row.buyerName;
  const about = { kind, subjectId: id, turn: side, path: `/tawaran/${id}`, fromGroupId };
  await tell(db, act, { to: { groupId }, ...about, data: { partner, commodityCode, ...data } });
}

/** Each side finds it in its own trail; no figure is in it. */
async function recordBoth(db: Db, act: Act, row: BidFactsRow, verb: string, data: Record<string, string>) {
  for (const groupId of [row.sellerId, row.buyerId]) {
    await recordEvent(db, act, { verb, subjectId: row.id, groupId, regencyCode: null, data });
  }
}
