import type { Market } from "~/engine/market.ts";
import { weekIndex } from "~/lib/dates.ts";

/** What of a planned pairing must still hold when it is sent. */
export type Pairing = {
  id: string;
  lotId: string;
  offerId: string;
  kitchenId: string;
  week: string;
  quantityKg: number;
  farmGateIdr: number;
  deliveredIdr: number;
};

/**
 * Which of the pairings the market as it is now still carries, all together: kg of the lot, of the offer and of the
 * kitchen in that week, the week in the lot's window, and the price inside today's ask and bid. In the given order.
 */
export function stillFitting(market: Market, fromWeek: string, pairings: Pairing[]): string[] {
  const left = roomOf(market);
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const bids = bidsByPair(market);
  return pairings.flatMap((pairing) => {
    const week = weekIndex(fromWeek, pairing.week);
    const lot = lots.get(pairing.lotId);
    const bidIdr = bids(pairing.offerId, pairing.lotId, lot?.commodity ?? "");
    if (!lot || bidIdr === undefined || week < lot.fromWeek || week > lot.toWeek) return [];
    if (lot.askIdr > pairing.farmGateIdr || bidIdr < pairing.deliveredIdr) return [];
    const spent = [pairing.lotId, `${pairing.offerId} ${week}`, `${pairing.kitchenId} ${week}`];
    if (spent.some((key) => (left.get(key) ?? 0) < pairing.quantityKg)) return [];
    for (const key of spent) left.set(key, (left.get(key) ?? 0) - pairing.quantityKg);
    return [pairing.id];
  });
}

/** Kg left of each lot, and of each offer and kitchen in each week. */
function roomOf(market: Market): Map<string, number> {
  const room = new Map(market.lots.map((lot) => [lot.id, lot.quantityKg]));
  for (const one of [...market.offers, ...market.kitchens])
    one.capacityKg.forEach((kg, week) => room.set(`${one.id} ${week}`, kg));
  return room;
}

function bidsByPair(market: Market) {
  const own = new Map((market.bids ?? []).map((bid) => [`${bid.offer} ${bid.lot}`, bid.bidIdr]));
  const ceilings = new Map(
    market.offers.flatMap((offer) => offer.accepts.map((one) => [`${offer.id} ${one.commodity}`, one.bidIdr] as const)),
  );
  return (offer: string, lot: string, commodity: string) =>
    own.get(`${offer} ${lot}`) ?? ceilings.get(`${offer} ${commodity}`);
}
