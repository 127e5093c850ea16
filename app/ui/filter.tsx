import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { useWords } from "./locale.tsx";
import type { Option } from "./select-field.tsx";
import { uiWords } from "./words.ts";

type FilterProps = {
  /** What the list must keep besides the fields shown, such as its order. */
  keep?: Record<string, string | null | undefined>;
  action?: string;
  children: ReactNode;
};

/** Narrows a list by a plain GET: the address says what is shown, so it can be sent to somebody. */
export function FilterForm({ keep = {}, action, children }: FilterProps) {
  const say = useWords(uiWords);
  return (
    <Form method="get" role="search" className="filter" discover="none" {...(action ? { action } : {})}>
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <Button tone="line" size="small" icon="filter">
        {say.filter}
      </Button>
    </Form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | null;
  options: readonly Option[];
  all?: string | null;
};

/** One of the values of a column; `all` names the empty first line, `null` leaves it out. */
export function FilterSelect({ name, label, value, options, all }: ChoiceProps) {
  const say = useWords(uiWords);
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={value ?? ""}>
        {all === null ? null : <option value="">{all ?? say.all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Words to look for, or a day when `type` is "date". */
export function FilterText({
  name,
  label,
  value,
  type = "search",
}: {
  name: string;
  label: string;
  value: string | null;
  type?: "search" | "date";
}) {
  return (
    <label>
      <span>{label}</span>
      <input type={type} name={name} defaultValue={value ?? ""} />
    </label>
  );
}
