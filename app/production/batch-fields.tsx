import { nameIn } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { FieldGroup } from "~/ui/field-frame.tsx";
import type { SheetOf } from "~/ui/form.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatGramsAsKg, formatIdr } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField, NumberRow } from "~/ui/number-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { DateField, HiddenField, TextArea, TextField } from "~/ui/text-field.tsx";
import type { ProductChoice } from "./batch-choices.server.ts";
import type { CostKind } from "./batch.ts";
import { costKinds, outputUnitOf } from "./batch.ts";
import type { UsableTicket } from "./usable-tickets.server.ts";
import { productionWords } from "./words.ts";

type Name =
  | "kitchenId"
  | "productCode"
  | "processedOn"
  | "outputThousandths"
  | "rejectThousandths"
  | "outputPriceIdr"
  | "packQuantity"
  | "packs"
  | "expiresOn"
  | "otherName"
  | "paidMinutes"
  | "unpaidMinutes"
  | "wageIdrPerDay"
  | "note";
type InputFields = { getFieldset: () => { ticketId: FieldOf; grams: FieldOf; cheaper: FieldOf } };
type BatchFields = Record<Name, FieldOf> & {
  inputs: FieldOf & { getFieldList: () => InputFields[] };
  costs: FieldOf & { getFieldset: () => Record<CostKind, FieldOf> };
};

type SheetProps = {
  form: SheetOf;
  fields: BatchFields;
  tickets: readonly UsableTicket[];
  products: readonly ProductChoice[];
  kitchens: readonly { id: string; name: string }[];
  today: string;
};

/** A fair wage of a day, from the regency's minimum wage of 2026 over 26 or 25 working days: an estimate. */
const wageSuggestions = [148_000, 154_000];

/** One batch as it is written down: what went in, what came out, what it cost. */
export function BatchSheet({ form, fields, tickets, products, kitchens, today }: SheetProps) {
  const say = useWords(productionWords);
  const locale = useLocale();
  return (
    <SheetForm form={form} labels={useLabels()} refusals={say.refusal}>
      <InputGroup fields={fields} tickets={tickets} />
      <SelectField
        field={fields.kitchenId}
        label={say.kitchen}
        options={kitchens.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        field={fields.productCode}
        label={say.product}
        options={products.map((product) => ({ value: product.code, label: nameIn(locale, product) }))}
      />
      <DateField field={fields.processedOn} label={say.processedOn} max={today} />
      <OutputGroup fields={fields} products={products} />
      <PackGroup fields={fields} products={products} />
      <CostGroup fields={fields} />
      <FieldGroup title={say.labourTitle} hint={say.labourHint}>
        <NumberField field={fields.paidMinutes} label={say.paid} unit={say.labourUnit} decimal optional />
        <NumberField field={fields.unpaidMinutes} label={say.unpaid} unit={say.labourUnit} decimal optional />
        <MoneyField field={fields.wageIdrPerDay} label={say.wage} hint={say.wageHint} suggestions={wageSuggestions} />
      </FieldGroup>
      <TextArea field={fields.note} label={say.note} rows={2} maxLength={300} optional />
      <Thumb>
        <Button tone="hilir">{say.save}</Button>
      </Thumb>
    </SheetForm>
  );
}

function InputGroup({ fields, tickets }: Pick<SheetProps, "fields" | "tickets">) {
  const say = useWords(productionWords);
  const locale = useLocale();
  return (
    <FieldGroup title={say.inputsTitle} hint={say.inputsHint}>
      {fields.inputs.getFieldList().map((input) => {
        const { ticketId, grams, cheaper } = input.getFieldset();
        const ticket = tickets.find(({ id }) => id === ticketId.initialValue);
        const isCheaper = cheaper.initialValue === "on";
        const left = ticket?.[isCheaper ? "cheaperLeftGrams" : "leftGrams"] ?? 0;
        const name = ticket ? say.inputLabel(ticket.number, ticket.producerName) : say.inputsTitle;
        return (
          <div key={ticketId.name}>
            <HiddenField field={ticketId} />
            {isCheaper ? <HiddenField field={cheaper} /> : null}
            <NumberField
              field={grams}
              label={isCheaper ? say.cheaperLabel(name, formatIdr(ticket?.cheaperIdr ?? 0, locale)) : name}
              hint={ticket ? say.left(formatGramsAsKg(left, locale)) : undefined}
              unit="kg"
              decimal
            />
          </div>
        );
      })}
      <p>
        <TextLink to="/produksi/baru">{say.chooseAgain}</TextLink>
      </p>
    </FieldGroup>
  );
}

/** The unit is that of all products that can be made; when they differ both are named. */
function OutputGroup({ fields, products }: Pick<SheetProps, "fields" | "products">) {
  const say = useWords(productionWords);
  const units = [...new Set(products.map(outputUnitOf))].map((unit) => say.unit[unit]);
  const unit = units.join(" / ");
  const prices = products.flatMap(({ priceIdr }) => (priceIdr === null ? [] : [priceIdr])).slice(0, 1);
  return (
    <FieldGroup title={say.outputTitle}>
      <NumberField field={fields.outputThousandths} label={say.output} hint={say.outputHint} unit={unit} decimal />
      <NumberField field={fields.rejectThousandths} label={say.reject} unit={unit} decimal optional />
      <MoneyField field={fields.outputPriceIdr} label={say.price} hint={say.priceHint} suggestions={prices} />
    </FieldGroup>
  );
}

/** What a buyer gets, and until when it is good. */
function PackGroup({ fields, products }: Pick<SheetProps, "fields" | "products">) {
  const say = useWords(productionWords);
  const unit = [...new Set(products.map(outputUnitOf))].map((one) => say.packUnit[one]).join(" / ");
  const days = products[0]?.shelfDays ?? null;
  return (
    <FieldGroup title={say.packTitle}>
      <NumberField
        field={fields.packQuantity}
        label={say.packSize}
        hint={say.packSizeHint}
        unit={unit}
        suggestions={[50, 100, 250, 500]}
        optional
      />
      <NumberField field={fields.packs} label={say.packs} hint={say.packsHint} optional />
      <DateField
        field={fields.expiresOn}
        label={say.expires}
        hint={days === null ? say.expiresAsk : say.expiresHint(days)}
        optional
      />
    </FieldGroup>
  );
}

function CostGroup({ fields }: Pick<SheetProps, "fields">) {
  const say = useWords(productionWords);
  const costs = fields.costs.getFieldset();
  return (
    <FieldGroup title={say.costTitle} hint={say.costHint}>
      {costKinds.map((kind) => (
        <NumberRow key={kind} field={costs[kind]} label={say.costOf[kind]} unit="Rp" />
      ))}
      <TextField field={fields.otherName} label={say.otherName} maxLength={60} optional />
    </FieldGroup>
  );
}

function useLabels(): Record<string, string> {
  const say = useWords(productionWords);
  return {
    "inputs[].grams": say.inputsTitle,
    kitchenId: say.kitchen,
    productCode: say.product,
    processedOn: say.processedOn,
    outputThousandths: say.output,
    rejectThousandths: say.reject,
    outputPriceIdr: say.price,
    packQuantity: say.packSize,
    packs: say.packs,
    expiresOn: say.expires,
    ...Object.fromEntries(costKinds.map((kind) => [`costs.${kind}`, say.costOf[kind]])),
    otherName: say.otherName,
    paidMinutes: say.paid,
    unpaidMinutes: say.unpaid,
    wageIdrPerDay: say.wage,
    note: say.note,
  };
}
