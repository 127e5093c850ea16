import type { Market, Offer } from "~/engine/market.ts";
import type { MarketRows } from "./market-rows.ts";

/** Bids that still want kg. Where nothing is bought the price is the product's worth, so that a bid only limits the kg. */
export function bidsOf(rows: MarketRows, lots: Market["lots"], offers: Offer[]): NonNullable<Market["bids"]> {
  const lotById = new Map(lots.map((lot) => [lot.id, lot]));
  const offerById = new Map(offers.map((offer) => [offer.id, offer]));
  const unbought = new Set(rows.accepts.filter((accept) => accept.terms !== "buy").map((accept) => accept.offerId));
  return rows.bids.flatMap((row) => {
    const commodity = lotById.get(row.lotId)?.commodity;
    const accept = offerById.get(row.offerId)?.accepts.find((one) => one.commodity === commodity);
    const maxKg = row.maxKg - row.usedKg;
    if (!accept || maxKg <= 0) return [];
    const bidIdr = unbought.has(row.offerId) ? accept.bidIdr : row.bidIdr;
    return [{ id: row.id, lot: row.lotId, offer: row.offerId, maxKg, bidIdr }];
  });
}

/**
 * Groups that an officer ruled out for each other, bids that have got all they asked for, and a group's own kitchen.
 * Looked up by group and by lot: a large market has too many pairs to look at each.
 */
export function forbiddenOf(rows: MarketRows, lots: Market["lots"], offers: Offer[]): NonNullable<Market["forbidden"]> {
  const ownerOf = new Map(rows.offers.map((offer) => [offer.id, offer.groupId]));
  const owned = grouped(offers, (offer) => ownerOf.get(offer.id) ?? "");
  const apart = grouped(rows.forbidden, (pair) => pair.producerGroupId);
  const pooled = grouped(rows.pooled, (member) => member.lotId);
  const sated = grouped(
    rows.bids.filter((bid) => bid.usedKg >= bid.maxKg),
    (bid) => bid.lotId,
  );
  const here = new Set(offers.map((offer) => offer.id));
  return lots.flatMap((lot) => {
    const sellers = [...new Set([lot.group, ...(pooled.get(lot.id) ?? []).map((member) => member.groupId)])];
    const groups = sellers.flatMap((group) => [
      group,
      ...(apart.get(group) ?? []).map((pair) => pair.processorGroupId),
    ]);
    const ruledOut = groups.flatMap((group) => (owned.get(group) ?? []).map((offer) => offer.id));
    const full = (sated.get(lot.id) ?? []).map((bid) => bid.offerId).filter((id) => here.has(id));
    return [...new Set([...ruledOut, ...full])].sort().map((offer) => ({ lot: lot.id, offer }));
  });
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
