/**
 * The most that one offer can gain at given prices when it keeps its side constraints by itself. Relaxed prices on lots
 * and kitchens tie the offers together; what is left is small enough to be solved to the end.
 *   row      a lot at this offer; worth[row × weeks + week] is what a kg leaves over the prices, −Infinity where the two
 *            cannot trade; `roomKg` its kg; `leastKg` what it sells at least if anything; `group` from 0
 *   week     `capKg`, and `batchKg` that it takes at least if anything
 *   limit    groups that may sell; those with `isFree` 1 do not count
 * `kg` holds the best purchase found, by row × weeks + week.
 */
export type Purchase = {
  rows: number;
  weeks: number;
  groups: number;
  limit: number;
  worth: Float64Array;
  roomKg: Float64Array;
  leastKg: Float64Array;
  group: Int32Array;
  capKg: Float64Array;
  batchKg: Float64Array;
  isFree: Uint8Array;
  /** Whole prices of a kg of each week from which the search for the best ones starts: the nearer, the sooner it ends. */
  startIdr: Float64Array;
  kg: Float64Array;
};

/** A sheet for up to `rows` × `weeks`, to be filled again and again. */
export function makePurchase(rows: number, weeks: number): Purchase {
  return {
    rows,
    weeks,
    groups: rows,
    limit: Infinity,
    worth: new Float64Array(rows * weeks),
    roomKg: new Float64Array(rows),
    leastKg: new Float64Array(rows),
    group: new Int32Array(rows),
    capKg: new Float64Array(weeks),
    batchKg: new Float64Array(weeks),
    isFree: new Uint8Array(rows),
    startIdr: new Float64Array(weeks),
    kg: new Float64Array(rows * weeks),
  };
}
