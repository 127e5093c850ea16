import type { Cleared, Sold } from "./clear.ts";
import type { Shut } from "./repair.ts";
import type { Sides } from "./side-rules.ts";

/**
 * A way to sell whole steps of a lot, and how many go there. `slot` is offer × weeks + week, `kitchen` the same of the
 * kitchen's week, `bid` the bid that caps the pair, −1 where none does; `surplusIdr` is what a kg there is worth above
 * the price of the slot in the pure flow.
 */
type Option = {
  lot: number;
  offer: number;
  week: number;
  slot: number;
  kitchen: number;
  bid: number;
  stepKg: number;
  surplusIdr: number;
  steps: number;
};

/** Options by falling surplus, and the kg left of lots, slots, kitchens' weeks and bids beside the steps that are set. */
type Table = {
  options: Option[];
  ofLot: Map<number, Option[]>;
  lotKg: Int32Array;
  slotKg: Int32Array;
  kitchenKg: Int32Array;
  bidKg: Int32Array;
};

/**
 * Sets the lots that sell in steps to whole ones, from a plan that does not know of steps: its kg rounded down, and what
 * stays free filled where no limit of a side constraint breaks by that.
 */
export function fillSteps(pure: Cleared, sides: Sides, shut: Shut, sold: Sold[]): Sold[] {
  const table = layTable(pure, sides, shut);
  roundDown(table, sold);
  fillFree(pure, sides, table, sold);
  return rowsOf(table);
}

/**
 * Moves the steps of a plan about as long as `worth`, of a set with the best flow of all else beside it, rises. Where
 * steps are the only side constraint other lots first give way to all that are worth the price of their slot.
 */
export function moveSteps(
  pure: Cleared,
  sides: Sides,
  shut: Shut,
  sold: Sold[],
  worth: (set: Sold[]) => number,
  isLate: () => boolean,
): Sold[] {
  const table = layTable(pure, sides, shut);
  roundDown(table, sold);
  if (pure.board.policy.enforce.length === 0) fill(table, table.options);
  refine(table, () => worth(rowsOf(table)), mostTries(pure), isLate);
  return rowsOf(table);
}

function layTable({ board, arcs, net, prices }: Cleared, sides: Sides, shut: Shut): Table {
  const { weeks, offers, lots } = board;
  const options: Option[] = [];
  for (let r = 0; r < arcs.rowStart.length - 1; r++) {
    const bid = r < lots.length ? -1 : r - lots.length;
    const lot = bid < 0 ? r : arcs.bidLot[bid]!;
    const stepKg = sides.stepKg[lot]!;
    for (let e = arcs.rowStart[r]!; stepKg > 1 && e < arcs.rowStart[r + 1]!; e++) {
      const s = arcs.slot[e]!;
      const [offer, week] = [arcs.slotOffer[s]!, arcs.slotWeek[s]!];
      const slot = offer * weeks + week;
      if (shut.slots.has(slot) || shut.pairs.has(lot * offers.length + offer)) continue;
      const surplusIdr = arcs.weight[e]! + prices.value[net.at.slot + s]!;
      const kitchen = board.offerKitchen[offer]! * weeks + week;
      options.push({ lot, offer, week, slot, kitchen, bid, stepKg, surplusIdr, steps: 0 });
    }
  }
  options.sort((a, b) => b.surplusIdr - a.surplusIdr || a.lot - b.lot || a.slot - b.slot);
  const ofLot = new Map<number, Option[]>();
  for (const option of options) ofLot.set(option.lot, [...(ofLot.get(option.lot) ?? []), option]);
  const { lotKg, offerKg, kitchenKg } = board;
  return {
    options,
    ofLot,
    lotKg: lotKg.slice(),
    slotKg: offerKg.slice(),
    kitchenKg: kitchenKg.slice(),
    bidKg: arcs.bidKg.slice(),
  };
}

/** Steps that still fit. */
function fits({ lotKg, slotKg, kitchenKg, bidKg }: Table, { lot, slot, kitchen, bid, stepKg }: Option): number {
  const kg = Math.min(lotKg[lot]!, slotKg[slot]!, kitchenKg[kitchen]!, bid < 0 ? Infinity : bidKg[bid]!);
  return Math.floor(kg / stepKg);
}

function put({ lotKg, slotKg, kitchenKg, bidKg }: Table, option: Option, steps: number): void {
  const kg = steps * option.stepKg;
  option.steps += steps;
  lotKg[option.lot]! -= kg;
  slotKg[option.slot]! -= kg;
  kitchenKg[option.kitchen]! -= kg;
  if (option.bid >= 0) bidKg[option.bid]! -= kg;
}

