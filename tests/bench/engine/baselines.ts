import { findArcs } from "~/engine/arcs.ts";
import type { Arcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import type { Board } from "~/engine/board.ts";
import type { Market, Policy } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";

/** What a way of pairing achieves. */
export type Quality = { method: string; gainsIdr: number; matchedKg: number; nothing: number; spoiledKg: number };

type Room = {
  board: Board;
  arcs: Arcs;
  tail: Int32Array;
  lotKg: Int32Array;
  slotKg: Int32Array;
  weekKg: Int32Array;
  gainsIdr: number;
};

function makeRoom(market: Market): Room {
  const board = layBoard(market, undefined);
  const arcs = findArcs(board);
  const tail = new Int32Array(arcs.slot.length);
  for (let i = 0; i < board.lots.length; i++) tail.fill(i, arcs.rowStart[i]!, arcs.rowStart[i + 1]!);
  const slotKg = Int32Array.from(arcs.slotOffer, (j, s) => board.offerKg[j * board.weeks + arcs.slotWeek[s]!]!);
  return { board, arcs, tail, lotKg: board.lotKg.slice(), slotKg, weekKg: board.kitchenKg.slice(), gainsIdr: 0 };
}

function weekOf({ board, arcs }: Room, slot: number): number {
  return board.offerKitchen[arcs.slotOffer[slot]!]! * board.weeks + arcs.slotWeek[slot]!;
}

/** Trades as many kg as still fit on an arc. */
function trade(room: Room, e: number): void {
  const slot = room.arcs.slot[e]!;
  const week = weekOf(room, slot);
  const kg = Math.min(room.lotKg[room.tail[e]!]!, room.slotKg[slot]!, room.weekKg[week]!);
  room.lotKg[room.tail[e]!]! -= kg;
  room.slotKg[slot]! -= kg;
  room.weekKg[week]! -= kg;
  room.gainsIdr += kg * room.arcs.weight[e]!;
}

function bestFirst(room: Room, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n).sort(
    (a, b) => room.arcs.weight[b]! - room.arcs.weight[a]! || a - b,
  );
}

function greedy(room: Room): void {
  for (const e of bestFirst(room, 0, room.tail.length)) trade(room, e);
}

function firstCome(room: Room): void {
  for (let i = 0; i < room.board.lots.length; i++)
    for (const e of bestFirst(room, room.arcs.rowStart[i]!, room.arcs.rowStart[i + 1]!)) trade(room, e);
}

/** Each offer in turn sees the three lots worth most to it in each week and takes what it can of them. */
function topThree(room: Room): void {
  const lists = Array.from(room.slotKg, () => new Array<number>());
  for (let e = 0; e < room.tail.length; e++) lists[room.arcs.slot[e]!]!.push(e);
  for (const list of lists) {
    list.sort((a, b) => room.arcs.weight[b]! - room.arcs.weight[a]! || a - b);
    list
      .filter((e) => room.lotKg[room.tail[e]!]! > 0)
      .slice(0, 3)
      .forEach((e) => trade(room, e));
  }
}

/** Lots propose to their best slots, slots keep the best kg and send the rest on, until nobody is sent on. */
function deferred(room: Room): void {
  const { arcs, tail, lotKg, slotKg, weekKg, board } = room;
  const order = board.lots.map((_, i) => bestFirst(room, arcs.rowStart[i]!, arcs.rowStart[i + 1]!));
  const next = new Int32Array(board.lots.length);
  const held = new Map<number, { e: number; kg: number }[]>();
  const waiting = board.lots.map((_, i) => i);
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    while (lotKg[i]! > 0 && next[i]! < order[i]!.length) {
      const e: number = order[i]![next[i]!++]!;
      const slot = arcs.slot[e]!;
      const week = weekOf(room, slot);
      const holds = held.get(week) ?? [];
      held.set(week, holds);
      const free = (of: number) => Math.min(slotKg[of]!, weekKg[week]!);
      const weaker: { e: number; kg: number }[] = holds
        .filter((hold) => arcs.weight[hold.e]! < arcs.weight[e]!)
        .sort((a, b) => arcs.weight[a.e]! - arcs.weight[b.e]!);
      for (const hold of weaker) {
        const need = Math.min(lotKg[i]!, slotKg[slot]! + hold.kg) - free(slot);
        if (need <= 0) break;
        if (weekKg[week]! > 0 && arcs.slot[hold.e] !== slot) continue;
        const kg = Math.min(need, hold.kg);
        hold.kg -= kg;
        lotKg[tail[hold.e]!]! += kg;
        slotKg[arcs.slot[hold.e]!]! += kg;
        weekKg[week]! += kg;
        room.gainsIdr -= kg * arcs.weight[hold.e]!;
        if (tail[hold.e] !== i) waiting.push(tail[hold.e]!);
      }
      const before = lotKg[i]!;
      trade(room, e);
      if (before > lotKg[i]!) holds.push({ e, kg: before - lotKg[i]! });
      held.set(
        week,
        holds.filter(({ kg }) => kg > 0),
      );
    }
  }
}

/** The table of simple methods and ours. Spoiled: kg left of lots whose window is one week. */
export function qualityTable(market: Market): Quality[] {
  const methods: [string, (room: Room) => void][] = [
    ["greedy, best value first", greedy],
    ["first come, first served", firstCome],
    ["deferred acceptance", deferred],
    ["top three lots for each offer", topThree],
  ];
  const rows = methods.map(([method, run]) => {
    const room = makeRoom(market);
    run(room);
    return summary(method, room.board, room.arcs, room.lotKg, room.gainsIdr);
  });
  return [...rows, planQuality("this engine", market)];
}

/** The same figures for a plan of the engine under a policy. */
export function planQuality(method: string, market: Market, policy?: Partial<Policy>): Quality {
  const board = layBoard(market, undefined);
  const plan = match(market, policy);
  const left = new Map(plan.unsold.map(({ lot, kg }) => [lot, kg]));
  const lotKg = Int32Array.from(board.lots, ({ id }) => left.get(id) ?? 0);
  return summary(method, board, findArcs(board), lotKg, plan.gainsIdr);
}

function summary(method: string, board: Board, arcs: Arcs, left: Int32Array, gainsIdr: number): Quality {
  const reached = new Set<number>();
  const sold = new Set<number>();
  let matchedKg = 0;
  let spoiledKg = 0;
  board.lots.forEach((lot, i) => {
    const group = board.lotGroup[i]!;
    if (arcs.rowStart[i + 1]! > arcs.rowStart[i]!) reached.add(group);
    if (left[i]! < lot.quantityKg) sold.add(group);
    matchedKg += lot.quantityKg - left[i]!;
    if (lot.fromWeek === lot.toWeek) spoiledKg += left[i]!;
  });
  return { method, gainsIdr, matchedKg, nothing: [...reached].filter((g) => !sold.has(g)).length, spoiledKg };
}
