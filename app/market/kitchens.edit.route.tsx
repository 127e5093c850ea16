import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { villagesOf } from "~/places/regions.server.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { KitchenFields, useKitchenLabels } from "./kitchen-fields.tsx";
import { kitchenOf } from "./kitchen-lists.server.ts";
import { KitchenForm, kitchenRefusalFields } from "./kitchen.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { editKitchen } from "./kitchens.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, kitchenWords, (say) => say.edit);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const kitchen = await kitchenOf(db, group.id, visit.params.id ?? "", mondayOf(dateIn(defaultZone, now())));
  if (!kitchen) throw notFound();
  const villages = await villagesOf(db, group.regencyCode);
  const { name, villageCode, capacityKg, note } = kitchen;
  return {
    typed: { name, villageCode, capacityKg: String(capacityKg), note },
    villages: villages.map(({ code, name, districtName }) => ({ code, name, districtName })),
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, KitchenForm);
  if (!form.ok) return form.reply;
  const done = await editKitchen(db, form.act, user.group, visit.params.id ?? "", form.value);
  if (done.ok) return redirect("/dapur");
  if (done.reason === "kitchenNotFound") throw notFound();
  return form.refuse(done.reason, kitchenRefusalFields[done.reason]);
}

export default function EditKitchen() {
  const { villages, typed } = useLoaderData<typeof loader>();
  const say = useWords(kitchenWords);
  const [form, fields] = useSheet<z.input<typeof KitchenForm>>({
    id: "dapur",
    lastResult: useActionData<typeof action>(),
    defaultValue: typed,
  });
  return (
    <Page title={say.edit} crumb={[{ to: "/dapur", label: say.title }]}>
      <SheetForm form={form} labels={useKitchenLabels()} refusals={say.refusal}>
        <KitchenFields fields={fields} villages={villages} />
        <Thumb>
          <Button tone="hilir">{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
