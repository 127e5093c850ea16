import { expect, test } from "vitest";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { solveHere, takeApart, together } from "~/engine/clear.ts";
import type { Cleared } from "~/engine/clear.ts";
import { findWays } from "~/engine/reasons.ts";
import type { Ways } from "~/engine/reasons.ts";
import { makeResidual } from "~/engine/residual.ts";
import { makeShare, sharedRoom, solvedSoFar, solveRest, solveShare } from "~/engine/share.ts";
import { randomMarket } from "./markets.ts";

function waysOf(cleared: Cleared, lots: Int32Array): Ways {
  const { net, kg, prices } = cleared;
  const ways: Ways = new Map();
  const keeps = lots.filter((i) => kg[net.at.unsoldArc + i]! > 0);
  findWays(cleared, makeResidual(net, kg, prices), null, keeps, ways);
  return ways;
}

test("ways found while parts are not solved yet are those found in the end, and what could be else waits", () => {
  let known = 0;
  let waits = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const market = randomMarket(seed, { lots: 14, offers: 7, weeks: 3, kg: 30, idr: 40, extras: seed % 3 === 0 });
    const board = layBoard({ ...market, policy: {} }, undefined);
    const apart = takeApart(board, findArcs(board), sharedRoom);
    const share = makeShare(apart);
    for (const n of share.order.subarray(1)) {
      solveHere(apart, n);
      share.isDone[n] = 1;
    }
    const early = solvedSoFar(apart, share);
    const before = early && waysOf(early.cleared, early.lots);
    solveRest(share);
    const after = waysOf(together(apart), Int32Array.from(board.lots.keys()));
    for (const i of early?.lots ?? []) {
      if (!after.has(i)) continue;
      if (before!.has(i)) expect([seed, i, before!.get(i)]).toEqual([seed, i, after.get(i)]);
      if (before!.has(i)) known++;
      else waits++;
    }
  }
  expect(known).toBeGreaterThan(20);
  expect(waits).toBeGreaterThan(10);
});

test("two threads take every part once, the largest first", () => {
  const board = layBoard(randomMarket(5, { lots: 14, offers: 7, weeks: 3, kg: 30, idr: 40 }), undefined);
  const apart = takeApart(board, findArcs(board));
  const { size } = apart.split;
  const share = makeShare(apart);
  expect([...share.order].sort()).toEqual([...size.keys()].sort());
  share.order.forEach((n, k) => expect(size[n]).toBeLessThanOrEqual(size[share.order[k - 1] ?? n]!));
  solveShare(share, false);
  // The first is left to the helper.
  expect(share.isDone[share.order[0]!]).toBe(0);
  expect(share.isDone.reduce((sum, one) => sum + one, 0)).toBe(Math.max(0, size.length - 1));
  solveShare(share, true);
  expect(share.isDone.every((one) => one === 1)).toBe(true);
  expect(solvedSoFar(apart, share)).toBeNull();
});
