import { described, FieldFrame, typedValue, type FieldProps } from "./field-frame.tsx";
import { Icon } from "./icon.tsx";
import { useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

export type Option = { value: string; label: string };

type SelectProps = FieldProps & {
  options?: readonly Option[];
  groups?: readonly { label: string; options: readonly Option[] }[];
  /** The empty first line; `null` when one of the options is always right. */
  placeholder?: string | null;
};

/** One of many, by the phone's own list. */
export function SelectField({ field, label, hint, optional, options = [], groups = [], placeholder }: SelectProps) {
  const say = useWords(uiWords);
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <div className="inp">
        <select id={field.id} name={field.name} defaultValue={typedValue(field)} {...described(field, hint)}>
          {placeholder === null ? null : <option value="">{placeholder ?? say.choose}</option>}
          <Options options={options} />
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ))}
        </select>
        <Icon name="down" size={20} />
      </div>
    </FieldFrame>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
