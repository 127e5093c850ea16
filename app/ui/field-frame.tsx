import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useWords } from "./locale.tsx";
import { useSayError } from "./refusals.tsx";
import { uiWords } from "./words.ts";

/** What a field needs of conform's metadata. */
export type FieldOf = {
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  errors?: string[] | undefined;
  initialValue?: unknown;
};

/** What every field of the kit is given. */
export type FieldProps = { field: FieldOf; label: ReactNode; hint?: ReactNode; optional?: boolean };

/** Label, hint, control, error: in this order, each once. */
export function FieldFrame({ field, label, hint, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={faulty(field) ? "field err" : "field"}>
      <label className="lab" htmlFor={field.id}>
        <LabelText label={label} optional={optional} />
      </label>
      <Hint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </div>
  );
}

/** The same for a question with several controls. The group itself can be reached by the summary's link. */
export function ChoiceFrame({
  field,
  label,
  hint,
  optional,
  role,
  children,
}: FieldProps & { role?: "radiogroup"; children: ReactNode }) {
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className={faulty(field) ? "field err" : "field"}
      {...(role ? { role } : {})}
      {...described(field, hint)}
    >
      <legend className="lab">
        <LabelText label={label} optional={optional} />
      </legend>
      <Hint field={field} hint={hint} />
      {children}
      <FieldError field={field} />
    </fieldset>
  );
}

/** A part of a long form under its own heading. */
export function FieldGroup({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>
        <h2>{title}</h2>
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

/** The attributes that tie a control to its hint and its error. */
export function described(field: FieldOf, hint: ReactNode) {
  const ids = [hint ? field.descriptionId : "", faulty(field) ? field.errorId : ""].filter(Boolean);
  return {
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(faulty(field) ? { "aria-invalid": true } : {}),
  };
}

/** What stood in the field: typed before, or given by the page. Lists and files count as nothing. */
export function typedValue(field: FieldOf): string {
  const value = field.initialValue;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The values that were ticked. */
export function pickedValues(field: FieldOf): string[] {
  const value = field.initialValue;
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  return typeof value === "string" ? [value] : [];
}

function faulty(field: FieldOf): boolean {
  return (field.errors?.length ?? 0) > 0;
}

function LabelText({ label, optional }: { label: ReactNode; optional?: boolean | undefined }) {
  const say = useWords(uiWords);
  return (
    <>
      {label}
      {optional ? <small>{` (${say.optional})`}</small> : null}
    </>
  );
}

function Hint({ field, hint }: { field: FieldOf; hint?: ReactNode }) {
  if (!hint) return null;
  return (
    <div className="hint" id={field.descriptionId}>
      {hint}
    </div>
  );
}

/** The words beside a field that is wrong. */
export function FieldError({ field }: { field: FieldOf }) {
  const sayError = useSayError();
  const key = field.errors?.[0];
  if (!key) return null;
  return (
    <p className="errmsg" id={field.errorId}>
      <Icon name="warning" />
      <span>{sayError(key)}</span>
    </p>
  );
}
