import type { Selectable, SqlBool } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findCommodity, referenceBand } from "~/places/commodities.server.ts";
import type { StoredPhoto } from "~/photos/photo.ts";
import { attachPhotos } from "~/photos/photos.server.ts";
import { districtOf } from "~/places/region.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { closeFault, closeInstant, isBiddingClosed, usualClose } from "./bid-close.ts";
import { countBids } from "./deal-lists.server.ts";
import type { LotEdit, LotRefusal, LotValue } from "./lot.ts";
import { askPerKgIdr, isFarFrom, measureLot, readyFault } from "./lot.ts";
import { poolOf } from "./pooled.server.ts";
import { tellSearchers } from "./saved-searches.server.ts";
import type { TradingGroup } from "./trader.ts";
import { mayPostLot } from "./trader.ts";
import type { Reason } from "./withdrawal.ts";
import { tell } from "~/messages/messages.server.ts";
import type { LotsTable } from "#db/schema/market.ts";

/**
 * Notes a harvest of the group, in its own village. An unverified group may prepare one; it is public and open to
 * rounds once an officer has verified the group.
 */
export function postLot(
  db: Db,
  act: Act,
  group: TradingGroup,
  value: LotValue,
  photos: readonly StoredPhoto[] = [],
): Promise<Outcome<{ id: string }, LotRefusal>> {
  return once(db, act, async (db) => {
    if (!mayPostLot(group)) return refuse("notProducer");
    const measured = await measure(db, act, group.regencyCode, value, value.commodityCode);
    if (typeof measured === "string") return refuse(measured);
    const id = act.newId();
    const { commodityCode, readyFrom, readyTo, note } = value;
    const { villageCode, regencyCode } = group;
    const bidsCloseAt = await closeOf(db, act, regencyCode, value, null);
    if (typeof bidsCloseAt === "string") return refuse(bidsCloseAt);
    const place = { villageCode, districtCode: districtOf(villageCode), regencyCode };
    const lot = { id, groupId: group.id, ...place, commodityCode, ...measured, readyFrom, readyTo, note };
    await db
      .insertInto("lots")
      .values({ ...lot, bidsCloseAt, postedAt: act.at, updatedAt: act.at })
      .execute();
    await attachPhotos(db, act, { about: "lot", subjectId: id, groupId: group.id, regencyCode }, photos);
    await recordLotEvent(db, act, "lot.posted", lot, { commodityCode, quantityKg: lot.quantityKg });
    if (group.verified) await tellSearchers(db, act, lot, dateIn(await zoneOf(db, regencyCode), act.at));
    return { ok: true as const, id };
  });
}

/** Changes an own harvest. What is promised of it stays covered; once it is withdrawn nothing changes any more. */
export function editLot(
  db: Db,
  act: Act,
  group: TradingGroup,
  lotId: string,
  value: LotEdit,
): Promise<Outcome<{ id: string }, LotRefusal>> {
  return once(db, act, async (db) => {
    const lot = await ownLot(db, group.id, lotId);
    if (!lot) return refuse("lotNotFound");
    if (lot.withdrawnAt !== null) return refuse("withdrawn");
    if (lot.poolId !== null) return refuse("pooled");
    const measured = await measure(db, act, lot.regencyCode, value, lot.commodityCode, lot.readyFrom);
    if (typeof measured === "string") return refuse(measured);
    if (measured.quantityKg < lot.promisedKg) return refuse("belowPromised");
    if (lot.promisedKg > 0 && measured.form !== lot.form) return refuse("formPromised");
    const { readyFrom, readyTo, note } = value;
    const bidsCloseAt = await closeOf(db, act, lot.regencyCode, value, lot);
    if (typeof bidsCloseAt === "string") return refuse(bidsCloseAt);
    const change = { ...measured, readyFrom, readyTo, note, bidsCloseAt, updatedAt: act.at };
    await db
      .updateTable("lots")
      .set({ ...change, isListed: 1 })
      .where("id", "=", lotId)
      .execute();
    await recordLotEvent(db, act, "lot.changed", lot, { quantityKg: measured.quantityKg });
    const today = dateIn(await zoneOf(db, lot.regencyCode), act.at);
    if (group.verified) await tellSearchers(db, act, { ...lot, ...change }, today, lot);
    return { ok: true as const, id: lotId };
  });
}

