import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { dealFor } from "~/market/deal-lists.server.ts";
import { DealFacts } from "~/market/deal-parts.tsx";
import { CounterForm, dealRefusalFields } from "~/market/deal.ts";
import { dealWords } from "~/market/deal.words.ts";
import { counterBid } from "~/market/deals.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { HiddenField, TextArea } from "~/ui/text-field.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, dealWords, (say) => say.counter);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const deal = await dealFor(db, group.id, visit.params.id ?? "", now());
  if (!deal) throw notFound();
  if (!deal.mayCounter) throw redirect(`/tawaran/${deal.id}`);
  return { deal };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const deal = await dealFor(db, user.group.id, visit.params.id ?? "", now());
  if (!deal) throw notFound();
  const form = await openForm(visit.request, user, CounterForm);
  if (!form.ok) return form.reply;
  const by = { bidId: deal.id, groupId: user.group.id, userId: user.id };
  const done = await counterBid(db, form.act, { ...form.value, ...by });
  return done.ok ? redirect(`/tawaran/${deal.id}`) : form.refuse(done.reason, dealRefusalFields[done.reason]);
}

export default function CounterBid() {
  const { deal } = useLoaderData<typeof loader>();
  const say = useWords(dealWords);
  const { table, remainingKg, terms } = deal;
  const [form, fields] = useSheet<z.input<typeof CounterForm>>({
    id: "balas",
    lastResult: useActionData<typeof action>(),
    defaultValue: { quantityKg: String(Math.min(table.quantityKg, remainingKg)), priceIdr: String(table.priceIdr) },
  });
  const priceLabel = say.counterPrice[deal.transportBy];
  return (
    <Page title={say.counterTitle} lead={say.counterText} crumb={[{ to: `/tawaran/${deal.id}`, label: say.compare }]}>
      <DealFacts deal={deal} />
      <SheetForm
        form={form}
        labels={{ quantityKg: say.counterKg, priceIdr: priceLabel, note: say.note }}
        refusals={say.refusal}
      >
        <NumberField field={fields.quantityKg} label={say.counterKg} unit="kg" big />
        {terms === "buy" ? (
          <MoneyField field={fields.priceIdr} label={priceLabel} perKg />
        ) : (
          <HiddenField field={fields.priceIdr} value={String(table.priceIdr)} />
        )}
        <TextArea field={fields.note} label={say.note} optional rows={2} maxLength={500} />
        <Thumb>
          <Button>{say.send}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
