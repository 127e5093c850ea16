import type { InferResult } from "kysely";
import type { Db } from "#db/open.server.ts";
import { distanceKm } from "~/places/distance.ts";
import type { BidState } from "./bid.ts";
import { pairFault, sharedWeeks } from "./bid.ts";
import { breakEvenIdr } from "./break-even.ts";
import { bidRows, factsOf } from "./deal-facts.server.ts";
import { dealState } from "./deal.ts";
import type { Page, PageAsk } from "./listing.server.ts";
import { firstPage, keysetPage } from "./listing.server.ts";
import type { ListedLot } from "./lot-lists.server.ts";
import { isForSale, lotState } from "./lot.ts";
import { offerState } from "./offer.ts";

/** An own offer that can bid for a lot, with what the group must know to bid, and its standing bid. */
export type FittingOffer = Awaited<ReturnType<typeof fittingOffers>>[number];
export type ListedBid = ReturnType<typeof listed>;

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
    // Where the sales are shared nothing is bought, so no price breaks even.
    breakEvenIdr:
      row.terms === "share"
        ? null
        : breakEvenIdr(row, row.yieldPerMille, row.gramsPerUnit, row.terms === "toll" ? row.feeIdr : 0),
    distanceKm: apart(row),
    weeks: sharedWeeks(lot, row, today),
    bid: ownBidOf(row),
  }));
}

/** All bids of a group, newest first, one page: for its own people only. */
export async function bidsOf(
  db: Db,
  groupId: string,
  on: { today: string; nowMs: number },
  ask: PageAsk = firstPage,
): Promise<Page<ListedBid>> {
  const page = await keysetPage(bids(db, groupId), newest, ask);
  return { ...page, rows: page.rows.map((row) => listed(row, on)) };
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
  return bidRows(db)
    .select(["lotBalances.promisedKg", "offers.toWeek"])
    .select((eb) =>
      eb
        .selectFrom("contracts as pair")
        .select((count) => count.fn.countAll<number>().as("count"))
        .whereRef("pair.lotId", "=", "bids.lotId")
        .whereRef("pair.offerId", "=", "bids.offerId")
        .as("contractCount"),
    )
    .where("bids.groupId", "=", groupId);
}

function listed(row: BidRow, on: { today: string; nowMs: number }) {
  const { id, lotId, maxKg, bidIdr, transportBy, week, note, terms, commodityCode, nameId, nameEn } = row;
  const { productNameId, productNameEn, sellerName, readyFrom, readyTo } = row;
  return {
    ...{ id, lotId, maxKg, bidIdr, transportBy, week, note, terms, commodityCode, nameId, nameEn },
    ...{ productNameId, productNameEn, sellerName, readyFrom, readyTo },
    state: bidState(row, on),
  };
}

function bidState(row: BidRow, { today, nowMs }: { today: string; nowMs: number }): BidState {
  if ((row.contractCount ?? 0) > 0) return "agreed";
  const state = dealState(factsOf(row), nowMs);
  if (state === "producerTurn") return "opened";
  if (state === "processorTurn") return "answerNow";
  if (state === "lapsed") return "closed";
  if (state !== "sealed") return state;
  const withdrawal = row.lotWithdrawnAt === null ? null : { at: row.lotWithdrawnAt };
  const offer = { toWeek: row.toWeek, withdrawnAt: row.offerWithdrawnAt, kitchenClosedAt: row.kitchenClosedAt };
  return isForSale(lotState(row, row, withdrawal, today)) && offerState(offer, today) === "open"
    ? "standing"
    : "closed";
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
    .select([
      "bids.maxKg",
      "bids.bidIdr",
      "bids.transportBy",
      "bids.week",
      "bids.note as bidNote",
      "bidWithdrawals.bidId as withdrawnBidId",
    ])
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

type BidColumns = {
  bidId: string | null;
  maxKg: number | null;
  bidIdr: number | null;
  transportBy: "seller" | "buyer" | null;
  week: string | null;
  bidNote: string | null;
  withdrawnBidId: string | null;
};

function ownBidOf({ bidId, maxKg, bidIdr, transportBy, week, bidNote, withdrawnBidId }: BidColumns) {
  if (!bidId || !maxKg || !bidIdr || !transportBy || withdrawnBidId !== null) return null;
  return { id: bidId, maxKg, bidIdr, transportBy, week, note: bidNote ?? "" };
}
