import { distanceKm, transportIdr } from "~/engine/trade.ts";
import { haulage } from "~/market/haulage.ts";
import type { OfferAnswer } from "~/market/offer-answer.ts";
import type { KeptMarket } from "./kept-market.ts";

/** Harvests that an offer of the market could take; null when it is not in it. O(lots). */
export function answerForOffer(kept: KeptMarket, offerId: string): OfferAnswer | null {
  const known = kept.offers.get(offerId);
  const kitchen = known && kept.kitchens.get(known.offer.kitchen);
  const at = kitchen && kept.live.places.get(kitchen.place);
  if (!known || !kitchen || !at) return null;
  const { offer, groupId } = known;
  const worth = new Map(offer.accepts.map(({ commodity, bidIdr }) => [commodity, bidIdr]));
  const isOpen = (week: number) => (offer.capacityKg[week] ?? 0) > 0 && (kitchen.capacityKg[week] ?? 0) > 0;
  const answer: OfferAnswer = { lots: 0, kg: 0, fitting: 0, fittingKg: 0 };
  for (const { lot, groups } of kept.lots.values()) {
    const bidIdr = worth.get(lot.commodity);
    const place = kept.live.places.get(lot.place);
    if (bidIdr === undefined || !place || groups.includes(groupId)) continue;
    const weeks = Array.from({ length: lot.toWeek - lot.fromWeek + 1 }, (_, n) => lot.fromWeek + n);
    const km = distanceKm(place, at, haulage.detour);
    if (km > offer.maxKm || !weeks.some(isOpen)) continue;
    answer.lots += 1;
    answer.kg += lot.quantityKg;
    if (bidIdr - transportIdr(haulage, km) < lot.askIdr) continue;
    answer.fitting += 1;
    answer.fittingKg += lot.quantityKg;
  }
  return answer;
}
