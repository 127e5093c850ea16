import type { Market } from "~/engine/market.ts";
import { allTrades, penaltiesOf } from "./trades.ts";
import type { Trade } from "./trades.ts";

/** The best objective of a tiny market, by trying every whole number of kg on every trade. Nothing may be fixed. */
export function bruteObjective(market: Market): number {
  const trades = allTrades(market);
  const kg = new Array<number>(trades.length).fill(0);
  let best = -Infinity;
  const tryFrom = (n: number) => {
    if (n === trades.length) {
      const value = valueOf(market, trades, kg);
      if (value !== null && value > best) best = value;
      return;
    }
    const step = trades[n]!.lot.stepKg ?? 1;
    for (kg[n] = 0; fits(market, trades, kg, n); kg[n]! += step) tryFrom(n + 1);
    kg[n] = 0;
  };
  tryFrom(0);
  return best;
}

function fits(market: Market, trades: Trade[], kg: number[], n: number): boolean {
  const { lot, offer, week } = trades[n]!;
  const used = (match: (trade: Trade) => boolean) =>
    trades.reduce((sum, trade, m) => sum + (m <= n && match(trade) ? kg[m]! : 0), 0);
  const kitchen = market.kitchens.find((one) => one.id === offer.kitchen)!;
  const bid = (market.bids ?? []).find((one) => one.lot === lot.id && one.offer === offer.id);
  return (
    used((one) => one.lot === lot) <= lot.quantityKg &&
    used((one) => one.offer === offer && one.week === week) <= offer.capacityKg[week]! &&
    used((one) => one.offer.kitchen === kitchen.id && one.week === week) <= kitchen.capacityKg[week]! &&
    used((one) => one.lot === lot && one.offer === offer) <= (bid?.maxKg ?? Infinity)
  );
}

function valueOf(market: Market, trades: Trade[], kg: number[]): number | null {
  const enforce = market.policy?.enforce ?? [];
  const soldKg = new Map<string, number>();
  let value = 0;
  trades.forEach(({ lot, weightIdr }, n) => {
    soldKg.set(lot.id, (soldKg.get(lot.id) ?? 0) + kg[n]!);
    value += weightIdr * kg[n]!;
  });
  for (const offer of market.offers) {
    const suppliers = new Set<string>();
    for (const lot of market.lots) {
      const pair = trades.reduce((sum, one, n) => sum + (one.lot === lot && one.offer === offer ? kg[n]! : 0), 0);
      if (pair > 0) suppliers.add(lot.group);
      if (enforce.includes("minSale") && pair > 0 && pair < lot.minSaleKg) return null;
    }
    if (enforce.includes("maxSuppliers") && suppliers.size > offer.maxSuppliers) return null;
    for (let t = 0; t < market.weeks; t++) {
      const slot = trades.reduce((sum, one, n) => sum + (one.offer === offer && one.week === t ? kg[n]! : 0), 0);
      if (enforce.includes("minBatch") && slot > 0 && slot < offer.minBatchKg) return null;
    }
  }
  return value - penaltiesOf(market, soldKg);
}
