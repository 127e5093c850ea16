import { addRow, makeRows, rowOf } from "./plan-rows.ts";
import type { Rows } from "./plan-rows.ts";
import { fixedOf } from "./remains.ts";
import type { Remains } from "./remains.ts";
import type { Flow, Lot, Market, Offer, Place, Plan, Policy } from "./market.ts";
import { distanceKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

/** The market by id and by position in its own lists, and the faults found so far. */
export type Tables = {
  market: Market;
  policy: Policy;
  remains: Remains;
  lotAt: Map<string, number>;
  offerAt: Map<string, number>;
  /** By offer, where its kitchen stands in the list, and its place. */
  kitchenOf: Int32Array;
  offerPlace: Place[];
  places: Map<string, Place>;
  basePriceIdr: Map<string, number>;
  bidIdr: Map<string, Map<string, number>>;
  forbidden: Map<string, Set<string>>;
  faults: string[];
};

/** Kilograms by lot, offer × week, kitchen × week; what each lot sells to each offer in each week stands in `rows`. */
type Sums = {
  lotKg: Float64Array;
  slotKg: Float64Array;
  kitchenKg: Float64Array;
  rows: Rows;
  primalIdr: number;
  gainsIdr: number;
  matchedKg: number;
};

/**
 * Checks a plan against the market it came from, rule by rule of the market file, and adds its value up anew.
 * Reads nothing that the solver made but the plan itself. `tables` are good for one check.
 * @returns the plan's value and one sentence for every rule it breaks
 */
export function checkPlan(
  market: Market,
  policy: Policy,
  plan: Plan,
  remains: Remains,
  tables = makeTables(market, policy, remains),
): { primalIdr: number; faults: string[] } {
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

/** What a check looks up; it can be made before there is a plan. */
export function makeTables(market: Market, policy: Policy, remains: Remains): Tables {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const kitchenAt = positions(market.kitchens);
  const kitchenOf = Int32Array.from(market.offers.map((offer) => kitchenAt.get(offer.kitchen)!));
  const tables: Tables = {
    market,
    policy,
    remains,
    lotAt: positions(market.lots),
    offerAt: positions(market.offers),
    kitchenOf,
    offerPlace: market.offers.map((_, j) => places.get(market.kitchens[kitchenOf[j]!]!.place)!),
    places,
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

function positions(list: { id: string }[]): Map<string, number> {
  const at = new Map<string, number>();
  for (let n = 0; n < list.length; n++) at.set(list[n]!.id, n);
  return at;
}

/** What the offer, j-th of the market, pays for a kg of the lot; NaN when it does not accept it. */
function bidOf({ bidIdr }: Tables, lot: Lot, offer: Offer): number {
  for (const { commodity, bidIdr: idr } of offer.accepts)
    if (commodity === lot.commodity) return (bidIdr.size > 0 ? bidIdr.get(lot.id)?.get(offer.id) : undefined) ?? idr;
  return NaN;
}

function sumUp(tables: Tables, plan: Plan): Sums {
  const { market, lotAt, offerAt, faults } = tables;
  const { weeks } = market;
  const sums: Sums = {
    lotKg: new Float64Array(market.lots.length),
    slotKg: new Float64Array(market.offers.length * weeks),
    kitchenKg: new Float64Array(market.kitchens.length * weeks),
    rows: makeRows(plan.flows.length),
    primalIdr: 0,
    gainsIdr: 0,
    matchedKg: 0,
  };
  for (const flow of plan.flows) {
    const { week, kg } = flow;
    const i = lotAt.get(flow.lot);
    const j = offerAt.get(flow.offer);
    const isTrade = Number.isInteger(kg) && kg > 0 && Number.isInteger(week) && week >= 0 && week < weeks;
    if (i === undefined || j === undefined || !isTrade)
      faults.push(`${flow.lot} to ${flow.offer} in week ${week}: ${kg} kg is no trade`);
    else addFlow(tables, sums, flow, i, j);
  }
  return sums;
}

function addFlow(tables: Tables, sums: Sums, flow: Flow, i: number, j: number): void {
  const { market, policy, places, offerPlace, kitchenOf, basePriceIdr, faults } = tables;
  const { weeks } = market;
  const { week, kg } = flow;
  const lot = market.lots[i]!;
  const offer = market.offers[j]!;
  const km = distanceKm(places.get(lot.place)!, offerPlace[j]!, market.transport.detour);
  const carriage = transportIdr(market.transport, km);
  const gain = bidOf(tables, lot, offer) - carriage - lot.askIdr;
  const inWindow = week >= lot.fromWeek && week <= lot.toWeek;
  const urgency = inWindow ? urgencyIdr(policy.urgencyShare, basePriceIdr.get(lot.commodity)!, lot, week) : 0;
  sums.primalIdr += kg * (gain + policy.volumeBonusIdr + urgency);
  sums.gainsIdr += kg * gain;
  sums.matchedKg += kg;
  sums.lotKg[i]! += kg;
  sums.slotKg[j * weeks + week]! += kg;
  sums.kitchenKg[kitchenOf[j]! * weeks + week]! += kg;
  addRow(sums.rows, i, j * weeks + week, kg, km, gain);
  if (!isPriced(flow, lot, carriage, gain))
    faults.push(`${lot.id} to ${offer.id} in week ${week}: prices do not fit ask, bid and transport`);
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
  const pairKg = market.bids?.length ? kgByPair(market, sums) : new Map<number, number>();
  for (const { id, lot, offer, maxKg } of market.bids ?? []) {
    const kg = pairKg.get(lotAt.get(lot)! * market.offers.length + offerAt.get(offer)!) ?? 0;
    if (kg > Math.max(maxKg, fixedOf(remains, lot, offer))) faults.push(`bid ${id} takes ${kg} kg`);
  }
}

function kgByPair({ offers, weeks }: Market, { rows }: Sums): Map<number, number> {
  const pairs = new Map<number, number>();
  for (let r = 0; r < rows.count; r++) {
    const pair = rows.lot[r]! * offers.length + Math.floor(rows.slot[r]! / weeks);
    pairs.set(pair, (pairs.get(pair) ?? 0) + rows.kg[r]!);
  }
  return pairs;
}

/** Kg of each row that are fixed; what the plan does not keep of it is a fault. */
function fixedOfRows({ market, lotAt, offerAt, faults }: Tables, { rows }: Sums): Float64Array {
  const fixed = new Float64Array(rows.count);
  for (const { lot, offer, week, kg } of market.fixed ?? []) {
    const row = rowOf(rows, lotAt.get(lot)!, offerAt.get(offer)! * market.weeks + week);
    if (row >= 0) fixed[row]! += kg;
    else faults.push(`${lot} to ${offer} in week ${week}: ${kg} kg are fixed and not kept`);
  }
  return fixed;
}

/** Every kg beyond what is fixed must be a trade that the market allows. */
function checkTrades(tables: Tables, sums: Sums): void {
  const { market, forbidden, faults } = tables;
  const { weeks } = market;
  const { rows } = sums;
  const fixed = fixedOfRows(tables, sums);
  for (let r = 0; r < rows.count; r++) {
    const fresh = rows.kg[r]! - fixed[r]!;
    if (fresh === 0) continue;
    const j = Math.floor(rows.slot[r]! / weeks);
    const week = rows.slot[r]! - j * weeks;
    const lot = market.lots[rows.lot[r]!]!;
    const offer = market.offers[j]!;
    const fault = (what: string) => faults.push(`${lot.id} to ${offer.id} in week ${week}: ${what}`);
    if (fresh < 0) {
      fault(`${fixed[r]} kg are fixed and not kept`);
      continue;
    }
    if (Number.isNaN(rows.gain[r]!)) fault("the offer does not accept it");
    if (week < Math.max(lot.fromWeek, offer.fromWeek) || week > Math.min(lot.toWeek, offer.toWeek))
      fault("outside a window");
    if (rows.km[r]! > offer.maxKm) fault(`${rows.km[r]} km apart`);
    if (rows.gain[r]! < 0) fault("the price does not meet");
    if (forbidden.size > 0 && forbidden.get(lot.id)?.has(offer.id)) fault("forbidden");
    if (fresh % (lot.stepKg ?? 1) !== 0) fault(`not in steps of ${lot.stepKg} kg`);
  }
}

/** Side constraints bind what is new: a contract that is fixed may lie below a minimum by itself. */
function checkSides({ market, policy, remains, faults }: Tables, sums: Sums): void {
  if (policy.enforce.length === 0) return;
  const groups = new Map<Offer, Set<string>>();
  const fixedGroups = new Map<Offer, Set<string>>();
  for (const [pair, kg] of kgByPair(market, sums)) {
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
function checkUnsold({ market, policy, lotAt, faults }: Tables, sums: Sums, plan: Plan): number {
  const says = new Float64Array(market.lots.length);
  const isSaid = new Uint8Array(market.lots.length);
  for (const { lot, kg } of plan.unsold) {
    const i = lotAt.get(lot);
    if (i === undefined || isSaid[i] === 1) faults.push(`lot ${lot} is reported unsold twice, or not in the market`);
    else {
      says[i] = kg;
      isSaid[i] = 1;
    }
  }
  market.lots.forEach(({ id, quantityKg }, i) => {
    const kg = quantityKg - sums.lotKg[i]!;
    if (says[i] !== kg) faults.push(`lot ${id} keeps ${kg} kg, the plan says ${says[i]}`);
  });
  return penaltiesOf(market, policy, sums);
}

function penaltiesOf({ lots }: Market, { fairnessTiersIdr: tiers }: Policy, sums: Sums): number {
  if (tiers.length === 0) return 0;
  const groups = new Map<string, { offered: number; unsold: number }>();
  lots.forEach((lot, i) => {
    const group = groups.get(lot.group) ?? { offered: 0, unsold: 0 };
    group.offered += lot.quantityKg;
    group.unsold += lot.quantityKg - sums.lotKg[i]!;
    groups.set(lot.group, group);
  });
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
