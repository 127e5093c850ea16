import type { Panel } from "~/prices/panel.ts";
import type { DealFigures } from "~/prices/price.ts";
import { PricePanel } from "~/prices/price-panel.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { ChoiceFrame, FieldGroup } from "~/ui/field-frame.tsx";
import { formatIdr, formatNumber, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { HiddenField, TextArea } from "~/ui/text-field.tsx";
import { nameInSentence } from "./naming.ts";
import type { Making } from "./offer-choices.server.ts";
import { offerWords } from "./offer.words.ts";
import type { TermsName } from "./terms-fields.tsx";
import { TermsFields } from "./terms-fields.tsx";
import { termsWords } from "./terms.words.ts";

type Name =
  "kitchenId" | TermsName | "capacityKg" | "fromWeek" | "toWeek" | "maxKm" | "minBatchKg" | "maxSuppliers" | "note";
type Row = Record<"commodityCode" | "ceilingIdr" | "yieldPerMille", FieldOf>;
type Rows = FieldOf & { getFieldList: () => { key?: string | undefined; getFieldset: () => Row }[] };

type OfferFieldsProps = {
  fields: Record<Name, FieldOf> & { accepts: Rows };
  making: Making;
  kitchens: readonly { id: string; name: string }[];
  weeks: readonly string[];
  /** What ceilings can be weighed against, and fees. */
  panels: readonly Panel[];
  fees: DealFigures | null;
};

/** From what, at which terms, how much and when: what posting and changing an offer share. */
export function OfferFields({ fields, making, kitchens, weeks, panels, fees }: OfferFieldsProps) {
  const say = useWords(offerWords);
  const choices = kitchens.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SelectField field={fields.kitchenId} label={say.field.kitchenId} placeholder={null} options={choices} />
      <AcceptRows field={fields.accepts} making={making} panels={panels} />
      <TermsFields fields={fields} fees={fees} />
      <SizeFields fields={fields} weeks={weeks} />
      <FieldGroup title={say.field.limits}>
        <div className="grid gap-4 tab:grid-cols-2">
          <NumberField field={fields.maxKm} label={say.field.maxKm} unit="km" />
          <NumberField field={fields.minBatchKg} label={say.field.minBatchKg} unit="kg" />
          <NumberField field={fields.maxSuppliers} label={say.field.maxSuppliers} unit={say.field.groupsUnit} />
        </div>
        <TextArea
          field={fields.note}
          label={say.field.note}
          hint={say.field.noteHint}
          optional
          rows={2}
          maxLength={500}
        />
      </FieldGroup>
    </>
  );
}

function SizeFields({ fields, weeks }: Pick<OfferFieldsProps, "fields" | "weeks">) {
  const say = useWords(offerWords).field;
  const locale = useLocale();
  const options = weeks.map((week) => ({ value: week, label: formatWeek(week, locale) }));
  return (
    <FieldGroup title={say.size}>
      <NumberField field={fields.capacityKg} label={say.capacityKg} hint={say.capacityHint} unit="kg" />
      <div className="grid gap-4 tab:grid-cols-2">
        <SelectField field={fields.fromWeek} label={say.fromWeek} placeholder={null} options={options} />
        <SelectField field={fields.toWeek} label={say.toWeek} placeholder={null} options={options} />
      </div>
    </FieldGroup>
  );
}

/** A line for each raw material of the product; one without a price is not taken. */
function AcceptRows({ field, making, panels }: { field: Rows } & Pick<OfferFieldsProps, "making" | "panels">) {
  const say = useWords(offerWords);
  return (
    <ChoiceFrame field={field} label={say.field.accepts} hint={say.field.acceptsHint}>
      <div className="stack">
        {field.getFieldList().map((row, index) => (
          <AcceptRow key={row.key ?? index} row={row.getFieldset()} making={making} panels={panels} />
        ))}
      </div>
    </ChoiceFrame>
  );
}

function AcceptRow({ row, making, panels }: { row: Row } & Pick<OfferFieldsProps, "making" | "panels">) {
  const say = useWords(offerWords).field;
  const locale = useLocale();
  const made = making.ingredients.find(({ code }) => code === row.commodityCode.initialValue);
  if (!made) return null;
  const name = nameInSentence(locale, made);
  const panel = panels.find(({ commodity }) => commodity.code === made.code);
  const leaves =
    made.breakEvenIdr === null ? null : { idr: made.breakEvenIdr, product: nameInSentence(locale, making) };
  const percent = (value: number) => formatNumber(value, locale, 1);
  const hint = made.breakEvenIdr === null ? undefined : say.breakEven(formatIdr(made.breakEvenIdr, locale));
  return (
    <div className="grid gap-4 tab:grid-cols-2">
      <HiddenField field={row.commodityCode} />
      <MoneyField field={row.ceilingIdr} label={say.ceilingIdr(name)} hint={hint} perKg />
      <NumberField
        field={row.yieldPerMille}
        label={say.yield(making.unit, name)}
        hint={say.yieldHint(percent(made.yieldLow), percent(made.yieldHigh))}
        unit={making.unit}
        decimal
      />
      {panel ? (
        <div className="tab:col-span-2">
          <PricePanel panel={panel} leaves={leaves} open={making.ingredients.length === 1} />
        </div>
      ) : null}
    </div>
  );
}

/** Labels of all fields, for the summary of what is wrong. */
export function useOfferLabels(): Record<string, string> {
  const words = useWords(offerWords);
  const { kitchenId, accepts, capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note } = words.field;
  const { terms, feeIdr } = words.field;
  const { sharePercent, shareCostIdr, shareCosts } = useWords(termsWords).field;
  return {
    kitchenId,
    accepts,
    "accepts[].ceilingIdr": words.ceilingShort,
    "accepts[].yieldPerMille": words.yieldShort,
    ...{ terms, feeIdr, sharePercent, shareCostIdr, shareCosts },
    ...{ capacityKg, fromWeek, toWeek, maxKm, minBatchKg, maxSuppliers, note },
  };
}
