import type { ReactNode } from "react";
import { Drawing, type Side } from "./drawing.tsx";
import type { DrawingName } from "./drawings.ts";
import { ChoiceFrame, described, FieldError, pickedValues, type FieldOf, type FieldProps } from "./field-frame.tsx";

export type Choice = { value: string; label: ReactNode; detail?: ReactNode };
export type DrawnChoice = Choice & { drawing: DrawingName };

/** One of a few answers, as chips. `equal` gives each the same width. */
export function RadioChips({
  options,
  equal = false,
  ...rest
}: FieldProps & { options: readonly Choice[]; equal?: boolean }) {
  return (
    <ChoiceFrame role="radiogroup" {...rest}>
      <div className={equal ? "chips equal" : "chips"}>
        {options.map((option) => (
          <Chip key={option.value} type="radio" field={rest.field} option={option} />
        ))}
      </div>
    </ChoiceFrame>
  );
}

/** Any number of answers, as chips. */
export function CheckboxGroup({
  options,
  equal = false,
  ...rest
}: FieldProps & { options: readonly Choice[]; equal?: boolean }) {
  return (
    <ChoiceFrame {...rest}>
      <div className={equal ? "chips equal" : "chips"}>
        {options.map((option) => (
          <Chip key={option.value} type="checkbox" field={rest.field} option={option} />
        ))}
      </div>
    </ChoiceFrame>
  );
}

/** One of several things that have a drawing. */
export function RadioTiles({
  options,
  side = "hulu",
  ...rest
}: FieldProps & { options: readonly DrawnChoice[]; side?: Side }) {
  const picked = pickedValues(rest.field);
  return (
    <ChoiceFrame role="radiogroup" {...rest}>
      <div className={`tiles on-${side}`}>
        {options.map(({ value, label, detail, drawing }) => (
          <label key={value} className="pick">
            <input type="radio" name={rest.field.name} value={value} defaultChecked={picked.includes(value)} />
            <span className="tile">
              <Drawing name={drawing} size={48} side={side} />
              {label}
              {detail ? <small>{detail}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </ChoiceFrame>
  );
}

export type RowChoice = Choice & { drawing?: DrawingName; effect?: ReactNode };

/** One of several answers that each need a sentence: a row each, at its right what it does, such as to the price. */
export function RadioRows({
  options,
  side = "hulu",
  ...rest
}: FieldProps & { options: readonly RowChoice[]; side?: Side }) {
  const picked = pickedValues(rest.field);
  return (
    <ChoiceFrame role="radiogroup" {...rest}>
      <div className={`stack8 on-${side}`}>
        {options.map(({ value, label, detail, drawing, effect }) => (
          <label key={value} className="pick">
            <input type="radio" name={rest.field.name} value={value} defaultChecked={picked.includes(value)} />
            <span className="tile step">
              {drawing ? <Drawing name={drawing} size={48} side={side} /> : null}
              <span className="grow basis-28">
                {label}
                {detail ? <small>{detail}</small> : null}
              </span>
              {effect ? <b className="nowrap">{effect}</b> : null}
            </span>
          </label>
        ))}
      </div>
    </ChoiceFrame>
  );
}

/** One box to tick; it sends "on". */
export function CheckField({ field, label, hint }: FieldProps) {
  return (
    <div className={(field.errors?.length ?? 0) > 0 ? "field err" : "field"}>
      <label className="check">
        <input
          id={field.id}
          type="checkbox"
          name={field.name}
          value="on"
          defaultChecked={pickedValues(field).includes("on") || field.initialValue === true}
          {...described(field, hint)}
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <div className="hint" id={field.descriptionId}>
          {hint}
        </div>
      ) : null}
      <FieldError field={field} />
    </div>
  );
}

function Chip({ type, field, option }: { type: "radio" | "checkbox"; field: FieldOf; option: Choice }) {
  return (
    <label className="pick">
      <input
        type={type}
        name={field.name}
        value={option.value}
        defaultChecked={pickedValues(field).includes(option.value)}
      />
      <span className="chip">
        {option.label}
        {option.detail ? <small>{option.detail}</small> : null}
      </span>
    </label>
  );
}
