import { Form } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import { Button, type Tone } from "./button.tsx";
import { sayComplaint } from "./complaints.ts";
import { KeyField } from "./form-key.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { useLocale, useWords } from "./locale.tsx";
import { Refusals, type Refused } from "./refusals.tsx";
import { uiWords } from "./words.ts";

/** What a sheet needs of conform's form. */
export type SheetOf = {
  id: string;
  allErrors: Record<string, string[] | undefined>;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
};

type SheetFormProps = {
  form: SheetOf;
  /** Field name → its label, for the summary of errors. Rows of a list are named "rows[].kg". */
  labels?: Record<string, string>;
  /** Error key → sentence, for what the domain refuses. */
  refusals?: Refused;
  action?: string;
  method?: "post" | "get";
  encType?: "multipart/form-data" | "application/x-www-form-urlencoded";
  children: ReactNode;
};

/** A form with its key, and a summary of what is wrong on top that leads to each field. */
export function SheetForm({ form, labels = {}, refusals = {}, method = "post", children, ...rest }: SheetFormProps) {
  return (
    <Refusals.Provider value={refusals}>
      <Form
        id={form.id}
        method={method}
        className="sheet"
        noValidate
        discover="none"
        onSubmit={form.onSubmit}
        {...rest}
      >
        {method === "post" ? <KeyField /> : null}
        <ErrorSummary form={form} labels={labels} refusals={refusals} />
        {children}
      </Form>
    </Refusals.Provider>
  );
}

type ActionButtonProps = {
  action?: string;
  fields?: Record<string, string | number>;
  label: string;
  tone?: Tone;
  size?: "big" | "small";
  icon?: IconName;
};

/** A form that is one button: withdraw, confirm, send. */
export function ActionButton({ action, fields = {}, label, ...look }: ActionButtonProps) {
  return (
    <Form method="post" discover="none" {...(action ? { action } : {})}>
      <KeyField />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...look}>{label}</Button>
    </Form>
  );
}

/** Focused when the page opens, so that a screen reader and a phone begin here. */
function ErrorSummary({
  form,
  labels,
  refusals,
}: {
  form: SheetOf;
  labels: Record<string, string>;
  refusals: Refused;
}) {
  const locale = useLocale();
  const say = useWords(uiWords);
  const faults = faultsInOrder(form.allErrors, Object.keys(labels));
  if (faults.length === 0) return null;
  return (
    <div className="banner bad" role="alert" tabIndex={-1} autoFocus>
      <Icon name="warning" />
      <div>
        <p className="strong">{faults.length === 1 ? say.fixThis : say.fixThese(faults.length)}</p>
        <ul>
          {faults.map(({ name, key }) => (
            <li key={name}>{fault(name, sayComplaint(key, locale, refusals))}</li>
          ))}
        </ul>
      </div>
    </div>
  );

  function fault(name: string, sentence: string) {
    if (name === "") return sentence;
    const label = labels[name.replaceAll(/\[\d+\]/g, "[]")] ?? labels[name];
    return <a href={`#${form.id}-${name}`}>{label ? `${label.replace(/[?:.!]$/, "")}: ${sentence}` : sentence}</a>;
  }
}

/** The first error of each field: the form's own first, then in the order of the labels, then the rest. */
function faultsInOrder(errors: SheetOf["allErrors"], order: string[]) {
  const rank = (name: string) => {
    const at = order.indexOf(name.replaceAll(/\[\d+\]/g, "[]"));
    return name === "" ? -1 : at < 0 ? order.length : at;
  };
  return Object.entries(errors)
    .flatMap(([name, keys]) => (keys?.[0] ? [{ name, key: keys[0] }] : []))
    .sort((a, b) => rank(a.name) - rank(b.name));
}