/** Takes an own harvest from the market, with the reason. Refused while kilograms of it are promised. */
export function withdrawLot(
  db: Db,
  act: Act,
  group: TradingGroup,
  lotId: string,
  { reason }: Reason,
): Promise<Outcome<{ id: string }, LotRefusal>> {
  return once(db, act, async (db) => {
    const lot = await ownLot(db, group.id, lotId);
    if (!lot) return refuse("lotNotFound");
    if (lot.withdrawnAt !== null) return refuse("withdrawn");
    if (lot.poolId !== null) return refuse("pooled");
    if (lot.promisedKg > 0) return refuse("promised");
    await db.insertInto("lotWithdrawals").values({ lotId, byUserId: act.actorId, at: act.at, reason }).execute();
    await db.updateTable("lots").set({ isListed: 0 }).where("id", "=", lotId).execute();
    await recordLotEvent(db, act, "lot.withdrawn", lot, { reason });
    await tellBidders(db, act, group, lot);
    return { ok: true as const, id: lotId };
  });
}

/** Whoever has a bid standing for a harvest learns that it is gone. The seller does not learn who they are. */
async function tellBidders(db: Db, act: Act, group: TradingGroup, lot: Selectable<LotsTable>): Promise<void> {
  const bidders = await db
    .selectFrom("bids")
    .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
    .select("bids.groupId")
    .distinct()
    .where("bids.lotId", "=", lot.id)
    .where("bidWithdrawals.bidId", "is", null)
    .execute();
  const seller = await db.selectFrom("groups").select("name").where("id", "=", group.id).executeTakeFirstOrThrow();
  const { commodityCode, quantityKg } = lot;
  const data = { partner: seller.name, commodityCode, quantityKg };
  for (const { groupId } of bidders) {
    const telling = { to: { groupId }, kind: "lotWithdrawn" as const, subjectId: lot.id, path: `/panen/${lot.id}` };
    await tell(db, act, { ...telling, data });
  }
}

/** Takes harvests whose days are over out of the lists, so that no list walks over them. Done once a day. */
export async function unlistPastLots(db: Db, today: string): Promise<void> {
  await db
    .updateTable("lots")
    .set({ isListed: 0 })
    .where(sql<SqlBool>`"isListed" = 1`)
    .where("readyTo", "<", today)
    .execute();
}

/** The harvest of a pool in the place of those of its members, which rest while it is for sale. Inside the pool's `once`. */
export async function putUpPool(db: Db, act: Act, lot: Omit<LotsTable, "bidsCloseAt" | "isListed">): Promise<void> {
  const zone = await zoneOf(db, lot.regencyCode);
  const bidsCloseAt = usualClose(lot, zone, act.at);
  await db
    .insertInto("lots")
    .values({ ...lot, bidsCloseAt })
    .execute();
  await recordLotEvent(db, act, "lot.posted", lot, { commodityCode: lot.commodityCode, quantityKg: lot.quantityKg });
  await tellSearchers(db, act, lot, dateIn(zone, act.at));
}

type PoolChange = Pick<LotsTable, "quantityKg" | "askIdr" | "minSaleKg" | "readyFrom" | "readyTo">;

/** The same after somebody has joined or left. The hour of the close stays. Inside the pool's `once`. */
export async function changePool(db: Db, act: Act, poolId: string, change: PoolChange): Promise<void> {
  await db
    .updateTable("lots")
    .set({ ...change, updatedAt: act.at })
    .where("id", "=", poolId)
    .execute();
}

