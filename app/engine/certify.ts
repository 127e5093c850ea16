import { add } from "./bound.ts";
import type { Remains } from "./bound.ts";
import type { Kitchen, Lot, Market, Offer, Plan, Policy } from "./market.ts";
import { distanceKm, tierKg, transportIdr, urgencyIdr } from "./trade.ts";

type Sums = {
  lotKg: Map<string, number>;
  pairKg: Map<string, number>;
  rowKg: Map<string, number>;
  slotKg: Map<string, number>;
  kitchenKg: Map<string, number>;
  primalIdr: number;
  gainsIdr: number;
};

type Tables = {
  market: Market;
  policy: Policy;
  remains: Remains;
  lots: Map<string, Lot>;
  offers: Map<string, Offer>;
  kitchens: Map<string, Kitchen>;
  faults: string[];
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
  const tables: Tables = {
    market,
    policy,
    remains,
    lots: new Map(market.lots.map((one) => [one.id, one])),
    offers: new Map(market.offers.map((one) => [one.id, one])),
    kitchens: new Map(market.kitchens.map((one) => [one.id, one])),
    faults: [],
  };
  const sums = sumUp(tables, plan);
  checkTotals(tables, sums);
  checkTrades(tables, sums);
  checkSides(tables, sums);
  const penalties = checkUnsold(tables, sums, plan);
  const primalIdr = sums.primalIdr - penalties;
  const stated: [string, number, number][] = [
    ["objectiveIdr", plan.objectiveIdr, primalIdr],
    ["gainsIdr", plan.gainsIdr, sums.gainsIdr],
    ["matchedKg", plan.matchedKg, total(sums.lotKg)],
    ["offeredKg", plan.offeredKg, market.lots.reduce((sum, lot) => sum + lot.quantityKg, 0)],
  ];
  for (const [name, says, is] of stated) if (says !== is) tables.faults.push(`${name} says ${says} and is ${is}`);
  return { primalIdr, faults: tables.faults };
}

function sumUp(tables: Tables, plan: Plan): Sums {
  const { market, policy, lots, offers, kitchens, faults } = tables;
  const places = new Map(market.places.map((place) => [place.id, place]));
  const base = new Map(market.commodities.map((one) => [one.id, one.basePriceIdr]));
  const bids = new Map((market.bids ?? []).map((bid) => [JSON.stringify([bid.lot, bid.offer]), bid.bidIdr]));
  const empty = () => new Map<string, number>();
  const sums: Sums = {
    lotKg: empty(),
    pairKg: empty(),
    rowKg: empty(),
    slotKg: empty(),
    kitchenKg: empty(),
    primalIdr: 0,
    gainsIdr: 0,
  };
  for (const flow of plan.flows) {
    const lot = lots.get(flow.lot);
    const offer = offers.get(flow.offer);
    const { week, kg } = flow;
    if (!lot || !offer || !Number.isInteger(kg) || kg <= 0 || !Number.isInteger(week)) {
      faults.push(`${flow.lot} to ${flow.offer} in week ${week}: ${kg} kg is no trade`);
      continue;
    }
    const kitchen = kitchens.get(offer.kitchen)!;
    const km = distanceKm(places.get(lot.place)!, places.get(kitchen.place)!, market.transport.detour);
    const carriage = transportIdr(market.transport, km);
    const pair = JSON.stringify([lot.id, offer.id]);
    const bid = bids.get(pair) ?? offer.accepts.find((one) => one.commodity === lot.commodity)?.bidIdr ?? NaN;
    const gain = bid - carriage - lot.askIdr;
    const inWindow = week >= lot.fromWeek && week <= lot.toWeek;
    const urgency = inWindow ? urgencyIdr(policy.urgencyShare, base.get(lot.commodity)!, lot, week) : 0;
    sums.primalIdr += kg * (gain + policy.volumeBonusIdr + urgency);
    sums.gainsIdr += kg * gain;
    add(sums.lotKg, lot.id, kg);
    add(sums.pairKg, pair, kg);
    add(sums.rowKg, JSON.stringify([lot.id, offer.id, week]), kg);
    add(sums.slotKg, JSON.stringify([offer.id, week]), kg);
    add(sums.kitchenKg, JSON.stringify([kitchen.id, week]), kg);
    const [low, high] = flow.bandIdr;
    const sound =
      flow.gainIdrPerKg === gain &&
      low >= lot.askIdr &&
      low <= high &&
      (gain < 0 || high <= bid - carriage) &&
      flow.farmGateIdr >= low &&
      flow.farmGateIdr <= high &&
      flow.deliveredIdr === flow.farmGateIdr + carriage;
    if (!sound) faults.push(`${lot.id} to ${offer.id} in week ${week}: prices do not fit ask, bid and transport`);
  }
  return sums;
}

function checkTotals({ market, remains, lots, offers, kitchens, faults }: Tables, sums: Sums): void {
  for (const [id, kg] of sums.lotKg) if (kg > lots.get(id)!.quantityKg) faults.push(`lot ${id} sells ${kg} kg`);
  for (const [key, kg] of sums.slotKg) {
    const [id, week] = JSON.parse(key) as [string, number];
    if (kg > (offers.get(id)!.capacityKg[week] ?? 0)) faults.push(`offer ${id} takes ${kg} kg in week ${week}`);
  }
  for (const [key, kg] of sums.kitchenKg) {
    const [id, week] = JSON.parse(key) as [string, number];
    if (kg > (kitchens.get(id)!.capacityKg[week] ?? 0)) faults.push(`kitchen ${id} takes ${kg} kg in week ${week}`);
  }
  for (const bid of market.bids ?? []) {
    const pair = JSON.stringify([bid.lot, bid.offer]);
    const kg = sums.pairKg.get(pair) ?? 0;
    if (kg > Math.max(bid.maxKg, remains.pairKg.get(pair) ?? 0)) faults.push(`bid ${bid.id} takes ${kg} kg`);
  }
  for (const [row, kg] of remains.rowKg)
    if ((sums.rowKg.get(row) ?? 0) < kg) faults.push(`${row}: ${kg} kg are fixed and not kept`);
}

