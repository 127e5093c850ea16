import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays, daysBetween } from "~/lib/dates.ts";
import { wholeCount, wholeIdr, wholeKg } from "~/lib/units.ts";
import { photoFiles } from "~/photos/photo.ts";
import type { Commodity } from "~/places/commodity.ts";
import { isCounted, kgOfUnits, partsOf } from "~/places/commodity.ts";
import { harvestHorizonDays, isoDate } from "./window.ts";
import { noteText } from "./withdrawal.ts";

/** So many pictures a harvest has. */
export const mostLotPhotos = 5;

const editable = {
  /** Empty means the commodity's usual form. */
  form: z
    .string({ error: complaint("choice") })
    .max(40, complaint("choice"))
    .optional(),
  /** Whole kg; may stay empty for what is counted by the head or the egg. */
  quantityKg: wholeKg.optional(),
  unitCount: wholeCount.optional(),
  /** Rupiah at the farm gate, the least that the group takes: per kg, or per head or egg where `askPer` says so. */
  askIdr: wholeIdr,
  askPer: z.enum(["kg", "unit"], { error: complaint("choice") }).optional(),
  minSaleKg: wholeKg.optional(),
  readyFrom: isoDate,
  readyTo: isoDate,
  /** When bidding closes, a day and an hour; empty means the usual evening, or what was chosen before. */
  closeOn: isoDate.optional(),
  closeHour: z
    .string({ error: complaint("choice") })
    .regex(/^(1?\d|2[0-3])$/, complaint("choice"))
    .optional(),
  note: noteText,
};
const hasAmount = (lot: { quantityKg?: number; unitCount?: number }) =>
  lot.quantityKg !== undefined || lot.unitCount !== undefined;
const noAmount = { path: ["quantityKg"], error: complaint("required") };
const isWindow = (lot: { readyFrom: string; readyTo: string }) => lot.readyTo >= lot.readyFrom;
const noWindow = { path: ["readyTo"], error: complaint("window") };

/** A harvest as a group notes it. */
export const LotForm = z
  .strictObject({ commodityCode: z.string({ error: complaint("choice") }).max(40, complaint("choice")), ...editable })
  .refine(hasAmount, noAmount)
  .refine(isWindow, noWindow);
export type LotValue = z.output<typeof LotForm>;

/** The same as a form asks for it: the price may stay empty, then it is the middle of the reference. */
export const NewLotForm = z
  .strictObject({ ...LotForm.shape, askIdr: wholeIdr.optional(), photos: photoFiles(mostLotPhotos) })
  .refine(hasAmount, noAmount)
  .refine(isWindow, noWindow);

/** The same harvest changed: what it is stays. */
export const LotEditForm = z.strictObject(editable).refine(hasAmount, noAmount).refine(isWindow, noWindow);
export type LotEdit = z.output<typeof LotEditForm>;

/** Why a harvest is not accepted as typed. */
export type LotFault =
  | "unknownCommodity"
  | "unknownForm"
  | "kgMissing"
  | "countMissing"
  | "notCounted"
  | "kgPerUnitOdd"
  | "minSaleAbove"
  | "askFar"
  | "datePast"
  | "readyTooFar"
  | "closePast"
  | "closeLate";
export type LotRefusal =
  | LotFault
  | "notProducer"
  | "lotNotFound"
  | "withdrawn"
  | "belowPromised"
  | "formPromised"
  | "promised"
  | "pooled"
  | "closeFixed"
  | "closePassed";

/** The field beside which a refusal is said; the others stand on top of the form. */
export const lotRefusalFields: Partial<Record<LotRefusal, keyof LotValue>> = {
  unknownCommodity: "commodityCode",
  unknownForm: "form",
  formPromised: "form",
  kgMissing: "quantityKg",
  belowPromised: "quantityKg",
  kgPerUnitOdd: "quantityKg",
  countMissing: "unitCount",
  notCounted: "unitCount",
  minSaleAbove: "minSaleKg",
  askFar: "askIdr",
  datePast: "readyFrom",
  readyTooFar: "readyTo",
  closePast: "closeOn",
  closeLate: "closeOn",
  closeFixed: "closeOn",
  closePassed: "closeOn",
};

/** Kilograms of a lot: how many, in which steps it is sold, and the least that one buyer takes. */
export type Measured = {
  form: string;
  quantityKg: number;
  unitCount: number | null;
  stepKg: number;
  minSaleKg: number;
};

/** A kg per head or egg this many times off the usual weight is taken for a slip of the finger. */
const oddFactor = 4;

/**
 * Turns what was typed into kilograms. What is counted gets the usual weight when no kg was typed; whole animals are
 * sold in steps of one animal, rounded down to a kg so that all of them can be sold.
 */
