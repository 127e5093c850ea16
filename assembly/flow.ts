/**
 * The pivots of `app/engine/part-solve.ts`, `part-pivot.ts` and `part-links.ts`, word for word, for WebAssembly: the same arcs
 * enter and leave, so the basis is the same, byte for byte; a test holds both together. For 32-bit prices and rows of lots;
 * everything else stays there. AssemblyScript: `npm run assembly` compiles it into `app/engine/flow-code.ts`.
 */
import {
  A,
  above,
  arcKg,
  arcWeight,
  endless,
  head,
  id,
  inner,
  isFull,
  isShut,
  lot,
  lots,
  own,
  price,
  rowStart,
  slot,
  tail,
  unsold,
  weight,
} from "./flow-lists";
import { beginPivots, largest, pivot } from "./flow-pivot";

export * from "./flow-lists";
export { pivots } from "./flow-pivot";

/** As in `part-tree.ts`. */
const priceLimit: i32 = 1 << 29;
let mAt: i32 = -1,
  mCode: i32 = 0,
  mWorth: i32 = 0,
  mLine: i32 = 0,
  sAt: i32 = -1,
  sCode: i32 = 0;
/** Lines looked at since the last pivot. */
let seen: i32 = 0;

/** To be called once the lists are set. */
export function begin(): void {
  beginPivots();
  seen = 0;
  mAt = -1;
  mWorth = 0;
  mLine = 0;
  sAt = -1;
}

/**
 * `most` pivots over the rows and the first `others` of the other arcs: 1 when no arc can improve, 0 when prices leave 32
 * bits, 2 when it is to be called again. It comes back that often since a function that runs on is never compiled better.
 */
export function improve(others: i32, block: i32, most: i32): i32 {
  const rows = lots;
  const lines = rows + others;
  while (seen < lines) {
    const from = mLine;
    if (from < lots) {
      const t = from + lines - seen;
      scanLots(t < lots ? t : lots, block);
    } else {
      const w = lines - seen;
      const t = from + (block < w ? block : w);
      scanArcs(t < lines ? t : lines, rows);
    }
    seen += mLine - from;
    if (mLine == lines) mLine = 0;
    if (mAt < 0) continue;
    enter();
    if (largest >= priceLimit) return 0;
    mAt = -1;
    mWorth = 0;
    seen = 0;
    if (sAt >= 0) {
      const r = sAt,
        e = sCode;
      sAt = -1;
      const w = A(weight, e) + A(price, A(slot, e)) - A(own, r) - A(price, A(above, r));
      if (w > 0) {
        mAt = r;
        mCode = e;
        mWorth = w;
      }
    }
    if (--most <= 0) return 2;
  }
  return 1;
}

function scanLots(to: i32, block: i32): void {
  let best = mWorth,
    left = block,
    r = mLine;
  for (; r < to && left > 0; r++) {
    const mine = A(own, r) + A(price, A(above, r));
    let bar = best + mine;
    let hit = -1;
    const keep = A(arcWeight, unsold + r) + A(price, A(head, unsold + r));
    if (keep > bar && load<u8>(isShut + unsold + r) == 0) {
      bar = keep;
      mAt = r;
      mCode = -1 - unsold - r;
    }
    const start = A(rowStart, r),
      end = A(rowStart, r + 1);
    for (let e = start; e < end; e++) {
      const value = A(weight, e) + A(price, A(slot, e));
      if (value > bar) {
        bar = value;
        hit = e;
      }
    }
    if (hit >= 0) {
      if (mCode >= 0 && mAt >= 0 && mAt < lots) {
        sAt = mAt;
        sCode = mCode;
      }
      mAt = r;
      mCode = hit;
    }
    best = bar - mine;
    left -= end - start + 1;
  }
  mWorth = best;
  mLine = r;
}

function scanArcs(to: i32, rows: i32): void {
  for (let x = mLine - rows; x < to - rows; x++) {
    const t = A(tail, x),
      i = t - inner - 1;
    const mine = i < 0 ? A(price, t) : A(own, i) + A(price, A(above, i));
    const gain = A(arcWeight, x) + A(price, A(head, x)) - mine;
    const worth = load<u8>(isFull + x) == 1 ? -gain : gain;
    if (worth <= mWorth || load<u8>(isShut + x) == 1) continue;
    mWorth = worth;
    mAt = x + rows;
    mCode = -1 - x;
  }
  mLine = to;
}

function enter(): void {
  const code = mCode;
  if (code >= 0) {
    pivot(id == 0 ? code : A(id, code), lot + mAt * 4, A(slot, code) * 4, endless, true, mWorth);
    return;
  }
  const x = -1 - code;
  const t = A(tail, x) * 4,
    h = A(head, x) * 4;
  if (load<u8>(isFull + x) == 1) pivot(code, h, t, A(arcKg, x), false, mWorth);
  else pivot(code, t, h, A(arcKg, x), true, mWorth);
}
