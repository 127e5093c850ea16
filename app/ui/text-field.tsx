import type { InputHTMLAttributes } from "react";
import { useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";
import { described, FieldFrame, typedValue, type FieldOf, type FieldProps } from "./field-frame.tsx";

type Typing = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "inputMode" | "autoComplete" | "maxLength" | "readOnly" | "spellCheck" | "autoCapitalize" | "placeholder"
>;

/** One line of text. What was typed stays when the form comes back. */
export function TextField({ field, label, hint, optional, type = "text", ...typing }: FieldProps & Typing) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <div className="inp">
        <input
          id={field.id}
          name={field.name}
          type={type}
          defaultValue={typedValue(field)}
          {...typing}
          {...described(field, hint)}
        />
      </div>
    </FieldFrame>
  );
}

/** A password. Never written into a page, so it is typed again after a mistake; pasting and managers work. */
export function PasswordField({
  field,
  label,
  hint,
  autoComplete,
}: FieldProps & { autoComplete: "current-password" | "new-password" }) {
  // Conform's metadata is a proxy: spreading it loses everything, so the parts are named.
  const { id, name, errorId, descriptionId, errors } = field;
  return (
    <TextField
      field={{ id, name, errorId, descriptionId, errors }}
      label={label}
      hint={hint}
      type="password"
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

/** A phone number, with the phone's own keys. */
export function PhoneField({
  autoComplete = "tel",
  ...rest
}: FieldProps & { autoComplete?: "tel" | "username" | "off" }) {
  return <TextField {...rest} type="tel" inputMode="tel" autoComplete={autoComplete} />;
}

/** A day, by the phone's own calendar. `min` and `max` are ISO dates. */
export function DateField({ field, label, hint, optional, min, max }: FieldProps & { min?: string; max?: string }) {
  const { days } = useWords(uiWords);
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <div className="inp">
        <input
          id={field.id}
          name={field.name}
          type="date"
          min={min}
          max={max}
          data-days={min || max ? days : undefined}
          defaultValue={typedValue(field)}
          {...described(field, hint)}
        />
      </div>
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea({
  field,
  label,
  hint,
  optional,
  rows = 4,
  maxLength,
}: FieldProps & { rows?: number; maxLength?: number }) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <div className="inp">
        <textarea
          id={field.id}
          name={field.name}
          rows={rows}
          maxLength={maxLength}
          defaultValue={typedValue(field)}
          {...described(field, hint)}
        />
      </div>
    </FieldFrame>
  );
}

/** A value that travels with the form: a field's own, or the one given. */
export function HiddenField({
  field,
  value,
}: {
  field: Pick<FieldOf, "name" | "initialValue">;
  value?: string | number;
}) {
  return <input type="hidden" name={field.name} value={String(value ?? field.initialValue ?? "")} />;
}
