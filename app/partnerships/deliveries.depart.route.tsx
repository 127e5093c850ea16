import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { claimWords } from "./claim.words.ts";
import { contractFor } from "./contract-page.server.ts";
import { departDelivery, liveDeliveries } from "./deliveries.server.ts";
import { DepartForm, departFault } from "./delivery.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, claimWords, (say) => say.departTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { row } = await reached(visit, visit.params.id);
  const ended = row.endedAt !== null;
  const waiting = (await liveDeliveries(db, row.id)).filter((one) => !departFault(one, { isProducer: true, ended }));
  const deliveries = waiting.map(({ id, plannedOn, quantityKg }) => ({ id, plannedOn, quantityKg }));
  return { id: row.id, number: row.number, deliveries };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, row } = await reached(visit, visit.params.id);
  const form = await openForm(visit.request, user, DepartForm);
  if (!form.ok) return form.reply;
  const { deliveryId, sent = null, note } = form.value;
  const value = { contractId: row.id, deliveryId, sentGrams: sent, note };
  const done = await departDelivery(db, form.act, user.group, value);
  return done.ok ? redirect(`/kemitraan/${row.id}`) : form.refuse(done.reason);
}

/** The producer of the contract: who else has it does not send it. */
async function reached(visit: Visit, id = "") {
  const user = await requireSide(visit, "producer");
  const row = await contractFor(db, { groupId: user.group.id }, id);
  if (row?.producerGroupId !== user.group.id) throw notFound();
  return { user, row };
}

export default function Depart() {
  const { id, number, deliveries } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  const locale = useLocale();
  const [first] = deliveries;
  const [form, fields] = useSheet<z.input<typeof DepartForm>>({
    id: "berangkat",
    lastResult: useActionData<typeof action>(),
    ...(first ? { defaultValue: { deliveryId: first.id } } : {}),
  });
  const options = deliveries.map(({ id: value, plannedOn, quantityKg }) => ({
    value,
    label: `${formatDate(plannedOn, locale, "short")}, ${formatKg(quantityKg, locale)}`,
  }));
  const labels = { deliveryId: say.departTitle, sent: say.sentLabel, note: say.departNote };
  return (
    <Page title={say.departTitle} lead={say.departLead} crumb={[{ to: `/kemitraan/${id}`, label: number }]}>
      {first ? (
        <SheetForm form={form} labels={labels} refusals={say.refusal}>
          <SelectField field={fields.deliveryId} label={say.departTitle} options={options} />
          <NumberField field={fields.sent} label={say.sentLabel} hint={say.sentHint} unit="kg" decimal big optional />
          <TextField field={fields.note} label={say.departNote} maxLength={200} optional />
          <Thumb>
            <Button icon="check">{say.depart}</Button>
          </Thumb>
        </SheetForm>
      ) : (
        <Banner tone="plain" title={say.nothingToSend} />
      )}
    </Page>
  );
}
