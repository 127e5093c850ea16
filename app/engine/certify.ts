import { fixedOf } from "./bound.ts";
import type { Remains } from "./bound.ts";
import type { Flow, Kitchen, Lot, Market, Offer, Plan, Policy } from "./market.ts";
import { distanceKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

/** The market by id and by position in its own lists, and the faults found so far. */
type Tables = {
  market: Market;
  policy: Policy;
  remains: Remains;
  lotAt: Map<string, number>;
  offerAt: Map<string, number>;
  kitchenAt: Map<string, number>;
  places: Map<string, Market["places"][number]>;
  basePriceIdr: Map<string, number>;
  bidIdr: Map<string, Map<string, number>>;
  forbidden: Map<string, Set<string>>;
  faults: string[];
};

/** Kilograms by lot, offer × week, kitchen × week, lot × offer and lot × offer × week; positions as keys. */
type Sums = {
  lotKg: Float64Array;
  slotKg: Float64Array;
  kitchenKg: Float64Array;
  pairKg: Map<number, number>;
  rowKg: Map<number, number>;
  primalIdr: number;
  gainsIdr: number;
  matchedKg: number;
};

/**
 * Checks a plan against the market it came from, rule by rule of the market file, and adds its value up anew.
 * Reads nothing that the solver made but the plan itself.
 * @returns the plan's value and one sentence for every rule it breaks
 */
export function checkPlan(
  market: Market,
  policy: Policy,
  plan: Plan,
  remains: Remains,
): { primalIdr: number; faults: string[] } {
  const tables = makeTables(market, policy, remains);
  const sums = sumUp(tables, plan);
  checkTotals(tables, sums);
  checkTrades(tables, sums);
  checkSides(tables, sums);
  const primalIdr = sums.primalIdr - checkUnsold(tables, sums, plan);
  const stated: [string, number, number][] = [
    ["objectiveIdr", plan.objectiveIdr, primalIdr],
    ["gainsIdr", plan.gainsIdr, sums.gainsIdr],
    ["matchedKg", plan.matchedKg, sums.matchedKg],
    ["offeredKg", plan.offeredKg, market.lots.reduce((sum, lot) => sum + lot.quantityKg, 0)],
  ];
  for (const [name, says, is] of stated) if (says !== is) tables.faults.push(`${name} says ${says} and is ${is}`);
  return { primalIdr, faults: tables.faults };
}

function makeTables(market: Market, policy: Policy, remains: Remains): Tables {
  const at = (list: { id: string }[]) => new Map(list.map(({ id }, n) => [id, n]));
  const tables: Tables = {
    market,
    policy,
    remains,
    lotAt: at(market.lots),
    offerAt: at(market.offers),
    kitchenAt: at(market.kitchens),
    places: new Map(market.places.map((place) => [place.id, place])),
    basePriceIdr: new Map(market.commodities.map((one) => [one.id, one.basePriceIdr])),
    bidIdr: new Map(),
    forbidden: new Map(),
    faults: [],
  };
  for (const { lot, offer, bidIdr } of market.bids ?? [])
    tables.bidIdr.set(lot, (tables.bidIdr.get(lot) ?? new Map<string, number>()).set(offer, bidIdr));
  for (const { lot, offer } of market.forbidden ?? [])
    tables.forbidden.set(lot, (tables.forbidden.get(lot) ?? new Set<string>()).add(offer));
  return tables;
}

function count(sums: Map<number, number>, key: number, kg: number): void {
  sums.set(key, (sums.get(key) ?? 0) + kg);
}

function kitchenOf({ market, kitchenAt }: Tables, offer: Offer): Kitchen {
  return market.kitchens[kitchenAt.get(offer.kitchen)!]!;
}

/** Distance, transport and gain of a pair; the gain is NaN when the offer does not accept the lot. */
function pairOf(tables: Tables, lot: Lot, offer: Offer): { km: number; carriage: number; gain: number } {
  const { market, places, bidIdr } = tables;
  const km = distanceKm(places.get(lot.place)!, places.get(kitchenOf(tables, offer).place)!, market.transport.detour);
  const carriage = transportIdr(market.transport, km);
  const accepted = offer.accepts.find((one) => one.commodity === lot.commodity);
  const bid = accepted ? (bidIdr.get(lot.id)?.get(offer.id) ?? accepted.bidIdr) : NaN;
  return { km, carriage, gain: bid - carriage - lot.askIdr };
}

function sumUp(tables: Tables, plan: Plan): Sums {
  const { market, policy, lotAt, offerAt, kitchenAt, faults } = tables;
  const { weeks } = market;
  const sums: Sums = {
    lotKg: new Float64Array(market.lots.length),
    slotKg: new Float64Array(market.offers.length * weeks),
    kitchenKg: new Float64Array(market.kitchens.length * weeks),
    pairKg: new Map(),
    rowKg: new Map(),
    primalIdr: 0,
    gainsIdr: 0,
    matchedKg: 0,
  };
  for (const flow of plan.flows) {
    const { week, kg } = flow;
    const i = lotAt.get(flow.lot);
    const j = offerAt.get(flow.offer);
    if (
      i === undefined ||
      j === undefined ||
      !(Number.isInteger(kg) && kg > 0) ||
      !(Number.isInteger(week) && week >= 0 && week < weeks)
    ) {
      faults.push(`${flow.lot} to ${flow.offer} in week ${week}: ${kg} kg is no trade`);
      continue;
    }
    const lot = market.lots[i]!;
    const offer = market.offers[j]!;
    const { carriage, gain } = pairOf(tables, lot, offer);
    const inWindow = week >= lot.fromWeek && week <= lot.toWeek;
    const urgency = inWindow ? urgencyIdr(policy.urgencyShare, tables.basePriceIdr.get(lot.commodity)!, lot, week) : 0;
    sums.primalIdr += kg * (gain + policy.volumeBonusIdr + urgency);
    sums.gainsIdr += kg * gain;
    sums.matchedKg += kg;
    sums.lotKg[i]! += kg;
    sums.slotKg[j * weeks + week]! += kg;
    sums.kitchenKg[kitchenAt.get(offer.kitchen)! * weeks + week]! += kg;
    const pair = i * market.offers.length + j;
    count(sums.pairKg, pair, kg);
    count(sums.rowKg, pair * weeks + week, kg);
    if (!isPriced(flow, lot, carriage, gain))
      faults.push(`${lot.id} to ${offer.id} in week ${week}: prices do not fit ask, bid and transport`);
  }
  return sums;
}

function isPriced(flow: Flow, lot: Lot, carriage: number, gain: number): boolean {
  const [low, high] = flow.bandIdr;
  const isBand = low >= lot.askIdr && low <= high && (gain < 0 || high <= lot.askIdr + gain);
  const isPrice =
    flow.farmGateIdr >= low && flow.farmGateIdr <= high && flow.deliveredIdr === flow.farmGateIdr + carriage;
  return isBand && isPrice && flow.gainIdrPerKg === gain;
}

function checkTotals({ market, remains, lotAt, offerAt, faults }: Tables, sums: Sums): void {
  const { weeks } = market;
  market.lots.forEach(({ id, quantityKg }, i) => {
    if (sums.lotKg[i]! > quantityKg) faults.push(`lot ${id} sells ${sums.lotKg[i]} kg`);
  });
  const lists: [string, { id: string; capacityKg: number[] }[], Float64Array][] = [
    ["offer", market.offers, sums.slotKg],
    ["kitchen", market.kitchens, sums.kitchenKg],
  ];
  for (const [name, list, kg] of lists)
    list.forEach(({ id, capacityKg }, n) => {
      for (let t = 0; t < weeks; t++) {
        const taken = kg[n * weeks + t]!;
        if (taken > capacityKg[t]!) faults.push(`${name} ${id} takes ${taken} kg in week ${t}`);
      }
    });
  const pairAt = (lot: string, offer: string) => lotAt.get(lot)! * market.offers.length + offerAt.get(offer)!;
  for (const { id, lot, offer, maxKg } of market.bids ?? []) {
    const kg = sums.pairKg.get(pairAt(lot, offer)) ?? 0;
    if (kg > Math.max(maxKg, fixedOf(remains, lot, offer))) faults.push(`bid ${id} takes ${kg} kg`);
  }
  for (const [row, kg] of fixedRows(market, pairAt))
    if ((sums.rowKg.get(row) ?? 0) < kg) faults.push(`${nameOf(market, row)}: ${kg} kg are fixed and not kept`);
}

function fixedRows(market: Market, pairAt: (lot: string, offer: string) => number): Map<number, number> {
  const rows = new Map<number, number>();
  for (const { lot, offer, week, kg } of market.fixed ?? []) count(rows, pairAt(lot, offer) * market.weeks + week, kg);
  return rows;
}

function nameOf(market: Market, row: number): string {
  const pair = Math.floor(row / market.weeks);
  const lot = market.lots[Math.floor(pair / market.offers.length)]!;
  return `${lot.id} to ${market.offers[pair % market.offers.length]!.id} in week ${row % market.weeks}`;
}

/** Every kg beyond what is fixed must be a trade that the market allows. */
function checkTrades(tables: Tables, sums: Sums): void {
  const { market, lotAt, offerAt, forbidden, faults } = tables;
  const { weeks } = market;
  const pairAt = (lot: string, offer: string) => lotAt.get(lot)! * market.offers.length + offerAt.get(offer)!;
  const fixed = fixedRows(market, pairAt);
  for (const [row, kg] of sums.rowKg) {
    const fresh = kg - (fixed.get(row) ?? 0);
    if (fresh <= 0) continue;
    const pair = Math.floor(row / weeks);
    const week = row % weeks;
    const lot = market.lots[Math.floor(pair / market.offers.length)]!;
    const offer = market.offers[pair % market.offers.length]!;
    const { km, gain } = pairOf(tables, lot, offer);
    const fault = (what: string) => faults.push(`${nameOf(market, row)}: ${what}`);
    if (Number.isNaN(gain)) fault("the offer does not accept it");
    if (week < Math.max(lot.fromWeek, offer.fromWeek) || week > Math.min(lot.toWeek, offer.toWeek))
      fault("outside a window");
    if (km > offer.maxKm) fault(`${km} km apart`);
    if (gain < 0) fault("the price does not meet");
    if (forbidden.get(lot.id)?.has(offer.id)) fault("forbidden");
    if (fresh % (lot.stepKg ?? 1) !== 0) fault(`not in steps of ${lot.stepKg} kg`);
  }
}

/** Side constraints bind what is new: a contract that is fixed may lie below a minimum by itself. */
function checkSides({ market, policy, remains, faults }: Tables, sums: Sums): void {
  if (policy.enforce.length === 0) return;
  const groups = new Map<Offer, Set<string>>();
  const fixedGroups = new Map<Offer, Set<string>>();
  for (const [pair, kg] of sums.pairKg) {
    const lot = market.lots[Math.floor(pair / market.offers.length)]!;
    const offer = market.offers[pair % market.offers.length]!;
    const fixed = fixedOf(remains, lot.id, offer.id);
    groups.set(offer, (groups.get(offer) ?? new Set<string>()).add(lot.group));
    if (fixed > 0) fixedGroups.set(offer, (fixedGroups.get(offer) ?? new Set<string>()).add(lot.group));
    if (policy.enforce.includes("minSale") && kg > fixed && kg < lot.minSaleKg)
      faults.push(`${lot.id} to ${offer.id}: ${kg} kg is below the minimum sale of ${lot.minSaleKg}`);
  }
  if (policy.enforce.includes("maxSuppliers"))
    for (const [offer, set] of groups)
      if (set.size > Math.max(offer.maxSuppliers, fixedGroups.get(offer)?.size ?? 0))
        faults.push(`offer ${offer.id} buys from ${set.size} groups`);
  if (!policy.enforce.includes("minBatch")) return;
  market.offers.forEach((offer, j) => {
    for (let t = 0; t < market.weeks; t++) {
      const kg = sums.slotKg[j * market.weeks + t]!;
      const fixed = offer.capacityKg[t]! - remains.offerKg.get(offer.id)![t]!;
      if (kg > fixed && kg < offer.minBatchKg)
        faults.push(`offer ${offer.id} takes ${kg} kg in week ${t}, below its batch`);
    }
  });
}

/** @returns the penalties of the fairness tiers, whole rupiah */
function checkUnsold({ market, policy, faults }: Tables, sums: Sums, plan: Plan): number {
  const says = new Map(plan.unsold.map((one) => [one.lot, one.kg]));
  const groups = new Map<string, { offered: number; unsold: number }>();
  market.lots.forEach((lot, i) => {
    const kg = lot.quantityKg - sums.lotKg[i]!;
    if ((says.get(lot.id) ?? 0) !== kg)
      faults.push(`lot ${lot.id} keeps ${kg} kg, the plan says ${says.get(lot.id) ?? 0}`);
    const group = groups.get(lot.group) ?? { offered: 0, unsold: 0 };
    groups.set(lot.group, { offered: group.offered + lot.quantityKg, unsold: group.unsold + kg });
  });
  if (plan.unsold.length !== says.size) faults.push("a lot is reported unsold twice");
  const tiers = policy.fairnessTiersIdr;
  let penalties = 0;
  for (const { offered, unsold } of groups.values()) {
    let left = unsold;
    tiers.forEach((tier, r) => {
      const filled = Math.min(left, tierKg(offered, r + 1, tiers.length));
      penalties += filled * tier;
      left -= filled;
    });
  }
  return penalties;
}
