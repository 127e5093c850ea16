import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { nameIn } from "~/places/commodity.ts";
import { Button } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { HiddenField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { priceStepIdr } from "./change.ts";
import type { TryChoices } from "./choices.server.ts";
import { moves } from "./try-form.ts";
import { tryWords } from "./try.words.ts";
import { scenarioWords } from "./words.ts";

type LastResult = SubmissionResult<string[]> | undefined;
type FormProps = { choices: TryChoices; action: string; lastResult: LastResult };

/** The five things that can be tried, a fold each; the one that was refused stands open. */
export function AddChange(props: FormProps) {
  return (
    <>
      <AddKitchen {...props} />
      <AddLicence {...props} />
      <AddCapacity {...props} />
      <AddTransport {...props} />
      <MoveHarvest {...props} />
    </>
  );
}

/** What the action answered to this form, and to no other of the page. */
export function answerTo(intent: string, lastResult: LastResult): LastResult {
  return lastResult?.initialValue?.intent === intent ? lastResult : undefined;
}

type AddFields = Record<
  | "intent"
  | "productCode"
  | "villageCode"
  | "capacityKg"
  | "groupId"
  | "idrPerKg"
  | "lotId"
  | "weeks"
  | "kitchenId"
  | "addKg",
  string
>;

function useAddSheet(intent: string, lastResult: LastResult) {
  return useSheet<AddFields>({
    id: intent,
    lastResult: answerTo(intent, lastResult),
    defaultValue: { intent, weeks: "1" },
  });
}

type Sheet = ReturnType<typeof useAddSheet>;
type FoldedProps = { sheet: Sheet; title: string; labels: Record<string, string>; action: string; children: ReactNode };

function Folded({ sheet: [form, fields], title, labels, action, children }: FoldedProps) {
  const say = useWords(tryWords);
  const refusals = { ...useWords(scenarioWords).refusal, ...say.refusal };
  return (
    <Fold summary={title} open={Object.keys(form.allErrors).length > 0}>
      <SheetForm form={form} action={action} labels={labels} refusals={refusals}>
        <HiddenField field={fields.intent} />
        {children}
        <Button>{say.addButton}</Button>
      </SheetForm>
    </Fold>
  );
}

function AddKitchen({ choices, action, lastResult }: FormProps) {
  const say = useWords(tryWords).form;
  const locale = useLocale();
  const sheet = useAddSheet("kitchen", lastResult);
  const [, fields] = sheet;
  const labels = { productCode: say.product, villageCode: say.village, capacityKg: say.kg };
  const products = choices.products.map((product) => ({ value: product.code, label: nameIn(locale, product) }));
  return (
    <Folded sheet={sheet} title={say.kitchen} labels={labels} action={action}>
      <SelectField field={fields.productCode} label={say.product} options={products} />
      <SelectField field={fields.villageCode} label={say.village} options={choices.villages} />
      <NumberField field={fields.capacityKg} label={say.kg} unit="kg" suggestions={[50, 100, 200]} />
      <p className="soft">{say.kitchenHint}</p>
    </Folded>
  );
}

function AddLicence({ choices, action, lastResult }: FormProps) {
  const say = useWords(tryWords).form;
  const sheet = useAddSheet("licence", lastResult);
  const [, fields] = sheet;
  if (choices.groups.length === 0)
    return (
      <Fold summary={say.licence}>
        <p>{say.noGroups}</p>
      </Fold>
    );
  return (
    <Folded sheet={sheet} title={say.licence} labels={{ groupId: say.group }} action={action}>
      <SelectField field={fields.groupId} label={say.group} options={choices.groups} />
    </Folded>
  );
}

function AddCapacity({ choices, action, lastResult }: FormProps) {
  const say = useWords(tryWords).form;
  const locale = useLocale();
  const sheet = useAddSheet("capacity", lastResult);
  const [, fields] = sheet;
  const kitchens = choices.kitchens.map(({ value, label, capacityKg }) => ({
    value,
    label: say.kitchenNow(label, formatKg(capacityKg, locale)),
  }));
  return (
    <Folded sheet={sheet} title={say.capacity} labels={{ kitchenId: say.kitchenOf, addKg: say.addKg }} action={action}>
      <SelectField field={fields.kitchenId} label={say.kitchenOf} options={kitchens} />
      <NumberField field={fields.addKg} label={say.addKg} unit="kg" suggestions={[20, 50, 100]} />
    </Folded>
  );
}

function AddTransport({ action, lastResult }: FormProps) {
  const say = useWords(tryWords).form;
  const sheet = useAddSheet("transport", lastResult);
  const [, fields] = sheet;
  return (
    <Folded sheet={sheet} title={say.transport} labels={{ idrPerKg: say.idr }} action={action}>
      <MoneyField
        field={fields.idrPerKg}
        label={say.idr}
        hint={say.idrHint}
        suggestions={[priceStepIdr, 2 * priceStepIdr, 4 * priceStepIdr]}
      />
    </Folded>
  );
}

function MoveHarvest({ choices, action, lastResult }: FormProps) {
  const say = useWords(tryWords).form;
  const locale = useLocale();
  const sheet = useAddSheet("harvest", lastResult);
  const [, fields] = sheet;
  const lots = choices.lots.map((lot) => ({
    value: lot.id,
    label: say.ready(
      `${nameIn(locale, lot)}, ${lot.group}`,
      formatKg(lot.remainingKg, locale),
      formatDate(lot.readyFrom, locale, "short"),
    ),
  }));
  return (
    <Folded sheet={sheet} title={say.harvest} labels={{ lotId: say.lot, weeks: say.weeks }} action={action}>
      <SelectField field={fields.lotId} label={say.lot} hint={say.lotHint} options={lots} />
      <SelectField
        field={fields.weeks}
        label={say.weeks}
        options={moves.map((value) => ({ value, label: say.week[value] }))}
        placeholder={null}
      />
    </Folded>
  );
}
