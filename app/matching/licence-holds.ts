import type { Market, Plan } from "~/engine/market.ts";
import type { AcceptRow } from "./market-rows.ts";
import { tollWorthIdr, unitsPerKg } from "~/market/toll.ts";

/** How many weeks ahead a missing permit is weighed. */
export const heldWeeks = 8;

/** What the want of a permit keeps apart: whole kg a week, and the value added to them over all weeks, whole rupiah. */
export type Held = { kgPerWeek: number; valueAddedIdr: number };

/**
 * The difference that the blocked offers would make: the market cleared with them, less the market cleared as it is.
 * Kg that they would only take from other kitchens are no gain and do not count. Never below zero.
 */
export function heldBack(as: Cleared, freed: Cleared, worthIdr: WorthOf, weeks: number): Held {
  const kg = Math.max(0, freed.plan.matchedKg - as.plan.matchedKg);
  const addedIdr = valueAddedIdr(freed, worthIdr) - valueAddedIdr(as, worthIdr);
  return { kgPerWeek: Math.round(kg / weeks), valueAddedIdr: kg === 0 ? 0 : Math.max(0, Math.round(addedIdr)) };
}

export type Cleared = { market: Market; plan: Plan };

/** What a kg of a commodity becomes in an offer's product, before its own price: whole rupiah, by the kitchen's yield. */
export type WorthOf = (offerId: string, commodityCode: string) => number;

/** Hayami over a whole plan: what the product sells for, less other inputs, less the raw material at the producer's ask. */
export function valueAddedIdr({ market, plan }: Cleared, worthIdr: WorthOf): number {
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  return plan.flows.reduce((sum, flow) => {
    const lot = lots.get(flow.lot);
    return lot ? sum + flow.kg * (worthIdr(flow.offer, lot.commodity) - lot.askIdr) : sum;
  }, 0);
}

/** The market as it would be without these offers, and without kitchens that have no other. */
export function withoutOffers(market: Market, without: ReadonlySet<string>): Market {
  const offers = market.offers.filter(({ id }) => !without.has(id));
  const used = new Set(offers.map(({ kitchen }) => kitchen));
  return {
    ...market,
    offers,
    kitchens: market.kitchens.filter(({ id }) => used.has(id)),
    bids: (market.bids ?? []).filter(({ offer }) => !without.has(offer)),
    forbidden: (market.forbidden ?? []).filter(({ offer }) => !without.has(offer)),
  };
}

/** The worth of a kg in each offer, from what the offers take. */
export function worthBy(accepts: readonly AcceptRow[]): WorthOf {
  const worth = new Map(
    accepts.map((row) => [
      `${row.offerId} ${row.commodityCode}`,
      tollWorthIdr({
        yieldPerMille: row.yieldPerMille,
        priceIdr: row.priceIdr ?? 0,
        otherInputsIdr: row.otherInputsIdr ?? 0,
        feeIdr: 0,
        unitsPerKg: unitsPerKg(row.recipeUnit, row.gramsPerUnit),
      }),
    ]),
  );
  return (offerId, commodityCode) => worth.get(`${offerId} ${commodityCode}`) ?? 0;
}
