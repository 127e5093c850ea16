/** One pairing of a plan, with who meets whom. */
export type PlanRow = {
  lotId: string;
  offerId: string;
  week: string;
  quantityKg: number;
  farmGateIdr: number;
  producerGroupId: string;
  producer: string;
  processorGroupId: string;
  processor: string;
};

/** A pairing that is not the same in all plans: its kg in each, 0 where it is not. */
export type PairingDifference = { key: string; producer: string; processor: string; week: string; kg: number[] };

/** Pairings whose kg differ between plans, the largest difference first. */
export function differingPairings(plans: readonly PlanRow[][]): PairingDifference[] {
  const found = new Map<string, PairingDifference>();
  plans.forEach((rows, at) => {
    for (const { lotId, offerId, week, producer, processor, quantityKg } of rows) {
      const key = `${lotId} ${offerId} ${week}`;
      const one = found.get(key) ?? { key, producer, processor, week, kg: plans.map(() => 0) };
      one.kg[at] = (one.kg[at] ?? 0) + quantityKg;
      found.set(key, one);
    }
  });
  return byDifference([...found.values()]);
}

/** What a group gets out of each plan: kg, and for upstream rupiah at the farm gate; null for kitchens. */
export type GroupDifference = { key: string; name: string; side: "hulu" | "hilir"; kg: number[]; idr: number[] | null };

/** Groups whose kg differ between plans, the largest difference first. */
export function differingGroups(plans: readonly PlanRow[][]): GroupDifference[] {
  const found = new Map<string, GroupDifference>();
  const group = (side: GroupDifference["side"], id: string, name: string) => {
    const key = `${side} ${id}`;
    const zeros = plans.map(() => 0);
    const one = found.get(key) ?? { key, name, side, kg: zeros, idr: side === "hulu" ? plans.map(() => 0) : null };
    found.set(key, one);
    return one;
  };
  plans.forEach((rows, at) => {
    for (const { quantityKg, farmGateIdr, ...row } of rows) {
      const seller = group("hulu", row.producerGroupId, row.producer);
      const buyer = group("hilir", row.processorGroupId, row.processor);
      seller.kg[at] = (seller.kg[at] ?? 0) + quantityKg;
      if (seller.idr) seller.idr[at] = (seller.idr[at] ?? 0) + quantityKg * farmGateIdr;
      buyer.kg[at] = (buyer.kg[at] ?? 0) + quantityKg;
    }
  });
  return byDifference([...found.values()]);
}

/** What the last plan has more than the first. */
export function gainOf(values: readonly number[]): number {
  return (values.at(-1) ?? 0) - (values[0] ?? 0);
}

function byDifference<One extends { key: string; kg: number[] }>(all: One[]): One[] {
  const spread = ({ kg }: One) => Math.max(...kg) - Math.min(...kg);
  return all.filter((one) => spread(one) > 0).sort((a, b) => spread(b) - spread(a) || (a.key < b.key ? -1 : 1));
}
