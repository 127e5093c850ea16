import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays, mondayOf } from "~/lib/dates.ts";
import { thousandths, wholeCount, wholeFromZero, wholeIdr, wholeKg } from "~/lib/units.ts";
import { kitchenHorizonWeeks, mondayDate } from "./window.ts";
import type { Terms, TermsFault } from "./terms.ts";
import { termsKinds } from "./terms.ts";
import { noteText } from "./withdrawal.ts";

/**
 * What comes out of 100 units of raw material as people type it ("28,1"), kept per 1000: 281. Per kg, or per egg
 * where the recipe counts eggs.
 */
const yieldPerMille = thousandths({ digits: 1, most: 300_000 }).transform((thousandth) => thousandth / 100);

/** The sealed ceiling of what is not bought: no price limits it. */
export const noCeilingIdr = 1;

/** A row without a price is a commodity that the kitchen does not buy. */
const acceptRow = z.strictObject({
  commodityCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")),
  ceilingIdr: wholeIdr.optional(),
  yieldPerMille,
});

const editable = {
  kitchenId: z.string({ error: complaint("choice") }).max(80, complaint("choice")),
  accepts: z
    .array(acceptRow, { error: complaint("required") })
    .max(20, complaint("tooLarge"))
    .refine((rows) => new Set(rows.map((row) => row.commodityCode)).size === rows.length, complaint("repeated")),
  terms: z.enum(termsKinds, { error: complaint("choice") }),
  /** Rupiah per kg raw that a producer pays for processing; only with toll terms. */
  feeIdr: wholeFromZero("wholeIdr", 100_000_000).optional().default(0),
  /** The producer's part of what sales bring, and the named costs per kg raw that come off first; only with shares. */
  sharePercent: wholeFromZero("number", 99).optional().default(0),
  shareCostIdr: wholeFromZero("wholeIdr", 100_000_000).optional().default(0),
  shareCosts: z.string().trim().max(120, complaint("tooLong")).optional().default(""),
  capacityKg: wholeKg,
  fromWeek: mondayDate,
  toWeek: mondayDate,
  maxKm: wholeCount.refine((km) => km <= 1000, complaint("tooLarge")),
  minBatchKg: wholeKg,
  maxSuppliers: wholeCount.refine((count) => count <= 1000, complaint("tooLarge")),
  note: noteText,
};
const isWindow = (offer: { fromWeek: string; toWeek: string }) => offer.toWeek >= offer.fromWeek;
const noWindow = { path: ["toWeek"], error: complaint("window") };
const batchFits = (offer: { minBatchKg: number; capacityKg: number }) => offer.minBatchKg <= offer.capacityKg;
const batchTooLarge = { path: ["minBatchKg"], error: complaint("atMost") };

type TypedRows = {
  terms: Terms;
  accepts: { commodityCode: string; ceilingIdr?: number | undefined; yieldPerMille: number }[];
};

/** What a kitchen buys has a price. */
const isPriced = (offer: TypedRows) => offer.terms !== "buy" || offer.accepts.some(hasPrice);
const noPrice = { path: ["accepts"], error: complaint("required") };
const hasPrice = (row: TypedRows["accepts"][number]) => row.ceilingIdr !== undefined;

/** What is cooked for a fee or shared needs no price: without any price all of it is taken. */
function withTaken<Offer extends TypedRows>({ accepts, ...offer }: Offer) {
  const priced = accepts.filter(hasPrice);
  const taken = priced.length > 0 ? priced : accepts;
  return { ...offer, accepts: taken.map((row) => ({ ...row, ceilingIdr: row.ceilingIdr ?? noCeilingIdr })) };
}

/** What a kitchen will make, from what, at which terms. `ceilingIdr` is sealed: only the own group ever sees it. */
export const OfferForm = z
  .strictObject({ productCode: z.string({ error: complaint("choice") }).max(60, complaint("choice")), ...editable })
  .refine(isWindow, noWindow)
  .refine(batchFits, batchTooLarge)
  .refine(isPriced, noPrice)
  .transform(withTaken);
export type OfferValue = z.output<typeof OfferForm>;

/** The same offer changed: its product stays. */
export const OfferEditForm = z
  .strictObject(editable)
  .refine(isWindow, noWindow)
  .refine(batchFits, batchTooLarge)
  .refine(isPriced, noPrice)
  .transform(withTaken);
export type OfferEdit = z.output<typeof OfferEditForm>;

