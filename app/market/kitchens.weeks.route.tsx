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
import { Button, Thumb } from "~/ui/button.tsx";
import { formatKg, formatWeek } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { HiddenField } from "~/ui/text-field.tsx";
import { kitchenOf } from "./kitchen-lists.server.ts";
import { capacityIn, KitchenWeeksForm } from "./kitchen.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { setKitchenWeeks } from "./kitchens.server.ts";
import { mondaysFrom } from "./window.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, kitchenWords, (say) => say.weeks);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const today = dateIn(defaultZone, now());
  const kitchen = await kitchenOf(db, group.id, visit.params.id ?? "", mondayOf(today));
  if (!kitchen) throw notFound();
  const weeks = mondaysFrom(today, 8).map((week) => ({ week, capacityKg: String(capacityIn(kitchen, week)) }));
  return { name: kitchen.name, capacityKg: kitchen.capacityKg, weeks };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, KitchenWeeksForm);
  if (!form.ok) return form.reply;
  const done = await setKitchenWeeks(db, form.act, user.group, visit.params.id ?? "", form.value.weeks);
  if (done.ok) return redirect("/dapur");
  if (done.reason === "kitchenNotFound") throw notFound();
  return form.refuse(done.reason);
}

export default function KitchenWeeks() {
  const { name, capacityKg, weeks } = useLoaderData<typeof loader>();
  const say = useWords(kitchenWords);
  const locale = useLocale();
  const [form, fields] = useSheet<z.input<typeof KitchenWeeksForm>>({
    id: "pekan",
    lastResult: useActionData<typeof action>(),
    defaultValue: { weeks },
  });
  const labels = { "weeks[].capacityKg": say.capacity };
  return (
    <Page
      title={say.weeks}
      lead={say.weeksLead(name, formatKg(capacityKg, locale))}
      crumb={[{ to: "/dapur", label: say.title }]}
    >
      <SheetForm form={form} labels={labels} refusals={say.refusal}>
        <div className="grid gap-4 tab:grid-cols-2">
          {fields.weeks.getFieldList().map((row) => {
            const { week, capacityKg } = row.getFieldset();
            return (
              <div key={row.key}>
                <HiddenField field={week} />
                <NumberField field={capacityKg} label={weekLabel(week.initialValue)} unit="kg" />
              </div>
            );
          })}
        </div>
        <Thumb>
          <Button tone="hilir">{say.saveWeeks}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );

  function weekLabel(week: string | undefined) {
    return week && /^\d{4}-\d{2}-\d{2}$/.test(week) ? formatWeek(week, locale) : say.week;
  }
}
