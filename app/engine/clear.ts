import type { Arcs } from "./arcs.ts";
import type { Board } from "./board.ts";
import { layNetwork, ownRoom } from "./network.ts";
import type { Network } from "./network.ts";
import { joinPart, joinWeeks, makeJoined } from "./part-join.ts";
import type { Joined } from "./part-join.ts";
import { solvePart } from "./part-solve.ts";
import { cutPart } from "./part-cut.ts";
import { splitNetwork } from "./part-split.ts";
import type { Split } from "./part-split.ts";
import type { TwoPrices } from "./ties.ts";

/** Kilograms of a lot that go to an offer in a week; list positions of the board. */
export type Sold = { lot: number; offer: number; week: number; kg: number };

/**
 * A network solved to the end: the flow, and the least prices that support it. `parent`, where it is known, is by node
 * the next one on a way to the sink along which a kg can still go and nothing is lost; −1 where there is none to tell.
 */
export type Cleared = {
  board: Board;
  arcs: Arcs;
  net: Network;
  kg: Int32Array;
  prices: TwoPrices;
  parent?: Int32Array;
  /** By slot, where the parts are not all solved yet: 1 where its price is known. */
  isKnown?: Uint8Array;
};

/** A network taken apart, its parts still to be solved. */
export type Apart = { board: Board; arcs: Arcs; net: Network; split: Split; joined: Joined };

/** Lays the network of the board and cuts it into parts; `room` is where its lists go. */
export function takeApart(board: Board, arcs: Arcs, room = ownRoom): Apart {
  const net = layNetwork(board, arcs, undefined, room);
  return { board, arcs, net, split: splitNetwork(net), joined: makeJoined(net, room) };
}

/** What the parts, all solved and joined, come to. */
export function together({ board, arcs, net, split, joined }: Apart): Cleared {
  joinWeeks(split, joined);
  return { board, arcs, net, ...joined };
}

/** Solves part n here and now. */
export function solveHere({ net, split, joined }: Pick<Apart, "net" | "split" | "joined">, n: number): void {
  const part = cutPart(split, n);
  joinPart(net, joined, part, solvePart(part));
  part.room.release();
}

/** Solves the pure flow of the board over these arcs, part by part, ties broken. */
export function clearFlow(board: Board, arcs: Arcs): Cleared {
  const apart = takeApart(board, arcs);
  for (let n = 0; n < apart.split.parts; n++) solveHere(apart, n);
  return together(apart);
}

/** The kilograms sold, in the order of lots, offers, weeks. */
export function soldOf({ arcs, net, kg }: Cleared): Sold[] {
  const sold: Sold[] = [];
  for (let e = 0; e < arcs.slot.length; e++) {
    if (!kg[e]) continue;
    const row = net.tail[e]!;
    const lot = row < net.at.lots ? row : arcs.bidLot[row - net.at.lots]!;
    const slot = arcs.slot[e]!;
    sold.push({ lot, offer: arcs.slotOffer[slot]!, week: arcs.slotWeek[slot]!, kg: kg[e]! });
  }
  return sold.sort((a, b) => a.lot - b.lot || a.offer - b.offer || a.week - b.week);
}
