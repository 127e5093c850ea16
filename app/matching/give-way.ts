/** The reason, as it is stored, of a pairing that lost its kg or its room to a direct deal. */
export const dealtReason = "dealt";

/** The reason, as it is stored, of a pairing for which a pool has become too small. */
export const leftReason = "left";

/** A pairing that may still become a contract. `yes`: how many sides have said so. */
export type LivePairing = {
  id: string;
  lotId: string;
  offerId: string;
  kitchenId: string;
  week: string;
  quantityKg: number;
  yes: number;
};

/** Kg that are left of the harvest, and of the offer and the kitchen in the week of the deal. */
export type Room = { lotId: string; offerId: string; kitchenId: string; week: string } & Record<
  "lotKg" | "offerKg" | "kitchenKg",
  number
>;

/**
 * Which pairings no longer fit beside a deal: each needs its kg of the harvest, and its room in the offer and the
 * kitchen where it takes place in the same week. Those that more sides agreed to go first, then the older ones.
 */
export function crowdedOut(pairings: readonly LivePairing[], room: Room): string[] {
  const left = { lot: room.lotKg, offer: room.offerKg, kitchen: room.kitchenKg };
  const order = pairings.toSorted((a, b) => b.yes - a.yes || (a.id < b.id ? -1 : 1));
  return order.flatMap((pairing) => {
    const sameWeek = pairing.week === room.week;
    const uses = [
      ...(pairing.lotId === room.lotId ? (["lot"] as const) : []),
      ...(sameWeek && pairing.offerId === room.offerId ? (["offer"] as const) : []),
      ...(sameWeek && pairing.kitchenId === room.kitchenId ? (["kitchen"] as const) : []),
    ];
    if (uses.some((use) => left[use] < pairing.quantityKg)) return [pairing.id];
    for (const use of uses) left[use] -= pairing.quantityKg;
    return [];
  });
}
