import { addLot, checkLot, keptApart, removeLot } from "./live.ts";
import type { LiveMarket } from "./live-lay.ts";
import { forgetRow, rowOf } from "./live-mend.ts";
import type { Lot } from "./market.ts";
import { offersNear } from "./near.ts";
import { bonusAt } from "./prices.ts";
import { lengthToSink } from "./ways.ts";

/** What a lot would fetch today. */
export type Quote = {
  /** Kitchens that would take at least one kg of it at today's values. */
  kitchens: number;
  sellsKg: number;
  /** What the last of those kg would be worth to its seller, rupiah per kg at the farm gate; `null` when none sells. */
  farmGateIdr: number | null;
};

/** What a lot would fetch, without keeping it. @throws MarketError when it is not a lot of this market */
export function quote(live: LiveMarket, lot: Lot, apart?: readonly string[]): Quote {
  const { market } = live;
  const kitchens = takers(live, lot, apart).length;
  addLot(live, lot, apart);
  const { net, flow } = live.stream;
  const sellsKg = lot.quantityKg - flow[net.at.unsoldArc + live.nodeOf.get(lot.id)!]!;
  const farmGateIdr = sellsKg > 0 ? leastFarmGate(live, lot) : null;
  removeLot(live, lot.id);
  live.market = market;
  return { kitchens, sellsKg, farmGateIdr };
}

/** The low end of the bands in which a lot that came last sells now. Of the policy's bonus nobody pays anything. */
function leastFarmGate({ board, arcs, stream, nodeOf }: LiveMarket, lot: Lot): number {
  const { net, flow, price } = stream;
  const i = nodeOf.get(lot.id)!;
  let least = Infinity;
  for (let e = net.rowStart[i]!; e < net.rowStart[i + 1]!; e++) {
    if (flow[e] === 0) continue;
    const bonus = bonusAt(board, i, arcs.slotWeek[net.head[e]! - net.at.slot]!, 0);
    least = Math.min(least, Math.max(0, Math.min(price[i]!, net.weight[e]!) - bonus));
  }
  return lot.askIdr + least;
}

/**
 * Kitchens that would take at least one kg of a lot at today's values, by id: where it is worth no less than what would
 * give way to it. Exact, whichever prices support the flow. @throws MarketError when it is not a lot of this market
 */
export function takers(live: LiveMarket, lot: Lot, apart?: readonly string[]): string[] {
  checkLot(live, lot);
  const { board, arcs, stream } = live;
  const { net, price } = stream;
  const row = rowOf({ ...live, market: keptApart(live, lot.id, apart) }, lot);
  const slots = row ? row.slot : null;
  const kitchens = new Set<number>();
  for (let n = 0; slots && n < slots.length; n++) {
    const slot = slots.data[n]!;
    const kitchen = board.offerKitchen[arcs.slotOffer[slot]!]!;
    if (kitchens.has(kitchen) || !hasRoom(live, slot)) continue;
    const worth = row!.weight.data[n]! + price[net.at.slot + slot]!;
    if (worth >= 0 && (!live.mends || worth >= lengthToSink(stream, net.at.slot + slot))) kitchens.add(kitchen);
  }
  forgetRow(live);
  return [...kitchens].map((k) => board.kitchens[k]!.id);
}

/** Offers that take this commodity in one of the lot's weeks from its place, whatever its ask and their room; by id. */
export function offersInReach({ board, arcs, places }: LiveMarket, lot: Lot): string[] {
  const place = places.get(lot.place);
  if (!place) return [];
  const { fromWeek, toWeek } = lot;
  const found = offersNear(arcs.near, place, lot.commodity, { fromWeek, toWeek, askIdr: -Infinity });
  return Array.from(found.offer.subarray(0, found.count), (j) => board.offers[j]!.id);
}

function hasRoom({ board, arcs }: LiveMarket, slot: number): boolean {
  const [offer, week] = [arcs.slotOffer[slot]!, arcs.slotWeek[slot]!];
  const kitchen = board.offerKitchen[offer]!;
  return board.kitchenKg[kitchen * board.weeks + week]! > 0 && board.offerKg[offer * board.weeks + week]! > 0;
}
