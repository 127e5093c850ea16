import type { Unsold } from "~/engine/market.ts";
import { addDays } from "~/lib/dates.ts";
import { coarseAbove } from "~/matching/round-view.ts";
import type { Change } from "./change.ts";
import type { Judged } from "./effect.ts";
import type { GapFacts, GapReason } from "./gap.ts";
import type { Ground } from "./ground.ts";

/** A change that may help, before it was cleared. `rivals` of one key are the same gap: the best of them stays. */
export type Candidate = {
  key: string;
  reason: GapReason;
  stuckKg: number;
  lots: number;
  facts: GapFacts;
  change: Change;
};

/** A new kitchen of a community group, kg of raw material a week. */
const leastKitchenKg = 20;
const mostKitchenKg = 500;
const tenKg = 10;
/** A harvest is not asked to wait longer. */
const mostWaitWeeks = 2;

/**
 * Every change that the engine's reasons and prices point at: of each kind in turn the one with most kilograms behind
 * it, so that no kind is left out where there are too many to try.
 */
export function candidatesOf(ground: Ground, as: Judged): Candidate[] {
  const stuck = stuckLots(as);
  const kinds = [
    licences(ground),
    newKitchens(ground, stuck),
    farther(ground, stuck),
    cheaper(stuck),
    later(as, stuck),
    roomier(ground, as, stuck),
  ];
  const ranked = kinds.flatMap((kind) => kind.sort(byKg).map((candidate, rank) => ({ candidate, rank })));
  return ranked.sort((a, b) => a.rank - b.rank || byKg(a.candidate, b.candidate)).map(({ candidate }) => candidate);
}

