/** One pairing of a plan, as far as the flow picture is concerned. Value added in whole rupiah, as expected. */
export type StreamPart = {
  villageCode: string;
  commodityCode: string;
  kitchenId: string;
  productCode: string;
  quantityKg: number;
  valueAddedIdr: number;
};
/** What the first column shows: places or commodities. */
export type StreamFrom = "village" | "commodity";
export type StreamMeasure = "kg" | "value";

/** A box of the picture: its column, and a key that is unique in the picture. `rest` gathers the small ones. */
export type StreamNode = { key: string; column: 0 | 1 | 2; code: string | "rest"; amount: number };
export type StreamLink = { source: string; target: string; amount: number };
export type Stream = { nodes: StreamNode[]; links: StreamLink[] };

/** More boxes than this cannot be read in one column; the smaller ones are drawn as one. */
export const mostInColumn = 12;

/**
 * From place or commodity through kitchens to products: boxes and the bands between them. Each column sums to the same.
 * Pairings that lose value do not flow in rupiah: a band cannot be less than nothing, so they are left out there.
 */
export function streamOf(parts: readonly StreamPart[], from: StreamFrom, measure: StreamMeasure): Stream {
  const measured = parts
    .map((part) => ({ ...part, amount: measure === "kg" ? part.quantityKg : part.valueAddedIdr }))
    .filter(({ amount }) => amount > 0);
  const codes = [
    (part: StreamPart) => (from === "village" ? part.villageCode : part.commodityCode),
    (part: StreamPart) => part.kitchenId,
    (part: StreamPart) => part.productCode,
  ] as const;
  const nodes: StreamNode[] = [];
  const keysOf = codes.map((codeOf, column) => {
    const large = largest(measured, codeOf);
    const keyOf = (part: StreamPart) => `${column} ${large.has(codeOf(part)) ? codeOf(part) : "rest"}`;
    const sums = sumBy(measured, keyOf);
    for (const [key, amount] of sums) nodes.push({ key, column: column as 0 | 1 | 2, code: key.slice(2), amount });
    return keyOf;
  });
  const links = [0, 1].flatMap((column) => {
    const sums = sumBy(measured, (part) => `${keysOf[column]?.(part)}>${keysOf[column + 1]?.(part)}`);
    return sums.map(([key, amount]) => {
      const [source = "", target = ""] = key.split(">");
      return { source, target, amount };
    });
  });
  return { nodes, links };
}

type Measured = StreamPart & { amount: number };

/** The codes that have a box of their own: all of them, or the largest when they are too many. */
function largest(parts: readonly Measured[], codeOf: (part: StreamPart) => string): Set<string> {
  const sums = sumBy(parts, codeOf);
  const own = sums.length > mostInColumn ? sums.slice(0, mostInColumn - 1) : sums;
  return new Set(own.map(([code]) => code));
}

/** Amounts by key, the largest first; equal ones by key, so that the picture stays the same. */
function sumBy(parts: readonly Measured[], keyOf: (part: StreamPart) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const part of parts) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0) + part.amount);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
