import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { amountIdr, wholeCount } from "~/lib/units.ts";

/** Kinds of kitchen by what they need: a spinner and pans, a freezer, jars, and so on; `productGroup` of the reference data. */
export const kitchenKinds = ["kering", "beku", "fermentasi", "basah", "telur"] as const;
export type KitchenKind = (typeof kitchenKinds)[number];

/** What a kitchen of a kind costs: to begin with, and for each kg of raw material that it can take a week. */
export type KitchenCost = { startIdr: number; perKgIdr: number };

export type Assumptions = {
  grantIdr: number;
  weeksPerYear: number;
  /** Of what the next eight weeks show, so much holds over the year. */
  usedPercent: number;
  costs: Record<KitchenKind, KitchenCost>;
};

/** Our own planning figures: no source in the reference data says what a kitchen of a group costs. */
export const usualAssumptions: Assumptions = {
  grantIdr: 75_000_000,
  weeksPerYear: 48,
  usedPercent: 70,
  costs: {
    kering: { startIdr: 20_000_000, perKgIdr: 250_000 },
    beku: { startIdr: 30_000_000, perKgIdr: 300_000 },
    fermentasi: { startIdr: 10_000_000, perKgIdr: 150_000 },
    basah: { startIdr: 25_000_000, perKgIdr: 300_000 },
    telur: { startIdr: 10_000_000, perKgIdr: 100_000 },
  },
};

const percent = wholeCount.refine((value) => value <= 100, complaint("tooLarge"));
const weeks = wholeCount.refine((value) => value <= 52, complaint("tooLarge"));

/** The assumptions as an officer types them. */
export const InvestmentForm = z.strictObject({
  grantIdr: amountIdr,
  weeksPerYear: weeks,
  usedPercent: percent,
  ...fieldsFor("Start"),
  ...fieldsFor("PerKg"),
});
export type InvestmentFields = z.output<typeof InvestmentForm>;

type FieldName<Ending extends string> = `${KitchenKind}${Ending}`;

function fieldsFor<Ending extends string>(ending: Ending): Record<FieldName<Ending>, typeof amountIdr> {
  const fields = kitchenKinds.map((kind) => [`${kind}${ending}`, amountIdr] as const);
  return Object.fromEntries(fields) as Record<FieldName<Ending>, typeof amountIdr>;
}

/** What was typed, as assumptions. */
export function assumptionsOf(form: InvestmentFields): Assumptions {
  const costs = kitchenKinds.map(
    (kind) => [kind, { startIdr: form[`${kind}Start`], perKgIdr: form[`${kind}PerKg`] }] as const,
  );
  const { grantIdr, weeksPerYear, usedPercent } = form;
  return { grantIdr, weeksPerYear, usedPercent, costs: Object.fromEntries(costs) as Assumptions["costs"] };
}

/** Assumptions as the form's fields. */
export function typedAssumptions({ grantIdr, weeksPerYear, usedPercent, costs }: Assumptions): Record<string, string> {
  const typed = kitchenKinds.flatMap((kind) => [
    [`${kind}Start`, String(costs[kind].startIdr)],
    [`${kind}PerKg`, String(costs[kind].perKgIdr)],
  ]);
  return {
    grantIdr: String(grantIdr),
    weeksPerYear: String(weeksPerYear),
    usedPercent: String(usedPercent),
    ...(Object.fromEntries(typed) as Record<string, string>),
  };
}

/** What a kitchen of this size costs, rupiah. */
export function costOf({ startIdr, perKgIdr }: KitchenCost, capacityKg: number): number {
  return startIdr + perKgIdr * capacityKg;
}

/** The largest kitchen that a sum buys, kg a week down to full tens; 0 when it buys none. */
export function sizeFor({ startIdr, perKgIdr }: KitchenCost, sumIdr: number): number {
  return Math.max(0, Math.floor((sumIdr - startIdr) / perKgIdr / 10) * 10);
}

/** What eight weeks bring, over a year, rupiah. */
export function yearlyIdr(valueAddedIdr: number, weeks: number, { weeksPerYear, usedPercent }: Assumptions): number {
  return Math.round(((valueAddedIdr / weeks) * weeksPerYear * usedPercent) / 100);
}
