import { boundIdr } from "~/engine/bound.ts";
import { checkPlan } from "~/engine/certify.ts";
import { readLedger } from "~/engine/ledger.ts";
import { addLot, liveValueIdr, openMarket, removeLot } from "~/engine/live.ts";
import { defaultPolicy } from "~/engine/market.ts";
import type { Market, Plan } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import { remainsOf } from "~/engine/remains.ts";
import { bruteObjective } from "../brute.ts";
import { late, unsorted } from "../ids.ts";
import { randomMarket } from "../markets.ts";
import { allTrades } from "../trades.ts";

/** A kernel of the suite that runs in a second: the first sentence that does not hold, or null. */
export function firstFailure(): string | null {
  for (const check of [pureFlow, ids, certificate, twoWays, sideConstraints, reasons, extras]) {
    try {
      const failure = check();
      if (failure) return `${check.name}: ${failure}`;
    } catch (error) {
      return `${check.name}: ${String(error)}`;
    }
  }
  return null;
}

const tiny = { lots: 3, offers: 2, weeks: 2, kg: 4, idr: 12 };

/** Too many ways to try them all. */
function isLarge(market: Market): boolean {
  const ways = allTrades(market).reduce((product, { lot }) => product * (1 + lot.quantityKg), 1);
  return ways > 3000;
}

function pureFlow(): string | null {
  for (let seed = 1; seed <= 90; seed++) {
    const tiers = seed % 3 === 0 ? [0, 3, 9] : [];
    const policy = { volumeBonusIdr: seed % 2, urgencyShare: (seed % 4) / 4, fairnessTiersIdr: tiers };
    const market = { ...randomMarket(seed, { ...tiny, extras: true, policy }), fixed: [] };
    if (isLarge(market)) continue;
    const plan = match(market);
    const best = bruteObjective(market);
    if (plan.objectiveIdr !== best || plan.status !== "optimal")
      return `seed ${seed}: ${plan.objectiveIdr}, not ${best}`;
  }
  return null;
}

/** Who comes first where several ways are equally good. */
function ids(): string | null {
  for (let seed = 1; seed <= 60; seed++) {
    const market = randomMarket(seed, { lots: 6, offers: 4, weeks: 2, kg: 8, idr: 3 });
    const { flows } = match(market);
    if (unsorted(market, flows).length > 0) return `seed ${seed}: two lots should change places`;
    if (late(market, flows).length > 0) return `seed ${seed}: a kg could go to an earlier place`;
  }
  return null;
}

function sideConstraints(): string | null {
  let ours = 0;
  let best = 0;
  let bounds = 0;
  for (let seed = 1; seed <= 70; seed++) {
    const enforce = (["minSale", "maxSuppliers", "minBatch"] as const).filter((_, n) => (seed >> n) % 2 === 0);
    const shape = { ...tiny, lots: 4, kg: 3, steps: seed % 4 === 0, policy: { enforce: [...enforce] } };
    const market = randomMarket(seed, shape);
    if (isLarge(market)) continue;
    const plan = match(market);
    const proved = bruteObjective(market);
    if (plan.objectiveIdr > proved || plan.boundIdr < proved)
      return `seed ${seed}: ${plan.objectiveIdr} and bound ${plan.boundIdr} around ${proved}`;
    ours += plan.objectiveIdr;
    best += proved;
    bounds += plan.boundIdr;
  }
  if (ours < 0.985 * best) return `only ${ours} of ${best}`;
  return bounds > 1.06 * best ? `bounds of ${bounds} for ${best}` : null;
}

function extras(): string | null {
  for (let seed = 1; seed <= 120; seed++) {
    const policy = { enforce: seed % 2 === 0 ? (["minSale", "maxSuppliers", "minBatch"] as const).slice() : [] };
    const plan = match(
      randomMarket(seed, {
        lots: 10,
        offers: 5,
        weeks: 3,
        kg: 20,
        idr: 30,
        extras: true,
        steps: seed % 4 === 0,
        policy,
      }),
    );
    if (plan.certificate.violations !== 0) return `seed ${seed}: ${plan.certificate.violations} violations`;
  }
  return null;
}

