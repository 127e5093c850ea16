import type { InferResult } from "kysely";
import type { Db } from "#db/open.server.ts";
import { distanceKm } from "~/places/distance.ts";
import type { BidState } from "./bid.ts";
import { pairFault } from "./bid.ts";
import { breakEvenIdr } from "./break-even.ts";
import type { Page, PageAsk } from "./listing.server.ts";
import { firstPage, keysetPage } from "./listing.server.ts";
import type { ListedLot } from "./lot-lists.server.ts";
import { isForSale, lotState } from "./lot.ts";
import { offerState } from "./offer.ts";

/** An own offer that can bid for a lot, with what the group must know to bid, and its standing bid. */
export type FittingOffer = Awaited<ReturnType<typeof fittingOffers>>[number];
export type ListedBid = BidRow & { state: BidState };

/** Own open offers that fit a lot, each with its own bid: sealed, for the bidding group only. */
export async function fittingOffers(db: Db, groupId: string, lot: ListedLot, today: string) {
  const rows = await offersAccepting(db, groupId, lot).execute();
  const fitting = rows.filter((row) => {
    const offer = { ...row, groupId, state: offerState(row, today), accepts: [lot.commodityCode] };
    return pairFault(lot, offer) === null;
  });
  return fitting.map((row) => ({
    id: row.id,
    terms: row.terms,
    productCode: row.productCode,
    nameId: row.nameId,
    nameEn: row.nameEn,
    kitchenName: row.kitchenName,
    capacityKg: row.capacityKg,
    ceilingIdr: row.ceilingIdr,
    yieldPerMille: row.yieldPerMille,
    outputUnit: row.outputUnit,
    breakEvenIdr: breakEvenIdr(row, row.yieldPerMille, row.gramsPerUnit, row.terms === "toll" ? row.feeIdr : 0),
    distanceKm: apart(row),
    bid:
      row.bidId && row.maxKg && row.bidIdr && row.withdrawnBidId === null
        ? bidOf(row.bidId, row.maxKg, row.bidIdr, row.bidNote)
        : null,
  }));
}

/** All bids of a group, newest first, one page: for its own people only. */
export async function bidsOf(
  db: Db,
  groupId: string,
  today: string,
  ask: PageAsk = firstPage,
): Promise<Page<ListedBid>> {
  const page = await keysetPage(bids(db, groupId), newest, ask);
  return { ...page, rows: page.rows.map((row) => ({ ...row, state: bidState(row, today) })) };
}

const newest = {
  column: "bids.updatedAt",
  id: "bids.id",
  numeric: true,
  direction: "desc" as const,
  valueOf: (row: BidRow) => row.updatedAt,
};

type BidRow = InferResult<ReturnType<typeof bids>>[number];

function bids(db: Db, groupId: string) {
  return db
    .selectFrom("bids")
    .innerJoin("lots", "lots.id", "bids.lotId")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .innerJoin("groups as seller", "seller.id", "lots.groupId")
    .innerJoin("offers", "offers.id", "bids.offerId")
    .innerJoin("products", "products.code", "offers.productCode")
    .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "offers.kitchenId")
    .select(["bids.id", "bids.lotId", "bids.offerId", "bids.maxKg", "bids.bidIdr", "bids.note", "bids.updatedAt"])
    .select(["bidWithdrawals.at as bidWithdrawnAt", "lotWithdrawals.at as lotWithdrawnAt", "lots.commodityCode"])
    .select(["lots.readyFrom", "lots.readyTo", "lots.stepKg", "lotBalances.promisedKg", "lotBalances.remainingKg"])
    .select(["offerWithdrawals.at as withdrawnAt", "kitchenClosures.at as kitchenClosedAt", "offers.toWeek"])
    .select(["commodities.nameId", "commodities.nameEn", "seller.name as sellerName"])
    .select(["products.nameId as productNameId", "products.nameEn as productNameEn"])
    .select((eb) =>
      eb
        .selectFrom("contracts")
        .select((count) => count.fn.countAll<number>().as("count"))
        .whereRef("contracts.lotId", "=", "bids.lotId")
        .whereRef("contracts.offerId", "=", "bids.offerId")
        .as("contractCount"),
    )
    .where("bids.groupId", "=", groupId);
}

function bidState(row: BidRow, today: string): BidState {
  if ((row.contractCount ?? 0) > 0) return "agreed";
  if (row.bidWithdrawnAt !== null) return "withdrawn";
  const withdrawal = row.lotWithdrawnAt === null ? null : { at: row.lotWithdrawnAt };
  return isForSale(lotState(row, row, withdrawal, today)) && offerState(row, today) === "open" ? "standing" : "closed";
}

function offersAccepting(db: Db, groupId: string, lot: ListedLot) {
  return db
    .selectFrom("offers")
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .innerJoin("products", "products.code", "offers.productCode")
    .innerJoin("commodities", "commodities.code", "offerAccepts.commodityCode")
    .innerJoin("kitchens", "kitchens.id", "offers.kitchenId")
    .innerJoin("regions as there", "there.code", "kitchens.villageCode")
    .innerJoin("regions as here", (join) => join.on("here.code", "=", lot.villageCode))
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "offers.kitchenId")
    .leftJoin("bids", (join) => join.onRef("bids.offerId", "=", "offers.id").on("bids.lotId", "=", lot.id))
    .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
    .select(["offers.id", "offers.terms", "offers.feeIdr", "offers.capacityKg", "offers.fromWeek", "offers.toWeek"])
    .select(["offers.productCode", "offerAccepts.ceilingIdr", "offerAccepts.yieldPerMille", "products.nameId"])
    .select(["products.nameEn", "products.outputUnit", "products.priceIdr", "products.labourDaysPerUnit"])
    .select(["products.otherInputsIdrPerUnit", "commodities.gramsPerUnit", "kitchens.name as kitchenName"])
    .select(["offerWithdrawals.at as withdrawnAt", "kitchenClosures.at as kitchenClosedAt", "bids.id as bidId"])
    .select(["bids.maxKg", "bids.bidIdr", "bids.note as bidNote", "bidWithdrawals.bidId as withdrawnBidId"])
    .select(["there.lat as thereLat", "there.lon as thereLon", "here.lat as hereLat", "here.lon as hereLon"])
    .where("offers.groupId", "=", groupId)
    .where("offerAccepts.commodityCode", "=", lot.commodityCode)
    .orderBy("offers.postedAt", "desc")
    .orderBy("offers.id", "desc");
}

type Ends = { thereLat: number | null; thereLon: number | null; hereLat: number | null; hereLon: number | null };

/** As the crow flies, km; null when a place has no label point. */
function apart({ thereLat, thereLon, hereLat, hereLon }: Ends): number | null {
  if (thereLat === null || thereLon === null || hereLat === null || hereLon === null) return null;
  return distanceKm({ lat: thereLat, lon: thereLon }, { lat: hereLat, lon: hereLon });
}

function bidOf(id: string, maxKg: number, bidIdr: number, note: string | null) {
  return { id, maxKg, bidIdr, note: note ?? "" };
}
