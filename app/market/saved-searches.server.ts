import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Trader } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import { readLotFilter, savedQuery } from "./filter.ts";
import type { LotSearch } from "./lot-search.server.ts";
import { searchLots } from "./lot-search.server.ts";
import type { Reach } from "./reach.server.ts";
import { reachOf } from "./reach.server.ts";
import type { Criteria, SearchRefusal } from "./saved-search.ts";
import { fitsSearch, keysOfLot, keysOfSearch, mostSearches } from "./saved-search.ts";
import { weeksMeetDays } from "./window.ts";

type Done = Promise<Outcome<{ id: string }, SearchRefusal>>;
type NewLot = Parameters<typeof fitsSearch>[1] & { id: string };

/**
 * Keeps a search for the user's group, so that a new harvest that fits is told to it. Kept twice, it stands once.
 * What the words mean is settled now: a place or group that is named later is found by a new search.
 */
export function saveSearch(db: Db, act: Act, user: Trader, query: string, today: string): Done {
  return once(db, act, async (db) => {
    const groupId = user.group.id;
    await lockRow(db, "groups", groupId);
    const words = savedQuery(new URLSearchParams(query));
    const search = await searchLots(db, readLotFilter(new URLSearchParams(words)), user, today);
    const criteria = criteriaOf(search);
    const keys = keysOfSearch(criteria);
    if (keys.length === 0) return refuse("tooWide");
    const own = await db.selectFrom("savedSearches").select(["id", "query"]).where("groupId", "=", groupId).execute();
    const known = own.find((row) => row.query === words);
    if (known) return { ok: true as const, id: known.id };
    if (own.length >= mostSearches) return refuse("tooMany");
    const id = act.newId();
    const row = { id, groupId, byUserId: act.actorId, query: words, criteria: JSON.stringify(criteria), at: act.at };
    await db.insertInto("savedSearches").values(row).execute();
    await db
      .insertInto("savedSearchKeys")
      .values(keys.map((key) => ({ key, searchId: id })))
      .execute();
    const { regencyCode } = user.group;
    await recordEvent(db, act, { verb: "search.saved", subjectId: id, groupId, regencyCode });
    return { ok: true as const, id };
  });
}

/** Forgets a search of this group. */
export function removeSearch(db: Db, act: Act, group: { id: string; regencyCode: string }, id: string): Done {
  return once(db, act, async (db) => {
    const own = await db
      .selectFrom("savedSearches")
      .select("id")
      .where("id", "=", id)
      .where("groupId", "=", group.id)
      .executeTakeFirst();
    if (!own) return refuse("searchNotFound");
    await db.deleteFrom("savedSearchKeys").where("searchId", "=", id).execute();
    await db.deleteFrom("savedSearches").where("id", "=", id).execute();
    const { id: groupId, regencyCode } = group;
    await recordEvent(db, act, { verb: "search.removed", subjectId: id, groupId, regencyCode });
    return { ok: true as const, id };
  });
}

/** The searches that a group keeps, newest first; there are never more than `mostSearches`. */
export function searchesOf(db: Db, groupId: string) {
  return db
    .selectFrom("savedSearches")
    .select(["id", "query", "at"])
    .where("groupId", "=", groupId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(mostSearches)
    .execute();
}

/**
 * Tells the groups whose kept searches a public harvest fits, in the transaction that notes or changes it: `before` is
 * what it was, and what it fitted then is no news. Found by key, so that the cost follows those who may care, not all
 * who ever searched. A group is told once of a change, and never twice of a harvest by the same search.
 */
export async function tellSearchers(
  db: Db,
  act: Act,
  lot: NewLot,
  today: string,
  before: NewLot | null = null,
): Promise<void> {
  const rows = await db
    .selectFrom("savedSearchKeys")
    .innerJoin("savedSearches", "savedSearches.id", "savedSearchKeys.searchId")
    .select(["savedSearches.id", "savedSearches.groupId", "savedSearches.criteria"])
    .where("savedSearchKeys.key", "in", keysOfLot(lot))
    .where("savedSearches.groupId", "!=", lot.groupId)
    .orderBy("savedSearches.id")
    .execute();
  const told = new Set<string>();
  const seller = await db.selectFrom("groups").select("name").where("id", "=", lot.groupId).executeTakeFirst();
  for (const { id: searchId, groupId, criteria: text } of rows) {
    const criteria = JSON.parse(text) as Criteria;
    if (told.has(groupId) || !fitsSearch(criteria, lot)) continue;
    const reach = criteria.biddable ? await reachOf(db, groupId, today) : null;
    if (reach && !canBid(reach, lot)) continue;
    if (before && fitsSearch(criteria, before) && (!reach || canBid(reach, before))) continue;
    told.add(groupId);
    const { commodityCode, quantityKg, readyFrom: day } = lot;
    const data = { partner: seller?.name ?? "", commodityCode, quantityKg, day };
    const about = { kind: "lotFound" as const, subjectId: lot.id, turn: searchId, path: `/panen/${lot.id}` };
    await tell(db, act, { to: { groupId }, ...about, data });
  }
}

function canBid({ offers }: Reach, lot: NewLot): boolean {
  return offers.some(
    (offer) =>
      offer.commodityCodes.includes(lot.commodityCode) &&
      offer.villageCodes.includes(lot.villageCode) &&
      weeksMeetDays(offer, lot.readyFrom, lot.readyTo),
  );
}

/** What is kept. Who asks for what the own kitchens can bid for is found by what those take today. */
function criteriaOf({ filter, looking, reach }: LotSearch): Criteria {
  const accepted = reach ? [...new Set(reach.offers.flatMap((offer) => offer.commodityCodes))] : null;
  const { form, week, maxAskIdr, minKg, biddable } = filter;
  const { commodityCodes, groupIds, area } = looking;
  const goods = commodityCodes ?? accepted;
  return { commodityCodes: goods, ...area, groupIds, form, week, maxAskIdr, minKg, biddable };
}
