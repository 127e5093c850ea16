import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { SampleForm } from "./cycle.ts";
import { requireGrowing, titleFacts } from "./cycle-page.server.ts";
import { cycleTitle } from "./cycle-title.ts";
import { noteSample } from "./cycles.server.ts";
import { cycleRefusalFields, spokenRefusal } from "./refusals.ts";
import { cycleWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, cycleWords, (say) => say.noteSample);

export async function loader(visit: LoaderFunctionArgs) {
  const { cycle, today } = await requireGrowing(visit);
  return { ...titleFacts(cycle), stockedOn: cycle.stockedOn, today };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, cycle } = await requireGrowing(visit);
  const form = await openForm(visit.request, user, SampleForm);
  if (!form.ok) return form.reply;
  const done = await noteSample(db, form.act, user.group, cycle.id, form.value);
  if (done.ok) return redirect(`/tebar/${done.id}`);
  const isDay = done.reason === "dateAhead" || done.reason === "beforeStocking";
  return form.refuse(spokenRefusal(done.reason), isDay ? "notedOn" : cycleRefusalFields[done.reason]);
}

export default function NoteSample() {
  const cycle = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const locale = useLocale();
  const [form, fields] = useSheet<z.input<typeof SampleForm>>({
    id: "catat",
    lastResult: useActionData<typeof action>(),
    defaultValue: { notedOn: cycle.today },
  });
  return (
    <Page title={say.noteSample} crumb={[{ to: `/tebar/${cycle.id}`, label: cycleTitle(cycle, locale) }]}>
      <SheetForm form={form} labels={{ ...say.field, grams: say.field.grams }} refusals={say.refusal}>
        <NumberField field={fields.grams} label={say.field.grams} hint={say.field.gramsHint} unit="g" big />
        <DateField field={fields.notedOn} label={say.field.notedOn} min={cycle.stockedOn} max={cycle.today} />
        <TextArea field={fields.note} label={say.field.note} rows={2} maxLength={500} optional />
        <Thumb>
          <Button tone="hulu">{say.saveNote}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
