/**
 * The pivots of `app/engine/part-solve.ts`, `part-pivot.ts` and `part-links.ts`, word for word, for WebAssembly: the same arcs
 * enter and leave, so the basis is the same, byte for byte; a test holds both together. For 32-bit prices, rows of lots, and the
 * first goal alone; everything else stays there. AssemblyScript: `npm run assembly` compiles it into `app/engine/flow-code.ts`.
 *
 * All lists lie in one memory at the addresses that `init` is told, laid out as in `PartTree` and `Part`.
 */
let nodes: usize = 0;
let links: usize = 0;
let price: usize = 0;
let own: usize = 0;
let above: usize = 0;
let isFull: usize = 0;
let isShut: usize = 0;
let rowStart: usize = 0;
let slot: usize = 0;
let weight: usize = 0;
/** 0 where trade arcs are their own codes, or where none weighs anything. */
let id: usize = 0;
let tradeWeight: usize = 0;
let arcWeight: usize = 0;
let tail: usize = 0;
let head: usize = 0;
let arcKg: usize = 0;
let stack: usize = 0;
let lots: i32 = 0;
let inner: i32 = 0;
let unsold: i32 = 0;
let lot: i32 = 0;
/** All prices a pivot has moved, their bits together. */
let largest: i32 = 0;
export let pivots: i32 = 0;
const endless: i32 = i32.MAX_VALUE;
/** As in `part-tree.ts`. */
const priceLimit: i32 = 1 << 29;

export function init(
  nodesAt: usize,
  linksAt: usize,
  priceAt: usize,
  ownAt: usize,
  aboveAt: usize,
  isFullAt: usize,
  isShutAt: usize,
  rowStartAt: usize,
  slotAt: usize,
  weightAt: usize,
  idAt: usize,
  arcWeightAt: usize,
  tradeWeightAt: usize,
  tailAt: usize,
  headAt: usize,
  arcKgAt: usize,
  stackAt: usize,
  lotCount: i32,
  innerCount: i32,
  unsoldFrom: i32,
): void {
  nodes = nodesAt;
  links = linksAt;
  price = priceAt;
  own = ownAt;
  above = aboveAt;
  isFull = isFullAt;
  isShut = isShutAt;
  rowStart = rowStartAt;
  slot = slotAt;
  weight = weightAt;
  id = idAt;
  tradeWeight = tradeWeightAt;
  arcWeight = arcWeightAt;
  tail = tailAt;
  head = headAt;
  arcKg = arcKgAt;
  stack = stackAt;
  lots = lotCount;
  inner = innerCount;
  unsold = unsoldFrom;
  lot = (innerCount + 1) * 4;
  pivots = 0;
  largest = 0;
  seen = 0;
  mAt = -1;
  mWorth = 0;
  mLine = 0;
  sAt = -1;
}

function N(v: i32, at: i32): i32 {
  return load<i32>(nodes + ((<usize>(v + at)) << 2));
}
function setN(v: i32, at: i32, x: i32): void {
  store<i32>(nodes + ((<usize>(v + at)) << 2), x);
}
function L(v: i32, at: i32): i32 {
  return load<i32>(links + ((<usize>(v + at)) << 2));
}
function setL(v: i32, at: i32, x: i32): void {
  store<i32>(links + ((<usize>(v + at)) << 2), x);
}
function A(p: usize, i: i32): i32 {
  return load<i32>(p + ((<usize>i) << 2));
}
function setA(p: usize, i: i32, x: i32): void {
  store<i32>(p + ((<usize>i) << 2), x);
}
// Places as in `part-record.ts`. nodes: parent 0, up 1, down 2, arc 3; links: first 0, next or last 1, previous 2, level 3
function splice(first: i32, last: i32, ab: i32): void {
  const hd = L(ab, 0);
  setL(last, 1, hd);
  setL(first, 2, -1);
  if (hd >= 0) setL(hd, 2, last);
  setL(ab, 0, first);
}
function unlink(first: i32, last: i32, ab: i32): void {
  const b = L(first, 2),
    a = L(last, 1);
  if (b >= 0) setL(b, 1, a);
  else setL(ab, 0, a);
  if (a >= 0) setL(a, 2, b);
}
function moveLot(v: i32, to: i32): void {
  const f = L(v, 0);
  if (f >= 0) {
    const la = L(v, 1);
    unlink(f, la, N(v, 0));
    splice(f, la, to);
  }
  setN(v, 0, to);
}
function moveInner(v: i32, to: i32): void {
  const from = N(v, 0);
  let ab = from;
  if (from >= lot) {
    ab = N(from, 0);
    const isLast = L(from, 1) == v;
    if (L(from, 0) == v) setL(from, 0, isLast ? -1 : L(v, 1));
    else if (isLast) setL(from, 1, L(v, 2));
  }
  unlink(v, v, ab);
  setN(v, 0, to);
  if (to < lot) {
    splice(v, v, to);
    return;
  }
  const f = L(to, 0);
  setL(to, 0, v);
  if (f < 0) {
    setL(to, 1, v);
    splice(v, v, N(to, 0));
    return;
  }
  const b = L(f, 2);
  setL(v, 2, b);
  setL(v, 1, f);
  setL(f, 2, v);
  if (b >= 0) setL(b, 1, v);
  else setL(N(to, 0), 0, v);
}
let mAt: i32 = -1,
  mCode: i32 = 0,
  mWorth: i32 = 0,
  mLine: i32 = 0,
  sAt: i32 = -1,
  sCode: i32 = 0;
