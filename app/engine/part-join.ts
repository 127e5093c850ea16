import { ownRoom } from "./network.ts";
import type { Network } from "./network.ts";
import type { Part, PartSolved } from "./part.ts";
import { arcAt, downAt, parentAt, upAt } from "./part-record.ts";
import type { Split } from "./part-split.ts";
import { orderWeight } from "./ties.ts";
import type { TwoPrices } from "./ties.ts";

/** Flow, prices and tree of the whole network, filled part by part. */
export type Joined = { kg: Int32Array; prices: TwoPrices & { order: Float64Array }; parent: Int32Array };

/** What holds before any part is solved: nothing sold, nothing scarce. */
export function makeJoined(net: Network, room = ownRoom): Joined {
  const real = () => new Float64Array(room(net.nodes * 8));
  const order = real();
  for (let i = 0; i < net.at.lots; i++) order[i] = orderWeight(net.at.lots, i);
  const kg = new Int32Array(room(net.arcs * 4));
  for (let i = 0; i < net.at.lots; i++) kg[net.at.unsoldArc + i] = net.ownKg[i]!;
  const parent = new Int32Array(room(net.nodes * 4)).fill(-1);
  return { kg, prices: { value: real(), order }, parent };
}

/** Writes a solved part into the whole. */
export function joinPart(net: Network, joined: Joined, part: Part, solved: PartSolved): void {
  const { kg, prices, parent: parentOf } = joined;
  const { nodes, isFull } = solved;
  const first = part.inner + 1;
  const whole = (v: number) => (v < part.inner ? part.nodeAt[v]! : v < first ? net.at.sink : part.lotAt[v - first]!);
  for (let x = 0; x < part.tail.length; x++) kg[part.arcAt[x]!] = isFull[x] === 1 ? part.arcKg[x]! : 0;
  for (let v = 0; v < first + part.lots; v++) {
    if (v === part.inner) continue;
    const code = nodes[v * 4 + arcAt]!;
    const below = v * 4;
    const e = code < 0 ? part.arcAt[-1 - code]! : tradeArc(net, part, nodes, v, code);
    const isTail = code < 0 ? part.tail[-1 - code] === v : v >= first || part.slot[code] !== v;
    kg[e] = isTail ? nodes[below + downAt]! : nodes[below + upAt]!;
    parentOf[whole(v)] = whole(nodes[below + parentAt]! >> 2);
  }
  part.nodeAt.forEach((v, n) => {
    prices.value[v] = solved.value[n]!;
    prices.order[v] = solved.orderPrice[n]!;
  });
  part.lotAt.forEach((i, k) => {
    const v = (first + k) * 4;
    const code = nodes[v + arcAt]!;
    const parent = nodes[v + parentAt]! >> 2;
    const x = -1 - code;
    prices.value[i] = (code < 0 ? part.arcWeight[x]! : part.weight[code]!) + solved.value[parent]!;
    prices.order[i] = (x >= part.unsold ? part.order[k]! : 0) + solved.orderPrice[parent]!;
  });
}

/** Trade arc `code` of the part as the network numbers it; node v is one of its ends, its parent the other. */
function tradeArc(net: Network, part: Part, nodes: Int32Array, v: number, code: number): number {
  const tail = part.slot[code] === v ? nodes[v * 4 + parentAt]! >> 2 : v;
  if (tail > part.inner) {
    const k = tail - part.inner - 1;
    return net.rowStart[part.lotAt[k]!]! + code - part.rowStart[k]!;
  }
  const row = part.lots + part.bidNode.indexOf(tail);
  return net.rowStart[part.nodeAt[tail]!]! + code - part.rowStart[row]!;
}

/**
 * Gives the kitchen weeks that were no nodes their flow and prices again. A week that a single slot fills is worth
 * as much as the slot; one with room to spare is worth nothing. May be done again when more parts are joined.
 */
export function joinWeeks({ net, isKept }: Split, { kg, prices }: Joined): void {
  const { at } = net;
  for (let k = at.week; k < at.group; k++) if (isKept[k - at.lots] === 0) kg[at.weekArc + k - at.week] = 0;
  for (let s = at.slot; s < at.week; s++) {
    const week = net.head[at.slotArc + s - at.slot]!;
    if (isKept[week - at.lots] === 1) continue;
    const e = at.weekArc + week - at.week;
    kg[e]! += kg[at.slotArc + s - at.slot]!;
    const isFull = kg[e] === net.kg[e];
    prices.value[week] = isFull ? prices.value[s]! : 0;
    prices.order[week] = isFull ? prices.order[s]! : 0;
  }
}