/** The same market in another order, and lot by lot in a live market. */
function twoWays(): string | null {
  for (let seed = 1; seed <= 40; seed++) {
    const market = randomMarket(seed, { lots: 12, offers: 6, weeks: 3, kg: 9, idr: seed % 2 === 0 ? 12 : 4_000 });
    const cold = match(market);
    const turned = { ...market, lots: [...market.lots].reverse(), offers: [...market.offers].reverse() };
    if (JSON.stringify(match(turned)) !== JSON.stringify(cold)) return `seed ${seed}: order matters`;
    const live = openMarket({ ...market, lots: market.lots.slice(0, 4) });
    for (const lot of market.lots.slice(4)) addLot(live, lot);
    if (liveValueIdr(live) !== cold.objectiveIdr) return `seed ${seed}: live ${liveValueIdr(live)}`;
    removeLot(live, market.lots[0]!.id);
    const less = match({ ...market, lots: market.lots.slice(1) }).objectiveIdr;
    if (liveValueIdr(live) !== less) return `seed ${seed}: ${liveValueIdr(live)} after a lot left`;
  }
  return null;
}

/** Faults planted in good plans must be found, and no prices may prove too little. */
function certificate(): string | null {
  const policy = { ...defaultPolicy, enforce: [] };
  const strict = { ...policy, enforce: (["minSale", "maxSuppliers", "minBatch"] as const).slice() };
  const nothing = { offerIdr: [], kitchenIdr: [], bidIdr: [], groupIdr: new Map<string, number>() };
  for (let seed = 1; seed <= 40; seed++) {
    const market = { ...randomMarket(seed, { lots: 10, offers: 4, weeks: 3, kg: 12, idr: 20 }), policy };
    const plan = match(market);
    if (boundIdr(readLedger(market), policy, nothing) < plan.objectiveIdr) return `seed ${seed}: bound too low`;
    for (const [what, change] of planted) {
      if (plan.flows.length === 0) continue;
      const copy = structuredClone(plan);
      change(copy, market);
      if (faultsOf(market, policy, copy) === 0) return `seed ${seed}: ${what} passes`;
    }
    const counted = brokenIn(market, plan);
    if (faultsOf(market, strict, plan) !== counted) return `seed ${seed}: not the ${counted} side constraints broken`;
  }
  return null;
}

/** Side constraints that a plan breaks, counted anew; the market has nothing fixed. */
function brokenIn(market: Market, { flows }: Plan): number {
  let broken = 0;
  const kgOf = (list: Plan["flows"]) => list.reduce((sum, { kg }) => sum + kg, 0);
  for (const offer of market.offers) {
    const here = flows.filter((flow) => flow.offer === offer.id);
    const selling = market.lots.filter(({ id }) => here.some(({ lot }) => lot === id));
    for (const lot of selling) if (kgOf(here.filter((flow) => flow.lot === lot.id)) < lot.minSaleKg) broken++;
    if (new Set(selling.map(({ group }) => group)).size > offer.maxSuppliers) broken++;
    for (const week of new Set(here.map((flow) => flow.week)))
      if (kgOf(here.filter((flow) => flow.week === week)) < offer.minBatchKg) broken++;
  }
  return broken;
}

function faultsOf(market: Market, policy: Parameters<typeof checkPlan>[1], plan: Plan): number {
  return checkPlan(market, policy, plan, remainsOf(market)).faults.length;
}

const planted: [string, (plan: Plan, market: Market) => void][] = [
  ["a kg more", (plan) => void plan.flows[0]!.kg++],
  ["a kg less", (plan) => void plan.flows[0]!.kg--],
  ["a rupiah more", (plan) => void plan.objectiveIdr++],
  ["a price below the ask", (plan) => void (plan.flows[0]!.bandIdr[0] = -1)],
  ["a gain of its own", (plan) => void plan.flows[0]!.gainIdrPerKg++],
  [
    "a full lot twice",
    (plan, { lots }) => void (plan.flows[0]!.kg = lots.reduce((sum, one) => sum + one.quantityKg, 1)),
  ],
];

/** A lot that is outbid sells a kg more after the cut it is told, and none after a rupiah less. */
function reasons(): string | null {
  let told = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const market = randomMarket(seed, { lots: 9, offers: 3, weeks: 2, kg: 9, idr: 300 });
    const plan = match(market);
    const sold = (of: Plan, lot: string) => of.flows.reduce((sum, flow) => sum + (flow.lot === lot ? flow.kg : 0), 0);
    for (const { lot: id, askCutIdr } of plan.unsold) {
      if (!askCutIdr) continue;
      told++;
      const cutBy = (idr: number) =>
        match({
          ...market,
          lots: market.lots.map((lot) => (lot.id === id ? { ...lot, askIdr: lot.askIdr - idr } : lot)),
        });
      if (sold(cutBy(askCutIdr), id) <= sold(plan, id)) return `seed ${seed}: a cut of ${askCutIdr} sells nothing`;
      if (askCutIdr > 1 && sold(cutBy(askCutIdr - 1), id) > sold(plan, id))
        return `seed ${seed}: ${askCutIdr} is too much`;
    }
  }
  return told > 20 ? null : `only ${told} cuts told`;
}