/** Lines looked at since the last pivot. */
let seen: i32 = 0;
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
function pivot(code: i32, from: i32, to: i32, limit: i32, fromEmpty: bool, worth: i32): void {
  pivots++;
  let a = from,
    b = to;
  let atA = from >= lot ? 2 * L(N(from, 0), 3) + 1 : 2 * L(from, 3);
  let atB = to >= lot ? 2 * L(N(to, 0), 3) + 1 : 2 * L(to, 3);
  let roomA = endless,
    roomB = endless,
    leaveA = -1,
    leaveB = -1;
  while (a != b) {
    if (atA >= atB) {
      const room = N(a, 2);
      leaveA = select<i32>(a, leaveA, room < roomA);
      roomA = min(room, roomA);
      const ab = N(a, 0);
      atA -= 2 - ((<i32>(a >= lot)) | (<i32>(ab >= lot)));
      a = ab;
    } else {
      const room = N(b, 1);
      leaveB = select<i32>(b, leaveB, room <= roomB);
      roomB = min(room, roomB);
      const ab = N(b, 0);
      atB -= 2 - ((<i32>(b >= lot)) | (<i32>(ab >= lot)));
      b = ab;
    }
  }
  let kg = roomA < limit ? roomA : limit;
  if (roomB < kg) kg = roomB;
  if (kg > 0) {
    for (let v = from; v != a; v = N(v, 0)) {
      setN(v, 2, N(v, 2) - kg);
      setN(v, 1, N(v, 1) + kg);
    }
    for (let v = to; v != a; v = N(v, 0)) {
      setN(v, 1, N(v, 1) - kg);
      setN(v, 2, N(v, 2) + kg);
    }
  }
  const ahead = limit - kg;
  if (roomB <= (limit < roomA ? limit : roomA)) swing(code, to, from, leaveB, kg, ahead, -worth);
  else if (limit <= roomA) store<u8>(isFull + (-1 - code), fromEmpty ? 1 : 0);
  else swing(code, from, to, leaveA, ahead, kg, worth);
}
function swing(code0: i32, start: i32, onto: i32, leave: i32, up0: i32, down0: i32, shift: i32): void {
  let code = code0,
    up = up0,
    down = down0;
  if (code < 0) store<u8>(isFull + (-1 - code), 0);
  let v = start,
    parent = onto;
  for (;;) {
    const oP = N(v, 0),
      oC = N(v, 3),
      oU = N(v, 1),
      oD = N(v, 2);
    if (v >= lot) moveLot(v, parent);
    else moveInner(v, parent);
    setN(v, 3, code);
    setN(v, 1, up);
    setN(v, 2, down);
    if (v >= lot) {
      setA(own, (v - lot) >> 2, code < 0 ? A(arcWeight, -1 - code) : tradeWeight == 0 ? 0 : A(tradeWeight, code));
      setA(above, (v - lot) >> 2, parent >> 2);
    }
    if (v == leave) {
      if (oC < 0) {
        const x = -1 - oC;
        store<u8>(isFull + x, (A(tail, x) == v >> 2 ? oD : oU) > 0 ? 1 : 0);
      }
      break;
    }
    parent = v;
    code = oC;
    up = oD;
    down = oU;
    v = oP;
  }
  shiftBelow(start, shift);
}
/**
 * Moves the prices at and below `start`, and sets the levels. Every node brings its first child and the next one beside it,
 * whether there are any or not: a branch that is as likely as not costs more than all else here.
 */
function shiftBelow(start: i32, shift: i32): void {
  const p0 = N(start, 0);
  const level = L(p0 >= lot ? N(p0, 0) : p0, 3) + 1;
  let end = 0;
  if (start < lot) end = shiftOne(start, level, shift, 0);
  else if (L(start, 0) >= 0) {
    const last = L(start, 1);
    for (let u = L(start, 0); ; u = L(u, 1)) {
      end += shiftOne(u, level, shift, end);
      if (u == last) break;
    }
  }
  let bits = largest;
  for (let n = 0; n < end; n++) {
    const u = A(stack, 2 * n);
    const at = A(stack, 2 * n + 1);
    const shifted = A(price, u >> 2) + shift;
    setA(price, u >> 2, shifted);
    bits |= shifted ^ (shifted >> 31);
    setL(u, 3, at);
    const below = L(u, 0);
    setA(stack, 2 * end, below);
    setA(stack, 2 * end + 1, at + 1);
    end += <i32>(below >= 0);
    const beside = L(u, 1);
    setA(stack, 2 * end, beside);
    setA(stack, 2 * end + 1, at);
    end += <i32>(beside >= 0);
  }
  largest = bits;
}
/** The same for one node; 1 when its first child now waits at `end`. */
function shiftOne(u: i32, level: i32, shift: i32, end: i32): i32 {
  const shifted = A(price, u >> 2) + shift;
  setA(price, u >> 2, shifted);
  largest |= shifted ^ (shifted >> 31);
  setL(u, 3, level);
  const below = L(u, 0);
  setA(stack, 2 * end, below);
  setA(stack, 2 * end + 1, level + 1);
  return <i32>(below >= 0);
}
