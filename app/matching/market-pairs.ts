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

/** Pairs that an officer ruled out, bids that have got all they asked for, and a group selling to its own kitchen. */
export function forbiddenOf(rows: MarketRows, lots: Market["lots"], offers: Offer[]): NonNullable<Market["forbidden"]> {
  const own = lots.flatMap((lot) =>
    rows.offers.filter((offer) => offer.groupId === lot.group).map((offer) => ({ lotId: lot.id, offerId: offer.id })),
  );
  const sated = rows.bids.filter((bid) => bid.usedKg >= bid.maxKg);
  const known = new Set([...lots, ...offers].map((one) => one.id));
  const pairs = new Map([...rows.forbidden, ...sated, ...own].map((pair) => [`${pair.lotId} ${pair.offerId}`, pair]));
  return [...pairs.values()]
    .filter((pair) => known.has(pair.lotId) && known.has(pair.offerId))
    .map((pair) => ({ lot: pair.lotId, offer: pair.offerId }));
}