/** Takes the harvest of a pool from the market; its bidders are told. Inside the pool's `once`. */
export async function takeDownPool(db: Db, act: Act, group: TradingGroup, poolId: string, reason: string) {
  const lot = await db.selectFrom("lots").selectAll().where("id", "=", poolId).executeTakeFirst();
  if (!lot) return;
  await db.insertInto("lotWithdrawals").values({ lotId: poolId, byUserId: act.actorId, at: act.at, reason }).execute();
  await listLots(db, [poolId], 0);
  await tellBidders(db, act, group, lot);
}

/** Lists harvests for sale, or takes them out of the lists while they stand in a pool. */
export async function listLots(db: Db, lotIds: string[], isListed: 0 | 1): Promise<void> {
  await db.updateTable("lots").set({ isListed }).where("id", "in", lotIds).execute();
}

type Closing = Pick<LotEdit, "closeOn" | "closeHour" | "readyFrom" | "readyTo">;

/**
 * When bidding closes. A new harvest takes the usual evening unless one is chosen; a noted one keeps its close, which
 * can move while it lies ahead and nobody has bid: a bidder relies on the hour that stood there.
 */
async function closeOf(
  db: Db,
  act: Act,
  regencyCode: string,
  value: Closing,
  noted: { id: string; bidsCloseAt: number | null } | null,
): Promise<number | null | LotRefusal> {
  const zone = await zoneOf(db, regencyCode);
  const before = noted?.bidsCloseAt ?? null;
  const chosen = value.closeOn ? closeInstant(zone, value.closeOn, value.closeHour) : null;
  if (chosen === null && !noted) return usualClose(value, zone, act.at);
  const next = chosen ?? before;
  if (next === null) return null;
  const moved = next !== before;
  if (noted && moved && isBiddingClosed(before, act.at)) return "closePassed";
  if (noted && moved && (await countBids(db, noted.id)) > 0) return "closeFixed";
  // A close that has passed stays as it was, whatever becomes of the days.
  if (!moved && isBiddingClosed(before, act.at)) return before;
  const fault = closeFault(next, value.readyTo, zone, act.at);
  // Fish that grew faster are ready before the hour that was noted for them: it goes with their days.
  if (fault && chosen === null) return usualClose(value, zone, act.at);
  return fault ?? next;
}

/** The row is locked before it is read, so that a contract signed meanwhile is seen. */
async function ownLot(db: Db, groupId: string, lotId: string) {
  await lockRow(db, "lots", lotId);
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .selectAll("lots")
    .select(["lotBalances.promisedKg", "lotWithdrawals.at as withdrawnAt"])
    .select(poolOf("lots.id").as("poolId"))
    .where("lots.id", "=", lotId)
    .where("lots.groupId", "=", groupId)
    .executeTakeFirst();
}

async function measure(
  db: Db,
  act: Act,
  regencyCode: string,
  value: LotEdit,
  commodityCode: string,
  earlierFrom?: string,
) {
  const commodity = await findCommodity(db, commodityCode);
  if (!commodity) return "unknownCommodity" as const;
  const today = dateIn(await zoneOf(db, regencyCode), act.at);
  const measured = readyFault(value, today, earlierFrom) ?? measureLot(value, commodity);
  if (typeof measured === "string") return measured;
  const askIdr = askPerKgIdr(value, measured);
  const band = await referenceBand(db, commodityCode, regencyCode);
  return band && isFarFrom(band, askIdr) ? ("askFar" as const) : { ...measured, askIdr };
}

type Owned = { id: string; groupId: string; regencyCode: string };

function recordLotEvent(db: Db, act: Act, verb: string, lot: Owned, data: Record<string, string | number>) {
  const { id: subjectId, groupId, regencyCode } = lot;
  return recordEvent(db, act, { verb, subjectId, groupId, regencyCode, data });
}
