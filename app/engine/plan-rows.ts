/** Parallel lists, a row for each lot, offer and week in the plan, found again over a table of hashes. */
export type Rows = {
  count: number;
  lot: Int32Array;
  /** offer × weeks + week */
  slot: Int32Array;
  kg: Float64Array;
  km: Float64Array;
  gain: Float64Array;
  table: Int32Array;
};

/** Room for so many rows. */
export function makeRows(room: number): Rows {
  let size = 16;
  while (size < 2 * room) size *= 2;
  const whole = () => new Int32Array(room);
  const real = () => new Float64Array(room);
  return {
    count: 0,
    lot: whole(),
    slot: whole(),
    kg: real(),
    km: real(),
    gain: real(),
    table: new Int32Array(size).fill(-1),
  };
}

/** The row of a lot and a slot, or where it would have to be entered in the table, as −1 − place. */
export function rowOf({ lot, slot, table }: Rows, i: number, s: number): number {
  const mask = table.length - 1;
  for (let h = (Math.imul(i, 0x9e3779b1) ^ Math.imul(s, 0x85ebca6b)) & mask; ; h = (h + 1) & mask) {
    const row = table[h]!;
    if (row < 0) return -1 - h;
    if (lot[row] === i && slot[row] === s) return row;
  }
}

/** Adds kg to the row of a lot and a slot; distance and gain are those of the pair. */
export function addRow(rows: Rows, i: number, s: number, kg: number, km: number, gain: number): void {
  let row = rowOf(rows, i, s);
  if (row < 0) {
    rows.table[-1 - row] = rows.count;
    row = rows.count++;
    rows.lot[row] = i;
    rows.slot[row] = s;
    rows.km[row] = km;
    rows.gain[row] = gain;
  }
  rows.kg[row]! += kg;
}
