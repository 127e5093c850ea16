import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { formatKg } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { ForecastForm } from "./cycle.ts";
import { requireGrowing, titleFacts } from "./cycle-page.server.ts";
import { cycleTitle } from "./cycle-title.ts";
import { offerForecast } from "./cycles.server.ts";
import { cycleRefusalFields, spokenRefusal } from "./refusals.ts";
import { cycleWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, cycleWords, (say) => say.offer);

export async function loader(visit: LoaderFunctionArgs) {
  const { user, cycle, expected } = await requireGrowing(visit);
  if (cycle.lotId !== null) throw redirect(`/tebar/${cycle.id}`);
  const band = await referenceBand(db, cycle.commodityCode, user.group.regencyCode);
  const reference = band && { lowIdr: band.lowIdr, highIdr: band.highIdr };
  return { ...titleFacts(cycle), lowKg: expected?.kg.low ?? 0, reference };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, cycle } = await requireGrowing(visit);
  const form = await openForm(visit.request, user, ForecastForm);
  if (!form.ok) return form.reply;
  const done = await offerForecast(db, form.act, user.group, cycle.id, form.value.askIdr);
  if (done.ok) return redirect(`/tebar/${done.id}`);
  return form.refuse(spokenRefusal(done.reason), cycleRefusalFields[done.reason]);
}

export default function OfferForecast() {
  const { reference, lowKg, ...cycle } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const locale = useLocale();
  const [form, fields] = useSheet<z.input<typeof ForecastForm>>({
    id: "tawarkan",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page
      title={say.offer}
      lead={say.offerLead(formatKg(lowKg, locale))}
      crumb={[{ to: `/tebar/${cycle.id}`, label: cycleTitle(cycle, locale) }]}
    >
      <SheetForm form={form} labels={say.field} refusals={say.refusal}>
        <MoneyField field={fields.askIdr} label={say.field.askIdr} perKg {...(reference ? { reference } : {})} />
        <Thumb>
          <Button tone="hulu">{say.offer}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
