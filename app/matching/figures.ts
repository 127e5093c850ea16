import type { Flow, Market, Plan } from "~/engine/market.ts";
import { distanceKm } from "~/places/distance.ts";
import type { WorthOf } from "./licence-holds.ts";

/** What a plan comes to: the numbers by which an officer compares plans. */
export type PlanFigures = {
  matchedKg: number;
  /** Gains of all pairings, to three digits; null with fewer than two, where it would tell a kitchen's limit. */
  gainsIdr: number | null;
  /** Products less other inputs, raw material and transport, by the kitchens' own yields: an expectation. */
  valueAddedIdr: number;
  /** Groups with a harvest that some kitchen could take, of which nobody takes a kg. */
  emptyGroups: number;
  /** By road, of one paired kg; an estimate. Null without a pairing. */
  meanDistanceM: number | null;
  /** What upstream keeps of one paired kg, rupiah. Null without a pairing. */
  farmGateIdr: number | null;
};

export const figureNames = [
  "matchedKg",
  "gainsIdr",
  "valueAddedIdr",
  "emptyGroups",
  "meanDistanceM",
  "farmGateIdr",
] as const;
export type FigureName = (typeof figureNames)[number];

/** A plan as far as its figures need it: its flows, and the lots that some kitchen could take. */
export type Outline = { flows: readonly Flow[]; reachable: ReadonlySet<string> };

/** The figures of a plan over its market. */
export function figuresOf(market: Market, { flows, reachable }: Outline, worthIdr: WorthOf): PlanFigures {
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchens = new Map(market.kitchens.map((kitchen) => [kitchen.id, places.get(kitchen.place)]));
  const kitchenOf = new Map(market.offers.map((offer) => [offer.id, kitchens.get(offer.kitchen)]));
  const empty = new Set(market.lots.filter((lot) => reachable.has(lot.id)).map((lot) => lot.group));
  const sum = { kg: 0, gainsIdr: 0, valueAddedIdr: 0, kgMeters: 0, farmGateIdr: 0 };
  for (const flow of flows) {
    const lot = lots.get(flow.lot);
    if (!lot) continue;
    empty.delete(lot.group);
    const [from, to] = [places.get(lot.place), kitchenOf.get(flow.offer)];
    const km = from && to && "lat" in from && "lat" in to ? distanceKm(from, to) * market.transport.detour : 0;
    sum.kg += flow.kg;
    sum.gainsIdr += flow.kg * flow.gainIdrPerKg;
    sum.valueAddedIdr += flow.kg * (worthIdr(flow.offer, lot.commodity) - flow.deliveredIdr);
    sum.kgMeters += flow.kg * Math.round(km * 1000);
    sum.farmGateIdr += flow.kg * flow.farmGateIdr;
  }
  return {
    matchedKg: sum.kg,
    gainsIdr: toldGainsIdr(sum.gainsIdr, flows.length),
    valueAddedIdr: sum.valueAddedIdr,
    emptyGroups: empty.size,
    meanDistanceM: sum.kg === 0 ? null : Math.round(sum.kgMeters / sum.kg),
    farmGateIdr: sum.kg === 0 ? null : Math.round(sum.farmGateIdr / sum.kg),
  };
}

/**
 * Gains as they may be told: to three digits, so that two plans that differ by one pairing do not tell that pairing's
 * gain, and not at all with fewer than two pairings.
 */
export function toldGainsIdr(gainsIdr: number, pairings: number): number | null {
  return pairings < 2 ? null : Number(gainsIdr.toPrecision(3));
}

/** A cleared plan in outline. A lot that is left over for want of any kitchen says so by its reason. */
export function outlineOf(plan: Plan): Outline {
  const reachable = new Set(plan.flows.map((flow) => flow.lot));
  for (const left of plan.unsold) if (crowdedOut.has(left.reason)) reachable.add(left.lot);
  return { flows: plan.flows, reachable };
}

const crowdedOut = new Set(["outbid", "constraint"]);
