import type { Lot, Market, Plan } from "~/engine/market.ts";
import { distanceKm, transportIdr } from "~/engine/trade.ts";
import { poolTerms } from "~/pools/pool.ts";

/** A harvest that may be pooled: as the engine takes it, and what else decides who fits whom. */
export type Poolable = { lot: Lot; form: string; readyFrom: string; readyTo: string };

/** So many groups the engine tries together; people may ask more. */
export const mostTried = 6;

/** Less is the play of two searches that stop at different plans, and not worth a pick-up. */
const leastKg = 10;

const pooledId = "pooled";

/** A and B are near enough for one pick-up. */
export type Near = (placeA: string, placeB: string) => boolean;

/**
 * Whom a harvest could be pooled with: the same goods in the same form and steps, of other groups, each near to and
 * ready on a day with all the others. In the order given, the first of a group only.
 */
export function neighboursFor(seed: Poolable, all: readonly Poolable[], near: Near): Poolable[] {
  const chosen = [seed];
  for (const one of all) {
    if (chosen.length === mostTried) break;
    const fits = chosen.every(
      (other) =>
        other.lot.group !== one.lot.group &&
        other.lot.commodity === one.lot.commodity &&
        other.form === one.form &&
        (other.lot.stepKg ?? 1) === (one.lot.stepKg ?? 1) &&
        other.readyFrom <= one.readyTo &&
        one.readyFrom <= other.readyTo &&
        near(other.lot.place, one.lot.place),
    );
    if (fits) chosen.push(one);
  }
  return chosen.slice(1);
}

/** The market as it would be with these harvests as one, under the first of them. Nobody's own kitchen buys from it. */
export function pooledMarket(market: Market, members: readonly Poolable[]): Market {
  const [lead] = members;
  if (!lead) return market;
  const gone = new Set(members.map(({ lot }) => lot.id));
  const { quantityKg, askIdr, minSaleKg } = poolTerms(
    members.map(({ lot, readyFrom, readyTo }) => ({ ...lot, stepKg: lot.stepKg ?? 1, readyFrom, readyTo })),
  );
  const fromWeek = Math.max(...members.map(({ lot }) => lot.fromWeek));
  const toWeek = Math.min(...members.map(({ lot }) => lot.toWeek));
  const whole = { ...lead.lot, id: pooledId, quantityKg, askIdr, minSaleKg, fromWeek, toWeek };
  const forbidden = market.forbidden ?? [];
  const apart = new Set(forbidden.filter(({ lot }) => gone.has(lot)).map(({ offer }) => offer));
  return {
    ...market,
    lots: [...market.lots.filter(({ id }) => !gone.has(id)), whole],
    bids: (market.bids ?? []).filter(({ lot }) => !gone.has(lot)),
    forbidden: [
      ...forbidden.filter(({ lot }) => !gone.has(lot)),
      ...[...apart].map((offer) => ({ lot: pooledId, offer })),
    ],
  };
}

/**
 * How many kg of these harvests an offer could take at once if they came from one hand, though it has no place for so
 * many sellers: what pooling may bring at best, before the market is cleared with it. 0 where no offer with room, in
 * reach, of their weeks and at their price wants fewer sellers than they are.
 */
export function hopeKg(market: Market, plan: Plan, members: readonly Poolable[]): number {
  const [whole] = pooledMarket(market, members).lots.slice(-1);
  if (!whole || members.length < 2) return 0;
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchens = new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen]));
  const groups = new Map(market.lots.map((lot) => [lot.id, lot.group]));
  const used = usedKg(market, plan);
  const hopes = market.offers.map((offer) => {
    const kitchen = kitchens.get(offer.kitchen);
    const [from, to] = [places.get(whole.place), places.get(kitchen?.place ?? "")];
    const bidIdr = offer.accepts.find((one) => one.commodity === whole.commodity)?.bidIdr;
    if (!kitchen || !from || !to || bidIdr === undefined) return 0;
    const km = distanceKm(from, to, market.transport.detour);
    if (km > offer.maxKm || whole.askIdr + transportIdr(market.transport, km) > bidIdr) return 0;
    const sellers = new Set(plan.flows.filter((flow) => flow.offer === offer.id).map((flow) => groups.get(flow.lot)));
    const left = offer.maxSuppliers - sellers.size;
    const fresh = members.filter(({ lot }) => !sellers.has(lot.group)).length;
    const leads = sellers.has(whole.group);
    if (fresh <= left || (left < 1 && !leads)) return 0;
    return Math.max(
      0,
      ...weeksBetween(Math.max(whole.fromWeek, offer.fromWeek), Math.min(whole.toWeek, offer.toWeek)).map((week) => {
        const before = used.get(`${offer.id} ${week}`) ?? 0;
        const kitchenKg = (kitchen.capacityKg[week] ?? 0) - (used.get(`${kitchen.id} ${week}`) ?? 0);
        const kg = Math.min(whole.quantityKg, (offer.capacityKg[week] ?? 0) - before, kitchenKg);
        return before + kg < offer.minBatchKg ? 0 : kg;
      }),
    );
  });
  const hope = Math.max(0, ...hopes);
  return hope < leastKg ? 0 : hope;
}

function weeksBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** Kg of a plan by offer and week, and by kitchen and week. */
function usedKg(market: Market, plan: Plan): Map<string, number> {
  const kitchenOf = new Map(market.offers.map((offer) => [offer.id, offer.kitchen]));
  const used = new Map<string, number>();
  for (const { offer, week, kg } of plan.flows)
    for (const id of [offer, kitchenOf.get(offer) ?? ""])
      used.set(`${id} ${week}`, (used.get(`${id} ${week}`) ?? 0) + kg);
  return used;
}

/**
 * Whole kg more that the members sell as one than alone, as far as the whole market sells them more too: what they
 * would only take from others is no gain. 0 when pooling does not help enough, or a plan is not sound.
 */
export function gainKg(alone: Plan, pooled: Plan, members: readonly Poolable[]): number {
  if (alone.certificate.violations > 0 || pooled.certificate.violations > 0) return 0;
  const ids = new Set(members.map(({ lot }) => lot.id));
  const before = soldKg(alone, (lot) => ids.has(lot));
  const after = soldKg(pooled, (lot) => lot === pooledId);
  const more = Math.min(after - before, pooled.matchedKg - alone.matchedKg);
  return more < leastKg ? 0 : more;
}

function soldKg(plan: Plan, counts: (lot: string) => boolean): number {
  return plan.flows.reduce((kg, flow) => (counts(flow.lot) ? kg + flow.kg : kg), 0);
}
