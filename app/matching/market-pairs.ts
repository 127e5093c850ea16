import type { Market, Offer } from "~/engine/market.ts";
import type { MarketRows } from "./market-rows.ts";

/** Bids that still want kg. On toll terms the price is the product's worth, so that a bid there only limits the kg. */
export function bidsOf(rows: MarketRows, lots: Market["lots"], offers: Offer[]): NonNullable<Market["bids"]> {
  const lotById = new Map(lots.map((lot) => [lot.id, lot]));
  const offerById = new Map(offers.map((offer) => [offer.id, offer]));
  const tolls = new Set(rows.accepts.filter((accept) => accept.terms === "toll").map((accept) => accept.offerId));
  return rows.bids.flatMap((row) => {
    const commodity = lotById.get(row.lotId)?.commodity;
    const accept = offerById.get(row.offerId)?.accepts.find((one) => one.commodity === commodity);
    const maxKg = row.maxKg - row.usedKg;
    if (!accept || maxKg <= 0) return [];
    const bidIdr = tolls.has(row.offerId) ? accept.bidIdr : row.bidIdr;
    return [{ id: row.id, lot: row.lotId, offer: row.offerId, maxKg, bidIdr }];
  });
}

/** Groups that an officer ruled out for each other, bids that have got all they asked for, and a group's own kitchen. */
export function forbiddenOf(rows: MarketRows, lots: Market["lots"], offers: Offer[]): NonNullable<Market["forbidden"]> {
  const ownerOf = new Map(rows.offers.map((offer) => [offer.id, offer.groupId]));
  const apart = new Set(rows.forbidden.map((pair) => `${pair.producerGroupId} ${pair.processorGroupId}`));
  const sated = new Set(rows.bids.filter((bid) => bid.usedKg >= bid.maxKg).map((bid) => `${bid.lotId} ${bid.offerId}`));
  return lots.flatMap((lot) =>
    offers
      .filter((offer) => {
        const owner = ownerOf.get(offer.id) ?? "";
        return owner === lot.group || apart.has(`${lot.group} ${owner}`) || sated.has(`${lot.id} ${offer.id}`);
      })
      .map((offer) => ({ lot: lot.id, offer: offer.id })),
  );
}
