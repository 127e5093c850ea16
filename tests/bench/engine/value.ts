import { arcAt, downAt, upAt } from "~/engine/part-record.ts";
import type { PartTree } from "~/engine/part-tree.ts";

/** Weight × kg over the trade arcs of the tree: the bench has no tiers and no bids. */
export function valueOf({ part, nodes }: PartTree): number {
  let sum = 0;
  for (let v = 0; v <= part.inner + part.lots; v++) {
    const code = nodes[v * 4 + arcAt]!;
    if (v !== part.inner && code >= 0) sum += part.weight[code]! * nodes[v * 4 + (v > part.inner ? downAt : upAt)]!;
  }
  return sum;
}
