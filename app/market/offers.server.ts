import type { SqlBool } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, mondayOf } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findProduct, recipesOf } from "~/places/commodities.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { OfferEdit, OfferRefusal, OfferValue } from "./offer.ts";
import { weeksFault } from "./offer.ts";
import { termsFault } from "./terms.ts";
import type { TradingGroup } from "./trader.ts";
import { mayProcess } from "./trader.ts";
import type { Reason } from "./withdrawal.ts";

type Done = Promise<Outcome<{ id: string }, OfferRefusal>>;

/**
 * Offers what an own kitchen will process. Ceilings stay between the group and the engine: no event holds them.
 * An unverified group may prepare an offer; it is public and open to rounds once the group is verified.
 */
export function postOffer(db: Db, act: Act, group: TradingGroup, value: OfferValue): Done {
  return once(db, act, async (db) => {
    if (!mayProcess(group)) return refuse("notProcessor");
    const fault = await faultOf(db, act, group, value, { productCode: value.productCode });
    if (fault) return refuse(fault);
    const id = act.newId();
    const { accepts, productCode } = value;
    const regencyCode = await regencyOfKitchen(db, value.kitchenId);
    const offer = { id, groupId: group.id, regencyCode, productCode, ...columnsOf(value) };
    await db
      .insertInto("offers")
      .values({ ...offer, postedAt: act.at, updatedAt: act.at })
      .execute();
    await db
      .insertInto("offerAccepts")
      .values(accepts.map((row) => ({ offerId: id, ...row })))
      .execute();
    await recordOfferEvent(db, act, "offer.posted", offer);
    return { ok: true as const, id };
  });
}

/** Changes an own open offer; what it makes stays. */
export function editOffer(db: Db, act: Act, group: TradingGroup, offerId: string, value: OfferEdit): Done {
  return once(db, act, async (db) => {
    const offer = await ownOffer(db, group.id, offerId);
    if (!offer) return refuse("offerNotFound");
    if (offer.withdrawnAt !== null) return refuse("withdrawn");
    const fault = await faultOf(db, act, group, value, { productCode: offer.productCode, earlierFrom: offer.fromWeek });
    if (fault) return refuse(fault);
    const { accepts } = value;
    const regencyCode = await regencyOfKitchen(db, value.kitchenId);
    const change = { ...columnsOf(value), regencyCode, updatedAt: act.at, isListed: 1 as const };
    await db.updateTable("offers").set(change).where("id", "=", offerId).execute();
    await db.deleteFrom("offerAccepts").where("offerId", "=", offerId).execute();
    await db
      .insertInto("offerAccepts")
      .values(accepts.map((row) => ({ offerId, ...row })))
      .execute();
    await recordOfferEvent(db, act, "offer.changed", { ...offer, capacityKg: value.capacityKg });
    return { ok: true as const, id: offerId };
  });
}

/** Takes an own offer from the market, with the reason. What was agreed under it stays agreed. */
export function withdrawOffer(db: Db, act: Act, group: TradingGroup, offerId: string, { reason }: Reason): Done {
  return once(db, act, async (db) => {
    const offer = await ownOffer(db, group.id, offerId);
    if (!offer) return refuse("offerNotFound");
    if (offer.withdrawnAt !== null) return refuse("withdrawn");
    await db.insertInto("offerWithdrawals").values({ offerId, byUserId: act.actorId, at: act.at, reason }).execute();
    await db.updateTable("offers").set({ isListed: 0 }).where("id", "=", offerId).execute();
    await recordOfferEvent(db, act, "offer.withdrawn", offer, { reason });
    return { ok: true as const, id: offerId };
  });
}

/** Takes offers whose weeks are over, or whose kitchen closed, out of the lists. Done once a day. */
export async function unlistPastOffers(db: Db, today: string): Promise<void> {
  await db
    .updateTable("offers")
    .set({ isListed: 0 })
    .where(sql<SqlBool>`"isListed" = 1`)
    .where((eb) =>
      eb.or([
        eb("toWeek", "<", mondayOf(today)),
        eb("kitchenId", "in", eb.selectFrom("kitchenClosures").select("kitchenClosures.kitchenId")),
      ]),
    )
    .execute();
}

/** What of an offer can be changed, as columns. */
function columnsOf(value: OfferEdit) {
  const { kitchenId, capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note } = value;
  const { terms, feeIdr, sharePercent, shareCostIdr, shareCosts } = value;
  return {
    ...{ kitchenId, terms, feeIdr, sharePercent, shareCostIdr, shareCosts },
    ...{ capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note },
  };
}

async function faultOf(
  db: Db,
  act: Act,
  group: TradingGroup,
  value: OfferEdit,
  fixed: { productCode: string; earlierFrom?: string },
): Promise<OfferRefusal | null> {
  if (!(await findProduct(db, fixed.productCode))) return "unknownProduct";
  const kitchen = await ownKitchen(db, group.id, value.kitchenId);
  if (!kitchen) return "kitchenNotFound";
  if (kitchen.closedAt !== null) return "kitchenClosed";
  const made = new Set((await recipesOf(db, fixed.productCode)).map((recipe) => recipe.commodityCode));
  if (value.accepts.some((row) => !made.has(row.commodityCode))) return "noRecipe";
  if (value.capacityKg > kitchen.capacityKg) return "aboveKitchen";
  const today = dateIn(await zoneOf(db, kitchen.regencyCode), act.at);
  return termsFault(value) ?? weeksFault(value, today, fixed.earlierFrom);
}

function ownKitchen(db: Db, groupId: string, kitchenId: string) {
  return db
    .selectFrom("kitchens")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .select(["kitchens.capacityKg", "kitchens.regencyCode", "kitchenClosures.at as closedAt"])
    .where("kitchens.id", "=", kitchenId)
    .where("kitchens.groupId", "=", groupId)
    .executeTakeFirst();
}

async function regencyOfKitchen(db: Db, kitchenId: string): Promise<string> {
  const { regencyCode } = await db
    .selectFrom("kitchens")
    .select("regencyCode")
    .where("id", "=", kitchenId)
    .executeTakeFirstOrThrow();
  return regencyCode;
}

async function ownOffer(db: Db, groupId: string, offerId: string) {
  await lockRow(db, "offers", offerId);
  return db
    .selectFrom("offers")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .selectAll("offers")
    .select("offerWithdrawals.at as withdrawnAt")
    .where("offers.id", "=", offerId)
    .where("offers.groupId", "=", groupId)
    .executeTakeFirst();
}

type Told = { id: string; groupId: string; regencyCode: string; productCode: string; capacityKg: number };

function recordOfferEvent(db: Db, act: Act, verb: string, offer: Told, data: Record<string, string> = {}) {
  const { id, groupId, regencyCode, productCode, capacityKg } = offer;
  return recordEvent(db, act, {
    verb,
    subjectId: id,
    groupId,
    regencyCode,
    data: { productCode, capacityKg, ...data },
  });
}