function byKg(a: Candidate, b: Candidate): number {
  return b.stuckKg - a.stuckKg || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

type Lot = Judged["market"]["lots"][number];
type Stuck = Unsold & { of: Lot };

function stuckLots({ plan, market }: Judged): Stuck[] {
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  return plan.unsold.flatMap((left) => {
    const of = lots.get(left.lot);
    return of ? [{ ...left, of }] : [];
  });
}

/** Groups whose offers wait for a permit, each with all the permits that they miss. */
function licences({ rows }: Ground): Candidate[] {
  const blocked = grouped(
    rows.offers.filter(({ missing }) => missing.length > 0),
    ({ groupId }) => groupId,
  );
  return [...blocked].map(([groupId, offers]) => {
    const taken = new Set(offers.map(({ id }) => id));
    const commodityCodes = [
      ...new Set(rows.accepts.filter((row) => taken.has(row.offerId)).map((row) => row.commodityCode)),
    ];
    const weekly = offers.reduce((sum, { capacityKg }) => sum + capacityKg, 0);
    const change = { kind: "licence" as const, groupId };
    const missing = [...new Set(offers.flatMap((offer) => offer.missing))].sort();
    return gap("licence", groupId, { kg: weekly, lots: 0 }, { commodityCodes, missing }, change);
  });
}

/** For a commodity that nobody takes: a kitchen where most of it lies, for the product that makes most of a kg. */
function newKitchens({ dishes }: Ground, stuck: Stuck[]): Candidate[] {
  const byCommodity = grouped(
    stuck.filter(({ reason }) => reason === "noBuyer"),
    ({ of }) => of.commodity,
  );
  return [...byCommodity].flatMap(([commodity, lots]) => {
    const villages = grouped(lots, ({ of }) => of.place);
    const [villageCode = ""] = [...villages].sort((a, b) => kgOf(b[1]) - kgOf(a[1]) || (a[0] < b[0] ? -1 : 1))[0] ?? [];
    const weeks = new Set(lots.flatMap(({ of }) => range(of.fromWeek, of.toWeek))).size;
    const capacityKg = Math.min(mostKitchenKg, Math.max(leastKitchenKg, upTo(kgOf(lots) / weeks, tenKg)));
    return dishes
      .filter(({ inputs }) => inputs.some((input) => input.commodityCode === commodity))
      .map(({ productCode }) => {
        const change = { kind: "kitchen" as const, productCode, villageCode, capacityKg };
        return gap("kitchen", commodity, sumOf(lots), { commodityCodes: [commodity] }, change);
      });
  });
}

/** Kitchens that would take it but do not fetch from so far: as far as the nearest of these lots, and as the farthest. */
function farther({ rows }: Ground, stuck: Stuck[]): Candidate[] {
  const byOffer = grouped(
    stuck.filter(({ reason }) => reason === "tooFar"),
    ({ detail }) => detail.offer ?? "",
  );
  return [...byOffer].flatMap(([offerId, lots]) => {
    const offer = rows.offers.find(({ id }) => id === offerId);
    if (!offer) return [];
    const ways = lots.map(({ detail }) => Math.ceil(detail.distanceKm ?? 0));
    return [...new Set([Math.min(...ways), Math.max(...ways)])].map((maxKm) => {
      const facts = { commodityCodes: commoditiesOf(lots), distanceKm: maxKm, maxKm: offer.maxKm };
      return gap("distance", offerId, sumOf(lots), facts, { kind: "radius", offerId, maxKm });
    });
  });
}

/** Lots whose price meets nobody's: lower by as much as is missing, on full Rp500. */
function cheaper(stuck: Stuck[]): Candidate[] {
  return stuck.flatMap((left) => {
    const shortIdr = coarseAbove(left.detail.shortIdr ?? 0);
    if (left.reason !== "tooDear" || shortIdr * 2 > left.of.askIdr) return [];
    const facts = { commodityCodes: [left.of.commodity], shortIdr };
    return [gap("price", left.lot, sumOf([left]), facts, { kind: "ask", lotId: left.lot, cutIdr: shortIdr })];
  });
}

/** Lots that are ready just before or after a kitchen buys. */
function later({ market }: Judged, stuck: Stuck[]): Candidate[] {
  const offers = new Map(market.offers.map((offer) => [offer.id, offer]));
  return stuck.flatMap((left) => {
    const offer = offers.get(left.detail.offer ?? "");
    if (left.reason !== "noWeek" || !offer) return [];
    const { fromWeek, toWeek } = left.of;
    const weeks = offer.fromWeek > toWeek ? offer.fromWeek - toWeek : offer.toWeek - fromWeek;
    if (weeks === 0 || Math.abs(weeks) > mostWaitWeeks) return [];
    const facts = { commodityCodes: [left.of.commodity] };
    return [gap("time", left.lot, sumOf([left]), facts, { kind: "harvest", lotId: left.lot, weeks })];
  });
}

/** Kitchens that others have filled: the one week that lacks most, or a larger kitchen. */
function roomier({ rows, span }: Ground, { plan }: Judged, stuck: Stuck[]): Candidate[] {
  const full = stuck.filter(({ reason }) => reason === "outbid" || reason === "noCapacity");
  return [...grouped(full, ({ detail }) => detail.kitchen ?? "")].flatMap(([kitchenId, lots]) => {
    const kitchen = rows.kitchens.find(({ id }) => id === kitchenId);
    if (!kitchen) return [];
    const dear = plan.capacityValueIdr.filter((one) => one.kitchen === kitchenId);
    const named = lots.flatMap(({ detail }) => detail.week ?? []);
    const monday = (week: number) => addDays(span.fromWeek, week * 7);
    const weeks = [...new Set([...dear.map(({ week }) => week), ...named])].sort((a, b) => a - b);
    const facts = { commodityCodes: commoditiesOf(lots), weeks: weeks.map(monday) };
    const addKg = Math.max(tenKg, Math.min(upTo(kgOf(lots), tenKg), upTo(kitchen.capacityKg, tenKg)));
    const worst = dear.sort((a, b) => b.idrPerKg - a.idrPerKg || a.week - b.week)[0]?.week ?? named[0];
    const changes: Change[] = [
      { kind: "capacity", kitchenId, addKg: Math.max(tenKg, upTo(addKg / span.weeks, tenKg)) },
    ];
    if (worst !== undefined) changes.push({ kind: "week", kitchenId, week: monday(worst), addKg });
    return changes.map((change) => gap("capacity", kitchenId, sumOf(lots), facts, change));
  });
}

type Sum = { kg: number; lots: number };

function gap(reason: GapReason, about: string, { kg, lots }: Sum, facts: GapFacts, change: Change): Candidate {
  return { key: `${reason} ${about}`, reason, stuckKg: kg, lots, facts, change };
}

function sumOf(lots: readonly Stuck[]): Sum {
  return { kg: kgOf(lots), lots: lots.length };
}

function kgOf(lots: readonly { kg: number }[]): number {
  return lots.reduce((sum, { kg }) => sum + kg, 0);
}

function commoditiesOf(lots: readonly Stuck[]): string[] {
  return [...new Set(lots.map(({ of }) => of.commodity))].sort();
}

function upTo(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === "") continue;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
