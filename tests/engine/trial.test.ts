import { expect, test } from "vitest";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { kgOn } from "~/engine/flows.ts";
import { endlessKg } from "~/engine/network.ts";
import { limit, unlimit } from "~/engine/settle.ts";
import { makeTrial, pay, restore, settleTrial, settleWholly, snapshot, turn, worthOf } from "~/engine/trial.ts";
import type { Trial } from "~/engine/trial.ts";
import { makeDice, randomMarket } from "./markets.ts";

const shape = { lots: 14, offers: 6, weeks: 3, kg: 30, idr: 40 };

function someTrial(seed: number): Trial {
  const policy = { fairnessTiersIdr: seed % 2 ? [] : [0, 5, 20] };
  const board = layBoard(randomMarket(seed, shape), policy);
  return makeTrial(board, findArcs(board));
}

/** Weight × kg of everything as it stands, without what was paid on top, and how much could still be gained. */
function lookAt(trial: Trial): { worth: number; better: number } {
  const { net, tree, paid } = trial;
  let worth = 0;
  for (let e = 0; e < net.arcs; e++) worth += (net.weight[e]! - (paid.get(e) ?? 0)) * kgOn(tree, e);
  const before = tree.gained;
  settleWholly(trial);
  return { worth, better: tree.gained - before };
}

test("what is shut, paid and limited at random leaves the best basis, and comes back to where it began", () => {
  for (let seed = 1; seed <= 120; seed++) {
    const trial = someTrial(seed);
    if (trial.arcs.slot.length === 0) continue;
    const dice = makeDice(seed);
    const first = worthOf(trial);
    const done: ((moved: number[]) => void)[] = [];
    const step = (work: (moved: number[]) => void) => {
      const moved: number[] = [];
      work(moved);
      settleTrial(trial, moved);
      expect([seed, lookAt(trial)]).toEqual([seed, { worth: worthOf(trial), better: 0 }]);
    };
    const limited = new Set<number>();
    for (let n = 0; n < 12; n++) {
      const e = dice.whole(0, trial.arcs.slot.length - 1);
      const kg = kgOn(trial.tree, e);
      if (dice.chance(0.5) || kg === 0 || limited.has(e)) {
        step((moved) => turn(trial, [e], 1, moved));
        done.push((moved) => turn(trial, [e], -1, moved));
        continue;
      }
      limited.add(e);
      step((moved) => {
        limit(trial, e, kg + 3);
        pay(trial, e, 5000, moved);
      });
      expect([seed, kgOn(trial.tree, e) <= kg + 3]).toEqual([seed, true]);
      done.push((moved) => {
        unlimit(trial, e, endlessKg, moved);
        pay(trial, e, 0, moved);
      });
    }
    for (const back of done.reverse()) step(back);
    expect([seed, worthOf(trial)]).toEqual([seed, first]);
  }
});

test("a limited arc carries at least what it is paid for, and a snapshot brings back all of it", () => {
  let raised = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const trial = someTrial(seed);
    const saved = snapshot(trial);
    const first = worthOf(trial);
    const e = trial.arcs.slot.findIndex((_, n) => kgOn(trial.tree, n) > 0);
    if (e < 0) continue;
    const kg = kgOn(trial.tree, e);
    const moved: number[] = [];
    limit(trial, e, kg + 2);
    pay(trial, e, 5000, moved);
    settleTrial(trial, moved);
    expect([seed, kgOn(trial.tree, e) >= kg]).toEqual([seed, true]);
    if (kgOn(trial.tree, e) > kg) raised++;
    expect([seed, worthOf(trial) <= first]).toEqual([seed, true]);
    trial.paid.clear();
    restore(trial, saved);
    expect([seed, lookAt(trial)]).toEqual([seed, { worth: first, better: 0 }]);
  }
  expect(raised).toBeGreaterThan(10);
});

test("shutting and opening much at once leaves the best basis, limits and all", () => {
  for (let n = 2; n <= 520; n++) {
    const seed = n >> 1;
    const trial = someTrial(seed);
    const used = [...trial.arcs.slot.keys()].filter((e) => kgOn(trial.tree, e) > 0);
    for (const e of n % 2 > 0 ? [] : used.filter((_, m) => m % 2 === 0)) {
      const moved: number[] = [];
      limit(trial, e, kgOn(trial.tree, e) + 2);
      pay(trial, e, 30, moved);
      settleTrial(trial, moved);
    }
    const others = [...trial.arcs.slot.keys()].filter((e) => !trial.paid.has(e) && e % 3 > 0);
    for (const by of [1, -1] as const) {
      const moved: number[] = [];
      turn(trial, others, by, moved);
      settleTrial(trial, moved);
      expect([seed, by, lookAt(trial)]).toEqual([seed, by, { worth: worthOf(trial), better: 0 }]);
    }
  }
});
