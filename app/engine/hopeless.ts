import { fixedKg } from "./arcs.ts";
import type { Cleared } from "./clear.ts";
import type { Sides } from "./side-rules.ts";

/** Slots (offer × weeks + week) whose capacity can never hold the offer's minimum batch. */
export function hopelessSlots({ board, arcs }: Cleared, sides: Sides): Set<number> {
  const hopeless = new Set<number>();
  const fixedKg = new Map<number, number>();
  for (const { offer, week, kg } of board.fixed) {
    const slot = offer * board.weeks + week;
    fixedKg.set(slot, (fixedKg.get(slot) ?? 0) + kg);
  }
  arcs.slotOffer.forEach((j, s) => {
    const slot = j * board.weeks + arcs.slotWeek[s]!;
    const kitchenKg = board.kitchenKg[board.offerKitchen[j]! * board.weeks + arcs.slotWeek[s]!]!;
    const most = Math.min(board.offerKg[slot]!, kitchenKg) + (fixedKg.get(slot) ?? 0);
    if (most < sides.minBatchKg[j]!) hopeless.add(slot);
  });
  return hopeless;
}

/** Pairs that can never reach the lot's minimum sale, with all open weeks of the offer together. */
export function hopelessPairs({ board, arcs }: Cleared, sides: Sides, shutSlots: Set<number>): Set<number> {
  const most = new Map<number, number>();
  const lots = board.lots.length;
  for (let r = 0; r < arcs.rowStart.length - 1; r++)
    for (let e = arcs.rowStart[r]!; e < arcs.rowStart[r + 1]!; e++) {
      const s = arcs.slot[e]!;
      const j = arcs.slotOffer[s]!;
      const pair = (r < lots ? r : arcs.bidLot[r - lots]!) * board.offers.length + j;
      const t = arcs.slotWeek[s]!;
      if (shutSlots.has(j * board.weeks + t)) continue;
      const kg = Math.min(
        board.offerKg[j * board.weeks + t]!,
        board.kitchenKg[board.offerKitchen[j]! * board.weeks + t]!,
      );
      most.set(pair, (most.get(pair) ?? 0) + kg);
    }
  const bidKg = new Map(
    [...arcs.bidKg].map((kg, b) => [arcs.bidLot[b]! * board.offers.length + arcs.bidOffer[b]!, kg]),
  );
  const hopeless = new Set<number>();
  for (const [pair, kg] of most) {
    const i = Math.floor(pair / board.offers.length);
    const fixed = board.fixed.length > 0 ? fixedKg(board, i, pair % board.offers.length) : 0;
    if (Math.min(kg, board.lotKg[i]!, bidKg.get(pair) ?? Infinity) + fixed < sides.minSaleKg[i]!) hopeless.add(pair);
  }
  return hopeless;
}
