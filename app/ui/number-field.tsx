import type { ReactNode } from "react";
import { described, FieldError, FieldFrame, typedValue, type FieldOf, type FieldProps } from "./field-frame.tsx";
import { formatIdr } from "./format.ts";
import { useLocale, useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

type NumberProps = FieldProps & {
  /** Common values, offered by the browser while typing. */
  suggestions?: readonly number[];
};

/**
 * A number with its unit at the right edge. It is a text field with the phone's number keys, because a browser's
 * own number field reads 21.000 as twenty-one. `plain` writes no dots (years, counts of a form number).
 */
export function NumberField({
  unit,
  big = false,
  decimal = false,
  plain = false,
  suggestions = [],
  ...rest
}: NumberProps & { unit?: string; big?: boolean; decimal?: boolean; plain?: boolean }) {
  return (
    <FieldFrame {...rest}>
      <div className={big ? "inp num big" : "inp num"}>
        <NumberInput
          {...rest}
          decimal={decimal}
          plain={plain}
          suggestions={suggestions}
          steps={big && unit === "kg" && !decimal}
        />
        {unit ? <span className="unit">{unit}</span> : null}
      </div>
    </FieldFrame>
  );
}

/** One of many numbers below each other, such as baskets on a scale: label at the left, a small field at the right. */
export function NumberRow({ field, label, unit, decimal = false }: FieldProps & { unit?: string; decimal?: boolean }) {
  return (
    <div className={(field.errors?.length ?? 0) > 0 ? "field rowfield err" : "field rowfield"}>
      <label htmlFor={field.id}>{label}</label>
      <div className="inp num">
        <NumberInput field={field} decimal={decimal} suggestions={[]} />
        {unit ? <span className="unit">{unit}</span> : null}
      </div>
      <FieldError field={field} />
    </div>
  );
}

type MoneyProps = NumberProps & { perKg?: boolean; reference?: { lowIdr: number; highIdr: number } | null };

/** Rupiah, with the reference price beside it when there is one; that it is an estimate is always said. */
export function MoneyField({ perKg = false, reference, hint, suggestions = [], ...rest }: MoneyProps) {
  const say = useWords(uiWords);
  const locale = useLocale();
  const band = reference
    ? say.referenceBand(formatIdr(reference.lowIdr, locale), formatIdr(reference.highIdr, locale))
    : null;
  const told: ReactNode = band && hint ? [hint, " ", band] : (hint ?? band);
  return (
    <FieldFrame {...rest} hint={told}>
      <div className="inp num">
        <span className="unit">Rp</span>
        <NumberInput {...rest} hint={told} suggestions={suggestions} />
        {perKg ? <span className="unit">{say.perKg}</span> : null}
      </div>
    </FieldFrame>
  );
}

type InputProps = {
  field: FieldOf;
  hint?: ReactNode;
  decimal?: boolean;
  plain?: boolean;
  suggestions: readonly number[];
  /** A phone may add kg by taps: public/handy.js reads it. */
  steps?: boolean;
};

function NumberInput({ field, hint, decimal = false, plain = false, suggestions, steps = false }: InputProps) {
  const listId = `${field.id}-list`;
  const typed = typedValue(field);
  return (
    <>
      <input
        id={field.id}
        name={field.name}
        type="text"
        inputMode={decimal ? "decimal" : "numeric"}
        autoComplete="off"
        defaultValue={plain ? typed : withDots(typed)}
        {...(suggestions.length > 0 ? { list: listId } : {})}
        {...(steps ? { "data-steps": "5 25", "data-unit": "kg" } : {})}
        {...described(field, hint)}
      />
      {suggestions.length > 0 ? (
        <datalist id={listId}>
          {suggestions.map((value) => (
            <option key={value} value={withDots(String(value))} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

/** Bare digits as people write them here; what is anything else stays as it was typed. In fields this holds for every language. */
function withDots(digits: string): string {
  return /^\d{4,}$/.test(digits) ? digits.replaceAll(/\B(?=(\d{3})+$)/g, ".") : digits;
}