function rowsOf({ options }: Table): Sold[] {
  return options
    .filter(({ steps }) => steps > 0)
    .map(({ lot, offer, week, stepKg, steps }) => ({ lot, offer, week, kg: steps * stepKg }))
    .sort((a, b) => a.lot - b.lot || a.offer - b.offer || a.week - b.week);
}

function roundDown(table: Table, sold: Sold[]): void {
  for (const { lot, offer, week, kg } of sold) {
    const option = table.ofLot.get(lot)?.find((one) => one.offer === offer && one.week === week);
    if (option) put(table, option, Math.min(Math.floor(kg / option.stepKg), fits(table, option)));
  }
}

/** Fills options that are worth the price of their slot. */
function fill(table: Table, options: Option[]): void {
  for (const option of options) if (option.surplusIdr >= 0) put(table, option, fits(table, option));
}

/** Fills what neither steps nor other lots take, where the pair, the groups and the week keep their limits by it. */
function fillFree({ board }: Cleared, sides: Sides, table: Table, sold: Sold[]): void {
  const { weeks, offers, lotGroup, offerKitchen } = board;
  const groups = new Map<number, Set<number>>();
  const pairKg = new Map<number, number>();
  for (const { lot, offer, week, kg } of [...board.fixed, ...sold]) {
    groups.set(offer, (groups.get(offer) ?? new Set<number>()).add(lotGroup[lot]!));
    if (sides.stepKg[lot]! > 1) continue;
    table.slotKg[offer * weeks + week]! -= kg;
    table.kitchenKg[offerKitchen[offer]! * weeks + week]! -= kg;
  }
  for (const { lot, offer, kg } of [...board.fixed, ...rowsOf(table)])
    pairKg.set(lot * offers.length + offer, (pairKg.get(lot * offers.length + offer) ?? 0) + kg);
  for (const option of table.options) {
    const { lot, offer, slot, stepKg } = option;
    const pair = lot * offers.length + offer;
    const kg = fits(table, option) * stepKg;
    const known = groups.get(offer) ?? new Set<number>();
    const isRoom = known.has(lotGroup[lot]!) || known.size < sides.maxSuppliers[offer]!;
    const isEnough = (pairKg.get(pair) ?? 0) + kg >= sides.minSaleKg[lot]!;
    const taken = board.offerKg[slot]! - table.slotKg[slot]!;
    if (kg <= 0 || !isRoom || !isEnough || taken + kg < sides.minBatchKg[offer]!) continue;
    put(table, option, kg / stepKg);
    groups.set(offer, known.add(lotGroup[lot]!));
    pairKg.set(pair, (pairKg.get(pair) ?? 0) + kg);
  }
}

/** Flows that may be solved to weigh moves: fewer where each takes longer. */
function mostTries({ arcs }: Cleared): number {
  return Math.ceil(6_000_000 / (2_000 + arcs.slot.length));
}

/** Tries one step more and one less at every option, and keeps what is worth more, until nothing is. */
function refine(table: Table, worth: () => number, most: number, isLate: () => boolean): void {
  let best = worth();
  let tries = 0;
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (const option of table.options)
      for (const move of [addStep, dropStep]) {
        if (tries >= most || isLate()) return;
        const before = table.options.map(({ steps }) => steps);
        const isMade = move(table, option);
        if (isMade) tries++;
        const now = isMade ? worth() : -Infinity;
        if (now > best) {
          best = now;
          isBetter = true;
        } else table.options.forEach((one, n) => put(table, one, before[n]! - one.steps));
      }
  }
}

/** A step more here; what is in its way gives way, least surplus first, and goes where it fits. False where nothing can. */
function addStep(table: Table, option: Option): boolean {
  if (table.lotKg[option.lot]! + setKg(table, option.lot) - option.steps * option.stepKg < option.stepKg) return false;
  const moved = new Set<number>();
  while (fits(table, option) < 1) {
    const isShort = table.lotKg[option.lot]! < option.stepKg;
    const isInWay = (one: Option) =>
      isShort ? one.lot === option.lot : one.slot === option.slot || one.kitchen === option.kitchen;
    const inWay = table.options.findLast((one) => one.steps > 0 && one !== option && isInWay(one));
    if (!inWay) return false;
    put(table, inWay, -1);
    moved.add(inWay.lot);
  }
  put(table, option, 1);
  for (const lot of moved) fill(table, table.ofLot.get(lot)!);
  return true;
}

function setKg({ ofLot }: Table, lot: number): number {
  return ofLot.get(lot)!.reduce((kg, { steps, stepKg }) => kg + steps * stepKg, 0);
}

function dropStep(table: Table, option: Option): boolean {
  if (option.steps === 0) return false;
  put(table, option, -1);
  return true;
}
