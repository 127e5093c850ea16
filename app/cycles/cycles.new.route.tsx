import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { CommodityField } from "~/market/commodity-field.tsx";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextArea, TextField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { CycleForm } from "./cycle.ts";
import { lastCycle, stockable } from "./cycle-reading.server.ts";
import { stock } from "./cycles.server.ts";
import { cycleRefusalFields, spokenRefusal } from "./refusals.ts";
import { cycleWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, cycleWords, (say) => say.addTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const today = dateIn(defaultZone, now());
  const [commodities, last] = await Promise.all([stockable(db), lastCycle(db, group.id)]);
  return { commodities, today, min: addDays(today, -400), last: last ?? null };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const form = await openForm(visit.request, user, CycleForm);
  if (!form.ok) return form.reply;
  const done = await stock(db, form.act, user.group, form.value);
  if (done.ok) return redirect(`/tebar/${done.id}`);
  const field = done.reason === "dateAhead" ? "stockedOn" : cycleRefusalFields[done.reason];
  return form.refuse(spokenRefusal(done.reason), field);
}

export default function NewCycle() {
  const { commodities, today, min, last } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const [form, fields] = useSheet<z.input<typeof CycleForm>>({
    id: "tebar",
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      commodityCode: last?.commodityCode ?? "",
      stockedOn: today,
      headCount: last ? String(last.headCount) : "",
      seedSource: last?.seedSource ?? "",
    },
  });
  return (
    <Page title={say.addTitle} lead={say.addLead} crumb={[{ to: "/tebar", label: say.title }]}>
      <SheetForm form={form} labels={say.field} refusals={say.refusal}>
        <CommodityField field={fields.commodityCode} commodities={commodities} />
        <DateField field={fields.stockedOn} label={say.field.stockedOn} min={min} max={today} />
        <NumberField field={fields.headCount} label={say.field.headCount} big />
        <Fold summary={say.details}>
          <NumberField field={fields.tankCount} label={say.field.tankCount} optional />
          <NumberField
            field={fields.startGrams}
            label={say.field.startGrams}
            hint={say.field.startGramsHint}
            unit="g"
            optional
          />
          <TextField field={fields.seedSource} label={say.field.seedSource} maxLength={120} optional />
          <TextArea field={fields.note} label={say.field.note} rows={2} maxLength={500} optional />
        </Fold>
        <Thumb>
          <Button tone="hulu">{say.add}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
