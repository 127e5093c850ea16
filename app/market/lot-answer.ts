/**
 * What the market says to a harvest, told so that no kitchen's limit can be read from it: nothing that depends on a
 * price is said unless at least three kitchens of three groups stand behind it, never that all of them do, and only for
 * prices on full Rp500 (see docs/decisions/047).
 */
export type LotAnswer =
  /** Nobody may take it, by what anybody can read in the offers; `inWeek` is the Monday of the next week with a kitchen. */
  | { kind: "nobody"; why: "commodity" | "far" | "weeks"; inWeek: string | null }
  /** Too few kitchens are in reach to say what they would do. */
  | { kind: "sealed"; reach: number }
  /** Fewer than three would take it; what would bring three, where a lower price or a later week does. */
  | { kind: "few"; reach: number; cut: Cheaper | null; later: Later | null }
  /** At least so many would take it. `sellsKg` is rounded down; null when it is less than a tenth. */
  | { kind: "some"; reach: number; kitchens: number; sellsKg: number | null; isAll: boolean; upToIdr: number | null }
  /** The harvest was changed so often today that answers would tell limits. */
  | { kind: "resting" };
type Cheaper = { askIdr: number; kitchens: number };
type Later = { fromWeek: string; kitchens: number };

/** The market as it is asked: weeks are positions, counts are groups of kitchens, kg what would sell at that price. */
export type Asked = {
  lot: { askIdr: number; quantityKg: number; fromWeek: number; toWeek: number };
  weeks: number;
  mondayOf: (week: number) => string;
  /** Whether anybody takes the commodity in any week, however far. */
  isTaken: boolean;
  reach: (fromWeek: number, toWeek: number) => number;
  takers: (askIdr: number, fromWeek: number, toWeek: number) => number;
  sellsKg: (askIdr: number) => number;
};

/** As many kitchens stand behind every figure as behind those of local deals (026). */
export const leastKitchens = 3;
/** The step of prices, as at the desk (017, 042). */
export const priceStepIdr = 500;
/** Lower and higher prices that are tried, percent. Nobody is told to sell for much less. */
const cuts = [5, 10];
const raises = [20, 10, 5];
const laterWeeks = [1, 2, 3, 4];
/** So often may a group's harvests be changed or withdrawn in a day and still be answered. */
export const mostChanges = 8;

/** The answer to a harvest. */
export function lotAnswer(asked: Asked): LotAnswer {
  const { lot, takers, sellsKg } = asked;
  const reach = asked.reach(lot.fromWeek, lot.toWeek);
  if (reach === 0) return nobody(asked);
  if (reach <= leastKitchens) return { kind: "sealed", reach };
  const askIdr = Math.ceil(lot.askIdr / priceStepIdr) * priceStepIdr;
  const found = takers(askIdr, lot.fromWeek, lot.toWeek);
  const soldKg = found < leastKitchens ? 0 : sellsKg(askIdr);
  if (soldKg === 0) return { kind: "few", reach, cut: cheaper(asked, reach), later: later(asked, askIdr) };
  return {
    kind: "some",
    reach,
    kitchens: told(found, reach),
    ...soldOf(soldKg, lot.quantityKg),
    upToIdr: upTo(asked, askIdr, soldKg),
  };
}

function nobody({ lot, isTaken, reach, weeks, mondayOf }: Asked): LotAnswer {
  if (!isTaken) return { kind: "nobody", why: "commodity", inWeek: null };
  const after = Array.from({ length: weeks }, (_, n) => lot.toWeek + 1 + n).filter((week) => week < weeks);
  const before = Array.from({ length: lot.fromWeek }, (_, n) => lot.fromWeek - 1 - n);
  const week = [...after, ...before].find((week) => reach(week, week) > 0);
  if (week === undefined) return { kind: "nobody", why: "far", inWeek: null };
  return { kind: "nobody", why: "weeks", inWeek: mondayOf(week) };
}

/** Never all in reach: then each of them would be known to pay it. */
function told(found: number, reach: number): number {
  return Math.min(found, reach - 1);
}

/** Full tenths of the harvest, rounded down. */
function soldOf(soldKg: number, quantityKg: number): { sellsKg: number | null; isAll: boolean } {
  if (soldKg >= quantityKg) return { sellsKg: quantityKg, isAll: true };
  const kg = Math.floor((tenthsOf(soldKg, quantityKg) * quantityKg) / 10);
  return { sellsKg: kg > 0 ? kg : null, isAll: false };
}

function tenthsOf(soldKg: number, quantityKg: number): number {
  return Math.floor((soldKg * 10) / quantityKg);
}

/** The highest of a few higher prices at which three would still take it, and as much of it. */
function upTo({ lot, takers, sellsKg }: Asked, askIdr: number, soldKg: number): number | null {
  const tenths = tenthsOf(soldKg, lot.quantityKg);
  const higher = raises.map((percent) => onStep((askIdr * (100 + percent)) / 100));
  const holds = (idr: number) =>
    takers(idr, lot.fromWeek, lot.toWeek) >= leastKitchens && tenthsOf(sellsKg(idr), lot.quantityKg) >= tenths;
  return higher.find((idr) => idr > askIdr && holds(idr)) ?? null;
}

/** The least of a few cuts of the price that brings three kitchens. */
function cheaper({ lot, takers }: Asked, reach: number): Cheaper | null {
  for (const percent of cuts) {
    const askIdr = onStep((lot.askIdr * (100 - percent)) / 100);
    const found = askIdr > 0 && askIdr < lot.askIdr ? takers(askIdr, lot.fromWeek, lot.toWeek) : 0;
    if (found >= leastKitchens) return { askIdr, kitchens: told(found, reach) };
  }
  return null;
}

/** The next weeks in which three would take it at its price. */
function later({ lot, weeks, takers, reach, mondayOf }: Asked, askIdr: number): Later | null {
  for (const wait of laterWeeks) {
    const [fromWeek, toWeek] = [lot.fromWeek + wait, lot.toWeek + wait];
    const near = toWeek < weeks ? reach(fromWeek, toWeek) : 0;
    const found = near > leastKitchens ? takers(askIdr, fromWeek, toWeek) : 0;
    if (found >= leastKitchens) return { fromWeek: mondayOf(fromWeek), kitchens: told(found, near) };
  }
  return null;
}

function onStep(idr: number): number {
  return Math.floor(idr / priceStepIdr) * priceStepIdr;
}