export type OfferFault = TermsFault | "unknownProduct" | "noRecipe" | "weekPast" | "weekTooFar";
export type OfferRefusal =
  OfferFault | "notProcessor" | "kitchenNotFound" | "kitchenClosed" | "aboveKitchen" | "offerNotFound" | "withdrawn";

/** The field beside which a refusal is said. */
export const offerRefusalFields: Partial<Record<OfferRefusal, keyof OfferValue>> = {
  unknownProduct: "productCode",
  kitchenNotFound: "kitchenId",
  kitchenClosed: "kitchenId",
  aboveKitchen: "capacityKg",
  feeMissing: "feeIdr",
  feeOnlyToll: "feeIdr",
  shareMissing: "sharePercent",
  shareOnlyShare: "sharePercent",
  costsUnnamed: "shareCosts",
  costsEmpty: "shareCostIdr",
  weekPast: "fromWeek",
  weekTooFar: "toWeek",
};

/** What is wrong with the weeks, or null. An offer that began before keeps its first week when it is changed. */
export function weeksFault(
  weeks: { fromWeek: string; toWeek: string },
  today: string,
  earlierFrom?: string,
): OfferFault | null {
  const thisWeek = mondayOf(today);
  if (weeks.fromWeek < thisWeek && weeks.fromWeek !== earlierFrom) return "weekPast";
  if (weeks.toWeek < thisWeek) return "weekPast";
  return weeks.toWeek > addDays(thisWeek, kitchenHorizonWeeks * 7) ? "weekTooFar" : null;
}

/** Where an offer stands. */
export type OfferState = "open" | "withdrawn" | "kitchenClosed" | "past";

/** The state of an offer on a day; derived, never stored. */
export function offerState(
  offer: { toWeek: string; withdrawnAt: number | null; kitchenClosedAt: number | null },
  today: string,
): OfferState {
  if (offer.withdrawnAt !== null) return "withdrawn";
  if (offer.kitchenClosedAt !== null) return "kitchenClosed";
  return offer.toWeek < mondayOf(today) ? "past" : "open";
}

/** A yield as it stands in a form: 281 per 1000 is "28,1" from 100. */
export function typedYield(yieldPerMille: number): string {
  return String(yieldPerMille / 10).replace(".", ",");
}

type Typed = {
  kitchenId: string;
  terms: Terms;
  feeIdr: number;
  sharePercent: number;
  shareCostIdr: number;
  shareCosts: string;
  capacityKg: number;
  fromWeek: string;
  toWeek: string;
  maxKm: number;
  minBatchKg: number;
  maxSuppliers: number;
  note: string;
};
type Row = { commodityCode: string; ceilingIdr: number | null; yieldPerMille: number };

/** What a form begins with: a line for each raw material of the product, empty where it is not taken. */
export function typedOffer(offer: Typed, rows: readonly Row[]) {
  const { kitchenId, terms, shareCosts, fromWeek, toWeek, note } = offer;
  const orEmpty = (figure: number) => (figure === 0 ? "" : String(figure));
  return {
    ...{ kitchenId, terms, shareCosts, fromWeek, toWeek, note },
    feeIdr: orEmpty(offer.feeIdr),
    sharePercent: orEmpty(offer.sharePercent),
    shareCostIdr: orEmpty(offer.shareCostIdr),
    capacityKg: String(offer.capacityKg),
    maxKm: String(offer.maxKm),
    minBatchKg: String(offer.minBatchKg),
    maxSuppliers: String(offer.maxSuppliers),
    accepts: rows.map((row) => ({
      commodityCode: row.commodityCode,
      ceilingIdr: row.ceilingIdr === null || row.ceilingIdr === noCeilingIdr ? "" : String(row.ceilingIdr),
      yieldPerMille: typedYield(row.yieldPerMille),
    })),
  };
}

/** A new offer of a kitchen before anything is typed: its whole week, for eight weeks, from around. */
export function freshOffer(kitchen: { id: string; capacityKg: number }, today: string): Typed {
  const fromWeek = mondayOf(today);
  const minBatchKg = Math.min(20, kitchen.capacityKg);
  const limits = { maxKm: 25, minBatchKg, maxSuppliers: 5 };
  const weeks = { fromWeek, toWeek: addDays(fromWeek, 49) };
  return {
    kitchenId: kitchen.id,
    terms: "buy",
    ...{ feeIdr: 0, sharePercent: 0, shareCostIdr: 0, shareCosts: "" },
    capacityKg: kitchen.capacityKg,
    ...weeks,
    ...limits,
    note: "",
  };
}
