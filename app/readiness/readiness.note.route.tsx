import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOffice, requireReach } from "~/groups/office.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { listProducts } from "~/places/commodities.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { CheckboxGroup } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { ReadinessForm } from "./readiness-form.ts";
import { allEquipment, allTrainings, placeNeeds } from "./readiness.ts";
import { noteReadiness, registerOf } from "./readiness.server.ts";
import { readinessWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, readinessWords, (say) => say.form.title(data?.name ?? ""));

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const { id, name } = await requireReach(user, visit.params.id);
  const productCode = new URL(visit.request.url).searchParams.get("produk") ?? "";
  const [products, rows] = await Promise.all([listProducts(db), registerOf(db, user, dateIn(defaultZone, now()), id)]);
  // What was noted last for this product, or for any other: most of it is still there.
  const last = rows.find((row) => row.productCode === productCode) ?? rows[0] ?? null;
  return {
    ...{ id, name, productCode },
    products: products.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
    last: last ? { ...last.held, note: last.note } : null,
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireOffice(visit);
  const group = await requireReach(user, visit.params.id);
  const form = await openForm(visit.request, { id: user.id }, ReadinessForm);
  if (!form.ok) return form.reply;
  const done = await noteReadiness(db, form.act, group, form.value);
  if (!done.ok) return form.refuse(done.reason, "productCode");
  return redirect(`/kesiapan/${group.id}/${form.value.productCode}`);
}

export default function NoteReadiness() {
  const { id, name, products, productCode, last } = useLoaderData<typeof loader>();
  const words = useWords(readinessWords);
  const say = words.form;
  const locale = useLocale();
  const [form, fields] = useSheet<typeof ReadinessForm>({
    id: "kesiapan",
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      ...{ productCode, workers: last ? String(last.workers) : "", note: last?.note ?? "" },
      ...{ equipment: last?.equipment ?? [], place: last?.place ?? [], trainings: last?.trainings ?? [] },
    },
  });
  return (
    <Page title={say.title(name)} lead={say.lead} crumb={[{ to: `/kelompok/${id}`, label: name }]}>
      <SheetForm
        form={form}
        labels={{ productCode: say.product, workers: say.workers, note: say.note }}
        refusals={words.refusal}
      >
        <SelectField
          field={fields.productCode}
          label={say.product}
          options={products.map((product) => ({ value: product.code, label: nameIn(locale, product) }))}
          placeholder={say.product}
        />
        <NumberField field={fields.workers} label={say.workers} plain />
        <CheckboxGroup
          field={fields.equipment}
          label={say.equipment}
          options={allEquipment.map((one) => ({ value: one, label: words.equipment[one] }))}
        />
        <CheckboxGroup
          field={fields.place}
          label={say.place}
          options={placeNeeds.map((one) => ({ value: one, label: words.place[one] }))}
        />
        <CheckboxGroup
          field={fields.trainings}
          label={say.trainings}
          options={allTrainings.map((one) => ({ value: one, label: words.training[one] }))}
        />
        <TextArea field={fields.note} label={say.note} hint={say.noteHint} optional rows={2} maxLength={300} />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
