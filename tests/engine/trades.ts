import type { Lot, Market, Offer } from "~/engine/market.ts";

/** One possible trade as the market file words it, found by looking at every lot, offer and week. */
export type Trade = { lot: Lot; offer: Offer; week: number; gainIdr: number; weightIdr: number };

/** Every possible trade; deliberately naive, and written without a line of the engine. */
export function allTrades(market: Market): Trade[] {
  const trades: Trade[] = [];
  for (const lot of market.lots)
    for (const offer of market.offers) {
      const gainIdr = gainOf(market, lot, offer);
      const isForbidden = (market.forbidden ?? []).some((pair) => pair.lot === lot.id && pair.offer === offer.id);
      if (gainIdr === null || gainIdr < 0 || isForbidden) continue;
      const kitchen = market.kitchens.find((one) => one.id === offer.kitchen)!;
      for (let week = Math.max(lot.fromWeek, offer.fromWeek); week <= Math.min(lot.toWeek, offer.toWeek); week++)
        if (offer.capacityKg[week]! > 0 && kitchen.capacityKg[week]! > 0)
          trades.push({ lot, offer, week, gainIdr, weightIdr: gainIdr + bonusOf(market, lot, week) });
    }
  return trades;
}

/** bid − transport − ask, or null when too far or not accepted. */
export function gainOf(market: Market, lot: Lot, offer: Offer): number | null {
  const accepted = offer.accepts.find((one) => one.commodity === lot.commodity);
  const at = (id: string) => market.places.find((place) => place.id === id)! as { xKm: number; yKm: number };
  const from = at(lot.place);
  const to = at(market.kitchens.find((one) => one.id === offer.kitchen)!.place);
  const km = Math.sqrt((from.xKm - to.xKm) ** 2 + (from.yKm - to.yKm) ** 2) * market.transport.detour;
  if (!accepted || km > offer.maxKm) return null;
  const bid = (market.bids ?? []).find((one) => one.lot === lot.id && one.offer === offer.id);
  const carriage = Math.floor(market.transport.fixedIdrPerKg + market.transport.idrPerKgKm * km + 0.5);
  return (bid?.bidIdr ?? accepted.bidIdr) - carriage - lot.askIdr;
}

export function bonusOf(market: Market, lot: Lot, week: number): number {
  const { volumeBonusIdr = 0, urgencyShare = 0 } = market.policy ?? {};
  const base = market.commodities.find((one) => one.id === lot.commodity)!.basePriceIdr;
  const urgency = Math.floor((urgencyShare * base * (lot.toWeek - week)) / (lot.toWeek - lot.fromWeek + 1) + 0.5);
  return volumeBonusIdr + urgency;
}

/** Penalties for what each group keeps, by the tiers of the policy. */
export function penaltiesOf(market: Market, soldKg: Map<string, number>): number {
  const tiers = market.policy?.fairnessTiersIdr ?? [];
  const groups = new Map<string, { kg: number; left: number }>();
  for (const lot of market.lots) {
    const group = groups.get(lot.group) ?? { kg: 0, left: 0 };
    group.kg += lot.quantityKg;
    group.left += lot.quantityKg - (soldKg.get(lot.id) ?? 0);
    groups.set(lot.group, group);
  }
  let sum = 0;
  for (const { kg, left } of groups.values())
    for (let r = 1, rest = left; r <= tiers.length; r++) {
      const part = Math.floor((kg * r) / tiers.length) - Math.floor((kg * (r - 1)) / tiers.length);
      sum += Math.min(rest, part) * tiers[r - 1]!;
      rest -= Math.min(rest, part);
    }
  return sum;
}