/** Every kg beyond what is fixed must be a trade that the market allows. */
function checkTrades({ market, remains, lots, offers, kitchens, faults }: Tables, sums: Sums): void {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const forbidden = new Set((market.forbidden ?? []).map((pair) => JSON.stringify([pair.lot, pair.offer])));
  const bids = new Map((market.bids ?? []).map((bid) => [JSON.stringify([bid.lot, bid.offer]), bid.bidIdr]));
  for (const [row, kg] of sums.rowKg) {
    const fresh = kg - (remains.rowKg.get(row) ?? 0);
    if (fresh <= 0) continue;
    const [lotId, offerId, week] = JSON.parse(row) as [string, string, number];
    const lot = lots.get(lotId)!;
    const offer = offers.get(offerId)!;
    const kitchen = kitchens.get(offer.kitchen)!;
    const pair = JSON.stringify([lotId, offerId]);
    const accepted = offer.accepts.find((one) => one.commodity === lot.commodity);
    const km = distanceKm(places.get(lot.place)!, places.get(kitchen.place)!, market.transport.detour);
    const gain = (bids.get(pair) ?? accepted?.bidIdr ?? NaN) - transportIdr(market.transport, km) - lot.askIdr;
    const broken: [boolean, string][] = [
      [!accepted, "the offer does not accept it"],
      [week < Math.max(lot.fromWeek, offer.fromWeek) || week > Math.min(lot.toWeek, offer.toWeek), "outside a window"],
      [km > offer.maxKm, `${km} km apart`],
      [!(gain >= 0), "the price does not meet"],
      [forbidden.has(pair), "forbidden"],
      [fresh % (lot.stepKg ?? 1) !== 0, `not in steps of ${lot.stepKg} kg`],
    ];
    for (const [is, what] of broken) if (is) faults.push(`${row}: ${what}`);
  }
}

/** Side constraints bind what is new: a contract that is fixed may lie below a minimum by itself. */
function checkSides({ market, policy, remains, lots, offers, faults }: Tables, sums: Sums): void {
  const groups = new Map<string, Set<string>>();
  const fixedGroups = new Map<string, Set<string>>();
  for (const [pair, kg] of sums.pairKg) {
    const [lotId, offerId] = JSON.parse(pair) as [string, string];
    const lot = lots.get(lotId)!;
    const fixed = remains.pairKg.get(pair) ?? 0;
    groups.set(offerId, (groups.get(offerId) ?? new Set<string>()).add(lot.group));
    if (fixed > 0) fixedGroups.set(offerId, (fixedGroups.get(offerId) ?? new Set<string>()).add(lot.group));
    if (policy.enforce.includes("minSale") && kg > fixed && kg < lot.minSaleKg)
      faults.push(`${pair}: ${kg} kg is below the minimum sale of ${lot.minSaleKg}`);
  }
  if (policy.enforce.includes("maxSuppliers"))
    for (const [id, set] of groups)
      if (set.size > Math.max(offers.get(id)!.maxSuppliers, fixedGroups.get(id)?.size ?? 0))
        faults.push(`offer ${id} buys from ${set.size} groups`);
  if (!policy.enforce.includes("minBatch")) return;
  const fixedSlot = new Map<string, number>();
  for (const row of market.fixed ?? []) add(fixedSlot, JSON.stringify([row.offer, row.week]), row.kg);
  for (const [slot, kg] of sums.slotKg) {
    const [id, week] = JSON.parse(slot) as [string, number];
    if (kg > (fixedSlot.get(slot) ?? 0) && kg < offers.get(id)!.minBatchKg)
      faults.push(`offer ${id} takes ${kg} kg in week ${week}, below its batch`);
  }
}

/** @returns the penalties of the fairness tiers, whole rupiah */
function checkUnsold({ market, policy, faults }: Tables, sums: Sums, plan: Plan): number {
  const says = new Map(plan.unsold.map((one) => [one.lot, one.kg]));
  const offered = new Map<string, number>();
  const unsold = new Map<string, number>();
  for (const lot of market.lots) {
    const kg = lot.quantityKg - (sums.lotKg.get(lot.id) ?? 0);
    if ((says.get(lot.id) ?? 0) !== kg)
      faults.push(`lot ${lot.id} keeps ${kg} kg, the plan says ${says.get(lot.id) ?? 0}`);
    add(offered, lot.group, lot.quantityKg);
    add(unsold, lot.group, kg);
  }
  if (plan.unsold.length !== says.size) faults.push("a lot is reported unsold twice");
  const tiers = policy.fairnessTiersIdr;
  let penalties = 0;
  for (const [group, kg] of unsold) {
    let left = kg;
    tiers.forEach((tier, r) => {
      const filled = Math.min(left, tierKg(offered.get(group)!, r + 1, tiers.length));
      penalties += filled * tier;
      left -= filled;
    });
  }
  return penalties;
}

function total(sums: Map<string, number>): number {
  let all = 0;
  for (const kg of sums.values()) all += kg;
  return all;
}
