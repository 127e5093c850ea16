import type { Mutant } from "./build.ts";

/** Each as small as a slip of the pen. `from` is the source as it stands; a list that no longer fits fails loudly. */
const slips: [name: string, file: string, from: string, to: string][] = [
  [
    "a pivot that keeps the first blocking arc of both sides",
    "part-pivot.ts",
    "if (room <= roomB) {",
    "if (room < roomB - 1) {",
  ],
  [
    "a pivot that sends a kg too many",
    "part-pivot.ts",
    "const kg = Math.min(roomA, limit, roomB);",
    "const kg = Math.min(roomA, limit, roomB) + 1;",
  ],
  ["a pivot that leaves prices below it alone", "part-pivot.ts", "price[v >> 2] = shifted;", ""],
  ["a shift the wrong way", "part-pivot.ts", "leaveB, kg, ahead, -worth)", "leaveB, kg, ahead, worth)"],
  [
    "a search that ends a block early",
    "part-solve.ts",
    "for (let seen = 0; seen < lines;) {",
    "for (let seen = 0; seen < lines - block;) {",
  ],
  [
    "a search that takes losses for gains",
    "part-solve.ts",
    "isFull[x] === 1 ? -gain : gain",
    "isFull[x] === 1 ? gain : gain",
  ],
  [
    "ties by the last id",
    "part-ties.ts",
    "arcWeight.set(part.order, part.unsold);",
    "arcWeight.set(part.order.map((one) => -one), part.unsold);",
  ],
  ["ties that give the smaller id the later offer", "part-ties.ts", "= -fromBehind *", "= fromBehind *"],
  ["a lot that moves without its children", "part-links.ts", "splice(links, first, last, to);", ""],
  ["a lot that forgets where its children end", "part-links.ts", "= links[v + prevAt]!;", "= v;"],
  [
    "a live pivot that sends what the far side has no room for",
    "simplex.ts",
    "const kg = Math.min(roomA, own, roomB);",
    "const kg = Math.min(roomA, own);",
  ],
  ["gains of exactly nothing refused", "rows.ts", "if (gain >= 0) pushPair(", "if (gain > 0) pushPair("],
  ["forbidden pairs let through", "arcs.ts", "if (gain < 0 || forbidden?.has(j)) continue;", "if (gain < 0) continue;"],
  ["halves of a rupiah rounded down", "trade.ts", "Math.floor(value + 0.5)", "Math.floor(value + 0.4999)"],
  ["urgency that grows over the window", "trade.ts", "(lot.toWeek - week)", "(week - lot.fromWeek)"],
  ["a tier a kg too large", "trade.ts", "Math.floor((kg * r) / tiers) -", "Math.ceil((kg * r) / tiers) -"],
  ["a bound without the kitchens", "bound.ts", "sum += kitchenKg[s]! * priceAt(proof.kitchenIdr, s);", ""],
  [
    "a bound that overlooks the pairs of a cell",
    "bound.ts",
    "for (let n = start[r * columns + first]!; n < end; n++)",
    "for (let n = start[r * columns + first]! + 1; n < end; n++)",
  ],
  [
    "a certificate that counts no kg of kitchens",
    "certify.ts",
    "sums.kitchenKg[kitchenOf[j]! * weeks + week]! += kg;",
    "sums.kitchenKg[0]! += kg;",
  ],
  [
    "a certificate blind to minimum sales",
    "certify.ts",
    "kg > fixed && kg < lot.minSaleKg)",
    "kg > fixed && kg < lot.minSaleKg - 1)",
  ],
  ["a certificate one supplier too generous", "certify.ts", "if (set.size > Math.max(", "if (set.size - 1 > Math.max("],
  ["a certificate blind to batches", "certify.ts", "kg < offer.minBatchKg)", "kg + 1 < offer.minBatchKg)"],
  [
    "a certificate that believes stated gains",
    "certify.ts",
    "return isBand && isPrice && flow.gainIdrPerKg === gain;",
    "return isBand && isPrice;",
  ],
  [
    "a search one supplier too generous",
    "side-rules.ts",
    "offer.maxSuppliers : Infinity",
    "offer.maxSuppliers + 1 : Infinity",
  ],
  [
    "a bound with one group too few",
    "purchase.ts",
    "for (let k = 0; k < left; k++) {",
    "for (let k = 0; k < left - 1; k++) {",
  ],
  ["a purchase that never fills a batch", "purchase.ts", "  states[at] = 1;\n", "  if (isRow) states[at] = 1;\n"],
  ["a bound whose weeks cost nothing", "sides-bound.ts", "gain += capKg[t]! * priceIdr;", ""],
  [
    "a bound that prices no lots",
    "sides-bound.ts",
    "bound += lotLeft(remains, lot) * lotPrice(policy, proof, lot);",
    ";",
  ],
  ["prices that move the wrong way", "relax.ts", "price[v]! - step * way[v]!", "price[v]! + step * way[v]!"],
  ["tiers raised from a basis that forgets what fills them", "part-fair.ts", "kg -= part.arcKg[x]!;", ""],
  [
    "a live market that takes back more than a lot sold",
    "live-mend.ts",
    "const soldKg = board.lotKg[i]! - flow[unsold]!;",
    "const soldKg = board.lotKg[i]!;",
  ],
  ["a cut a rupiah too small", "residual.ts", "Math.floor(length / unit) + 1", "Math.floor(length / unit)"],
];

export const mutants: Mutant[] = slips.map(([name, file, from, to]) => ({ name, file, from, to }));