export function measureLot(value: LotEdit, commodity: Commodity): Measured | LotFault {
  const forms = partsOf(commodity.forms);
  const form = value.form ?? forms[0] ?? "";
  if (!forms.includes(form)) return "unknownForm";
  const counted = isCounted(commodity);
  if (!counted && (value.unitCount !== undefined || value.askPer === "unit")) return "notCounted";
  if (counted && value.unitCount === undefined) return "countMissing";
  const unitCount = value.unitCount ?? null;
  const quantityKg = value.quantityKg ?? (unitCount === null ? null : kgOfUnits(unitCount, commodity.gramsPerUnit));
  if (quantityKg === null) return "kgMissing";
  if (unitCount !== null && isOdd(quantityKg / unitCount, commodity.gramsPerUnit)) return "kgPerUnitOdd";
  const stepKg = unitCount !== null && commodity.unit === "ekor" ? Math.max(1, Math.floor(quantityKg / unitCount)) : 1;
  const minSaleKg = value.minSaleKg ?? stepKg;
  if (minSaleKg > quantityKg) return "minSaleAbove";
  return { form, quantityKg, unitCount, stepKg, minSaleKg };
}

/** The price per kg of what was typed per head or egg: whole rupiah, half a rupiah up. */
export function askPerKgIdr(
  { askIdr, askPer }: Pick<LotEdit, "askIdr" | "askPer">,
  { quantityKg, unitCount }: Pick<Measured, "quantityKg" | "unitCount">,
): number {
  return askPer === "unit" && unitCount !== null ? Math.max(1, Math.round((askIdr * unitCount) / quantityKg)) : askIdr;
}

function isOdd(kgPerUnit: number, gramsPerUnit: number | null): boolean {
  if (gramsPerUnit === null) return false;
  const ratio = (kgPerUnit * 1000) / gramsPerUnit;
  // Half a kilogram either way is only rounding.
  return (ratio > oddFactor || ratio < 1 / oddFactor) && Math.abs(kgPerUnit - gramsPerUnit / 1000) > 0.5;
}

/**
 * What is wrong with the days, or null. A harvest that was ready before keeps its first day when it is changed:
 * `earlierFrom` is that day.
 */
export function readyFault(
  days: { readyFrom: string; readyTo: string },
  today: string,
  earlierFrom?: string,
): LotFault | null {
  if (days.readyFrom < today && days.readyFrom !== earlierFrom) return "datePast";
  if (days.readyTo < today) return "datePast";
  return days.readyTo > addDays(today, harvestHorizonDays) ? "readyTooFar" : null;
}

/** Where a harvest stands: for sale, partly or wholly promised, with a pool, taken back, or its days are over. */
export type LotState = "open" | "partlyPromised" | "promised" | "pooled" | "withdrawn" | "past";
export type LotBalance = { promisedKg: number; remainingKg: number };

/** The state of a lot on a day; derived, never stored. Less than one step left counts as nothing left. */
export function lotState(
  lot: { stepKg: number; readyTo: string; poolId?: string | null },
  balance: LotBalance,
  withdrawal: { at: number } | null | undefined,
  today: string,
): LotState {
  if (withdrawal) return "withdrawn";
  if (lot.poolId) return "pooled";
  if (balance.remainingKg < lot.stepKg) return "promised";
  if (lot.readyTo < today) return "past";
  return balance.promisedKg > 0 ? "partlyPromised" : "open";
}

/** Still for sale. */
export function isForSale(state: LotState): boolean {
  return state === "open" || state === "partlyPromised";
}

type Repeatable = {
  commodityCode: string;
  form: string;
  quantityKg: number;
  unitCount: number | null;
  stepKg: number;
  askIdr: number;
  minSaleKg: number;
  readyFrom: string;
  readyTo: string;
};

/** What a form begins with: a harvest as it was typed. What follows from something else stays empty. */
export function typedLot(lot: Repeatable, commodity: Pick<Commodity, "gramsPerUnit" | "forms"> | undefined) {
  const gramsPerUnit = commodity?.gramsPerUnit ?? null;
  const computed = lot.unitCount !== null && kgOfUnits(lot.unitCount, gramsPerUnit) === lot.quantityKg;
  const [usual] = partsOf(commodity?.forms ?? "");
  return {
    commodityCode: lot.commodityCode,
    form: lot.form === usual ? "" : lot.form,
    quantityKg: computed ? "" : String(lot.quantityKg),
    unitCount: lot.unitCount === null ? "" : String(lot.unitCount),
    askIdr: String(lot.askIdr),
    minSaleKg: lot.minSaleKg === lot.stepKg ? "" : String(lot.minSaleKg),
    readyFrom: lot.readyFrom,
    readyTo: lot.readyTo,
  };
}

/** The days of a harvest noted again: from tomorrow on, open as long as the last one, or a week. */
export function nextDays(last: { readyFrom: string; readyTo: string } | undefined, today: string) {
  const readyFrom = addDays(today, 1);
  return { readyFrom, readyTo: addDays(readyFrom, last ? daysBetween(last.readyFrom, last.readyTo) : 7) };
}

/** What a harvest is offered for when no price is typed: the middle of the reference band, in steps of Rp250 per kg. */
export function usualAskIdr(band: { lowIdr: number; highIdr: number }): number {
  return Math.max(250, Math.round((band.lowIdr + band.highIdr) / 500) * 250);
}

/** A price that is surely a slip: "24" for 24 thousand. Below a fifth or above five times the reference band, Rp per kg. */
export function isFarFrom(band: { lowIdr: number; highIdr: number }, askIdr: number): boolean {
  return askIdr * 5 < band.lowIdr || askIdr > band.highIdr * 5;
}
