import type { ReactNode } from "react";
import { formatIdr, formatNumber, formatPercent, shortIdr } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

/** n1 is the hero of a page, n2 of a card, n3 of a line; without a size the number stands in running text. */
export type FigureLook = { size?: "n1" | "n2" | "n3"; mark?: boolean; side?: "hulu" | "hilir" };

type Parts = FigureLook & { amount: string; unit?: string };

/** A number with its unit in a lighter weight. They never part at the end of a line. */
function Figure({ amount, unit, size, mark = false, side }: Parts) {
  const look = ["n", size, side].filter(Boolean).join(" ");
  return (
    <span className={look}>
      {mark ? <Mark>{amount}</Mark> : amount}
      {unit ? <span className="u">{` ${unit}`}</span> : null}
    </span>
  );
}

/** The highlighter: under the one number for which the page exists. */
export function Mark({ children }: { children: ReactNode }) {
  return <mark className="mark">{children}</mark>;
}

/** Promised weight: whole kilograms. */
export function Kg({ value, ...look }: FigureLook & { value: number }) {
  return <Figure amount={formatNumber(value, useLocale())} unit="kg" {...look} />;
}

/** Weighed grams, spoken in kilograms. */
export function KgOfGrams({ grams, ...look }: FigureLook & { grams: number }) {
  return <Figure amount={formatNumber(grams / 1000, useLocale(), 3)} unit="kg" {...look} />;
}

/** Whole rupiah; `short` writes Rp11,9 juta. */
export function Rp({ value, short = false, ...look }: FigureLook & { value: number; short?: boolean }) {
  const locale = useLocale();
  const [amount, unit] = short ? shortIdr(value, locale) : [formatIdr(value, locale), ""];
  return <Figure amount={amount} unit={unit} {...look} />;
}

/** A price: rupiah per kilogram. */
export function RpPerKg({ value, ...look }: FigureLook & { value: number }) {
  return <Figure amount={formatIdr(value, useLocale())} unit={useWords(uiWords).perKg} {...look} />;
}

/** A ratio (0.55) as a percentage. */
export function Percent({ ratio, digits = 0, ...look }: FigureLook & { ratio: number; digits?: number }) {
  return <Figure amount={formatPercent(ratio, useLocale(), digits)} {...look} />;
}

/** Any other number, with its unit when it has one. */
export function Num({
  value,
  unit,
  digits = 0,
  ...look
}: FigureLook & { value: number; unit?: string; digits?: number }) {
  return <Figure amount={formatNumber(value, useLocale(), digits)} {...(unit ? { unit } : {})} {...look} />;
}
