import { expect, test } from "vitest";
import { makePurchase } from "~/engine/purchase-sheet.ts";
import type { Purchase } from "~/engine/purchase-sheet.ts";
import { bestPurchase, pricedPurchase } from "~/engine/purchase.ts";
import { makeDice } from "./markets.ts";

/** A small purchase in which every rule has work to do. */
function somePurchase(seed: number): Purchase {
  const dice = makeDice(seed);
  const p = makePurchase(dice.whole(1, 4), dice.whole(1, 2));
  p.groups = dice.whole(1, p.rows);
  p.limit = dice.whole(0, 3);
  for (let i = 0; i < p.rows; i++) {
    p.roomKg[i] = dice.whole(1, 3);
    p.leastKg[i] = dice.whole(0, 3);
    p.group[i] = dice.whole(0, p.groups - 1);
    for (let t = 0; t < p.weeks; t++) p.worth[i * p.weeks + t] = dice.chance(0.75) ? dice.whole(-6, 13) : -Infinity;
  }
  for (let t = 0; t < p.weeks; t++) {
    p.capKg[t] = dice.whole(1, 5);
    p.batchKg[t] = dice.whole(0, 5);
    p.startIdr[t] = dice.chance(0.5) ? 0 : dice.whole(0, 12);
  }
  for (let g = 0; g < p.groups; g++) p.isFree[g] = dice.chance(0.15) ? 1 : 0;
  return p;
}

function gainOf(p: Purchase, kg: ArrayLike<number>): number {
  let gain = 0;
  for (let c = 0; c < p.rows * p.weeks; c++) if (kg[c]! > 0) gain += kg[c]! * p.worth[c]!;
  return gain;
}

function isAllowed(p: Purchase, kg: number[]): boolean {
  const groups = new Set<number>();
  for (let i = 0; i < p.rows; i++) {
    const sold = kg.slice(i * p.weeks, (i + 1) * p.weeks).reduce((sum, one) => sum + one, 0);
    if (sold > p.roomKg[i]! || (sold > 0 && sold < p.leastKg[i]!)) return false;
    if (sold > 0 && p.isFree[p.group[i]!] === 0) groups.add(p.group[i]!);
  }
  for (let t = 0; t < p.weeks; t++) {
    const sold = kg.reduce((sum, one, c) => sum + (c % p.weeks === t ? one : 0), 0);
    if (sold > p.capKg[t]! || (sold > 0 && sold < p.batchKg[t]!)) return false;
  }
  return groups.size <= p.limit;
}

function bestByTrial(p: Purchase): number {
  const kg = new Array<number>(p.rows * p.weeks).fill(0);
  let best = 0;
  const tryFrom = (c: number) => {
    if (c === kg.length) {
      if (isAllowed(p, kg)) best = Math.max(best, gainOf(p, kg));
      return;
    }
    const most = p.worth[c]! > -Infinity ? p.roomKg[Math.floor(c / p.weeks)]! : 0;
    for (kg[c] = 0; kg[c]! <= most; kg[c]!++) tryFrom(c + 1);
    kg[c] = 0;
  };
  tryFrom(0);
  return best;
}

test("an offer's best purchase is what trying every whole kg finds, and no priced purchase is less", () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const p = somePurchase(seed);
    const best = bestByTrial(p);
    expect([seed, bestPurchase(p)]).toEqual([seed, best]);
    expect([seed, gainOf(p, p.kg)]).toEqual([seed, best]);
    expect([seed, pricedPurchase(p) >= best]).toEqual([seed, true]);
  }
});

test("a search cut short still bounds the best purchase from above", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const p = somePurchase(seed);
    const best = bestByTrial(p);
    expect([seed, bestPurchase(p, 1) >= best]).toEqual([seed, true]);
    expect([seed, bestPurchase(p, 4) >= best]).toEqual([seed, true]);
  }
});

test("prices that a purchase starts from bound it no worse than they do by themselves", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const p = somePurchase(seed);
    const cut = { ...p, kg: p.kg.slice(), worth: p.worth.slice() };
    let priced = 0;
    for (let t = 0; t < p.weeks; t++) {
      priced += p.capKg[t]! * p.startIdr[t]!;
      for (let i = 0; i < p.rows; i++) cut.worth[i * p.weeks + t]! -= p.startIdr[t]!;
    }
    priced += pricedPurchase(cut);
    expect([seed, bestPurchase(p, 1) <= priced]).toEqual([seed, true]);
  }
});
