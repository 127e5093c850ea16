import type { ReactNode } from "react";
import { RadioChips } from "~/ui/choice-field.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { closeHours } from "./bid-close.ts";
import { lotWords } from "./lot.words.ts";
import { marketWords } from "./words.ts";

type Name =
  | "closeOn"
  | "closeHour"
  | "form"
  | "quantityKg"
  | "unitCount"
  | "askIdr"
  | "askPer"
  | "minSaleKg"
  | "readyFrom"
  | "readyTo"
  | "note";
type Band = { lowIdr: number; highIdr: number };

type LotFieldsProps = {
  fields: Record<Name, FieldOf>;
  /** Forms in which it is sold; all forms while the commodity is not yet chosen. */
  forms: readonly string[];
  reference: Band | null;
  days: { min: string; max: string };
  /** Heads and eggs are asked for: always while the commodity is open, else only when it is counted. */
  counted: boolean;
  /** How the chosen commodity is sold: kg, ekor, butir; null while none is chosen. What is counted is counted first. */
  unit?: string | null;
  /** What the price can be weighed against. */
  beside?: ReactNode;
  /** The price may stay empty: it is then the middle of the reference. */
  usual?: boolean;
};

/** How much, when, from which price: what noting and changing a harvest share. */
export function LotFields(props: LotFieldsProps) {
  const { fields, forms, reference, days, counted, unit = null, beside, usual = false } = props;
  const say = useWords(lotWords).field;
  return (
    <>
      {counted && unit !== null && unit !== "kg" ? (
        <CountFirst fields={fields} unit={unit} />
      ) : (
        <>
          <NumberField
            field={fields.quantityKg}
            label={say.quantityKg}
            unit="kg"
            big
            suggestions={[50, 100, 150, 200]}
          />
          {counted ? <CountField field={fields.unitCount} /> : null}
        </>
      )}
      <div className="grid gap-4 tab:grid-cols-2">
        <DateField field={fields.readyFrom} label={say.readyFrom} {...days} />
        <DateField field={fields.readyTo} label={say.readyTo} {...days} />
      </div>
      <MoneyField
        field={fields.askIdr}
        label={say.askIdr}
        hint={usual ? say.askUsual : say.askHint}
        perKg={!counted}
        reference={reference}
      />
      {counted ? <AskPerField fields={fields} unit={unit} /> : null}
      <p className="soft" data-sum="quantityKg askIdr unitCount" hidden>
        {say.sum} <b />
      </p>
      {beside}
      <MoreFields fields={fields} forms={forms} />
    </>
  );
}

/** Who sells eggs or ducks counts them; the kg follow from the usual weight unless they were weighed. */
function CountFirst({ fields, unit }: { fields: LotFieldsProps["fields"]; unit: string }) {
  const say = useWords(lotWords).field;
  const words = useWords(marketWords);
  const name = words.unit[unit] ?? unit;
  return (
    <>
      <NumberField field={fields.unitCount} label={say.countOf(name)} unit={name} big />
      <NumberField field={fields.quantityKg} label={say.kgOfAll} hint={say.kgOfAllHint} unit="kg" optional />
    </>
  );
}

/** Eggs are priced by the egg and ducks by the head: the price per kg follows. */
function AskPerField({ fields, unit }: { fields: LotFieldsProps["fields"]; unit: string | null }) {
  const say = useWords(lotWords).field;
  const words = useWords(marketWords);
  const each = unit === null || unit === "kg" ? say.askPerUnit : say.askPerOne(words.unit[unit] ?? unit);
  const options = [
    { value: "kg", label: say.askPerKg },
    { value: "unit", label: each },
  ];
  return (
    <div className={unit === null || unit === "kg" ? unlessSoldByKg : ""}>
      <RadioChips field={fields.askPer} label={say.askPer} options={options} equal />
    </div>
  );
}

/** Where a browser can tell that a commodity sold by the kg is ticked, it asks for no count; a count or an error always shows. */
const unlessSoldByKg =
  "group-has-[[name=commodityCode]:checked:not([value=KAMBING]):not([value=SAPI]):not([value=ITIK]):not([value=AYAMKAMPUNG]):not([value=TELURITIK])]/lot:hidden";

function CountField({ field }: { field: FieldOf }) {
  const say = useWords(lotWords).field;
  const stays = (field.errors?.length ?? 0) > 0 || Boolean(field.initialValue);
  return (
    <div className={stays ? "" : unlessSoldByKg}>
      <NumberField field={field} label={say.unitCount} hint={say.unitHint} optional />
    </div>
  );
}

function MoreFields({ fields, forms }: Pick<LotFieldsProps, "fields" | "forms">) {
  const say = useWords(lotWords).field;
  const words = useWords(marketWords);
  const faulty = [fields.form, fields.minSaleKg, fields.closeOn, fields.closeHour, fields.note].some(
    (field) => (field.errors?.length ?? 0) > 0,
  );
  // What is taken over from the last harvest must be seen before it is sent.
  const filled = [fields.minSaleKg, fields.note].some((field) => Boolean(field.initialValue));
  return (
    <Fold summary={say.more} open={faulty || filled}>
      <div className="stack">
        <SelectField
          field={fields.form}
          label={say.form}
          placeholder={say.formUsual}
          options={forms.map((form) => ({ value: form, label: words.forms[form] ?? form }))}
        />
        <NumberField field={fields.minSaleKg} label={say.minSaleKg} hint={say.minSaleHint} unit="kg" />
        <div className="grid gap-4 tab:grid-cols-2">
          <DateField field={fields.closeOn} label={say.closeOn} hint={say.closeHint} />
          <SelectField
            field={fields.closeHour}
            label={say.closeHour}
            placeholder={say.closeUsual}
            options={hoursWith(fields.closeHour.initialValue).map((hour) => ({
              value: hour,
              label: say.closeAt(hour),
            }))}
          />
        </div>
        <TextArea field={fields.note} label={say.note} hint={say.noteHint} rows={3} maxLength={500} />
      </div>
    </Fold>
  );
}

/** The usual hours, and the one that stands there already. */
function hoursWith(noted: unknown): string[] {
  const hours: string[] = [...closeHours];
  return typeof noted === "string" && noted !== "" && !hours.includes(noted) ? [...hours, noted] : hours;
}

/** Labels of all fields, for the summary of what is wrong. */
export function useLotLabels(): Record<string, string> {
  const say = useWords(lotWords).field;
  const { commodity, quantityKg, unitCount, readyFrom, readyTo, askIdr, askPer } = say;
  const { form, minSaleKg, closeOn, closeHour, note } = say;
  const more = { form, minSaleKg, closeOn, closeHour, note };
  return { commodityCode: commodity, quantityKg, unitCount, readyFrom, readyTo, askIdr, askPer, ...more };
}
