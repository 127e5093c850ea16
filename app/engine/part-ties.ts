import type { Goal, PartTree } from "./part-tree.ts";

/** Shuts the arcs besides trades that lose under the goal reached. */
export function shutLosers(tree: PartTree): void {
  const { part, price, isShut, goal } = tree;
  for (let x = 0; x < part.tail.length; x++)
    if (goal.arcWeight[x]! + price[part.head[x]!]! !== priceOf(tree, part.tail[x]!)) isShut[x] = 1;
}

/** The second goal: a kg of lot i that stays unsold costs what `part.order` says. */
export function moreKg(tree: PartTree): Goal {
  const { part } = tree;
  const tied = tiedRows(tree);
  const { ints } = part.room;
  const arcWeight = ints(part.arcWeight.length);
  arcWeight.set(part.order, part.unsold);
  return { ...tied, weight: ints(tied.id.length), arcWeight, tradeWeight: null };
}

/** Weights of the third goal stay below this, so that prices are whole and exact. */
const weightLimit = 2 ** 28;

/**
 * The third goal: a kg of the m-th lot from behind at the n-th slot costs m · n, so whenever two lots can change places
 * the one with the smaller id gets the slot of the offer with the smaller id, or its earlier week. In a market so large
 * that m · n leaves 2^28, neighbours in the order of ids count as one.
 */
export function earlierIds(tree: PartTree): Goal {
  const { part } = tree;
  const tied = tiedRows(tree);
  const rows = part.rowStart.length - 1;
  const slotRank = new Int32Array(part.inner);
  for (const s of tied.slot) slotRank[s] = 1;
  let slots = 0;
  for (let s = 0; s < part.inner; s++) if (slotRank[s] === 1) slotRank[s] = slots++;
  const coarse = Math.max(1, Math.ceil((part.lots * slots) / weightLimit));
  const { ints } = part.room;
  const weight = ints(tied.id.length);
  const tradeWeight = ints(part.slot.length);
  for (let r = 0; r < rows; r++) {
    const fromBehind = Math.ceil((part.lots - lotOf(tree, r)) / coarse);
    for (let k = tied.rowStart[r]!; k < tied.rowStart[r + 1]!; k++) {
      weight[k] = -fromBehind * slotRank[tied.slot[k]!]!;
      tradeWeight[tied.id[k]!] = weight[k]!;
    }
  }
  return { ...tied, weight, arcWeight: ints(part.arcWeight.length), tradeWeight };
}

/** Lot of row r: its own, or that of the bid. */
function lotOf({ part }: PartTree, r: number): number {
  // Arcs from lots to bids stand in the order of bids, as their rows do.
  return r < part.lots ? r : part.tail[part.lotArcs + r - part.lots]! - part.inner - 1;
}

/** The trade arcs that keep the goal reached, by row. */
function tiedRows(tree: PartTree): Pick<Goal, "rowStart" | "slot"> & { id: Int32Array } {
  const { part, price } = tree;
  const { rowStart, slot, weight, id } = tree.goal;
  const rows = rowStart.length - 1;
  const { ints, keep } = part.room;
  const starts = ints(rows + 1);
  const kept = ints(slot.length);
  let count = 0;
  for (let r = 0; r < rows; r++) {
    const mine = priceOf(tree, r < part.lots ? part.inner + 1 + r : part.bidNode[r - part.lots]!);
    for (let e = rowStart[r]!; e < rowStart[r + 1]!; e++) if (mine === weight[e]! + price[slot[e]!]!) kept[count++] = e;
    starts[r + 1] = count;
  }
  const tied = { rowStart: starts, id: keep(kept, count), slot: ints(count) };
  for (let k = 0; k < count; k++) {
    const e = tied.id[k]!;
    tied.slot[k] = slot[e]!;
    if (id) tied.id[k] = id[e]!;
  }
  return tied;
}

function priceOf({ part, price, own, above }: PartTree, node: number): number {
  const i = node - part.inner - 1;
  return i < 0 ? price[node]! : own[i]! + price[above[i]!]!;
}
