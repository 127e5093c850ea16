import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { storePhotos } from "~/photos/photo-store.server.ts";
import { PhotosField } from "~/photos/photos-field.tsx";
import { photoWords } from "~/photos/words.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { Rp } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { accountFor } from "./account.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { PaymentForm, methods, stillDueIdr } from "./payment.ts";
import { paymentWords } from "./payment.words.ts";
import type { PayRefusal } from "./payments.server.ts";
import { recordPayment } from "./payments.server.ts";
import { mostPhotos } from "./ticket.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, paymentWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const reach = { groupId: group.id };
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const today = dateIn(defaultZone, now());
  const account = await accountFor(db, row, today);
  return { contract: viewOf(row, reach, today), dueIdr: stillDueIdr(account), today };
}

/** Beside which field a refusal stands. */
const refusalFields: Partial<Record<PayRefusal, string>> = {
  paidFuture: "paidOn",
  paidBeforeContract: "paidOn",
  moreThanDue: "amountIdr",
};

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const row = await contractFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!row) throw notFound();
  const form = await openForm(visit.request, user, PaymentForm);
  if (!form.ok) return form.reply;
  const stored = await storePhotos(form.value.photos);
  if (!stored.ok) return form.refuse(stored.reason, "photos");
  const value = { ...form.value, photos: stored.photos, contractId: row.id };
  const done = await recordPayment(db, form.act, user.group, value);
  return done.ok ? redirect(`/bayar/${done.id}`) : form.refuse(done.reason, refusalFields[done.reason]);
}

export default function Pay() {
  const { contract, dueIdr, today } = useLoaderData<typeof loader>();
  const say = useWords(paymentWords);
  const photo = useWords(photoWords);
  const [form, fields] = useSheet<z.input<typeof PaymentForm>>({
    id: "bayar",
    lastResult: useActionData<typeof action>(),
    defaultValue: { paidOn: today, ...(dueIdr > 0 ? { amountIdr: String(dueIdr) } : {}) },
  });
  const labels = { amountIdr: say.amount, method: say.method, paidOn: say.paidOn, note: say.note, photos: say.proof };
  const options = methods.map((value) => ({ value, label: say.methods[value] }));
  return (
    <Page
      title={say.title}
      lead={say.lead}
      kicker={say.from(contract.payerName, contract.payeeName)}
      crumb={[{ to: `/kemitraan/${contract.id}`, label: contract.number }]}
    >
      {dueIdr > 0 ? (
        <KeyNumbers items={[{ label: say.stillDue, value: <Rp value={dueIdr} size="n2" /> }]} />
      ) : (
        <Banner tone="wait">{say.nothingDue}</Banner>
      )}
      <SheetForm
        form={form}
        labels={labels}
        refusals={{ ...say.refusal, ...photo.refusal }}
        encType="multipart/form-data"
      >
        <MoneyField field={fields.amountIdr} label={say.amount} hint={say.amountHint} />
        <RadioChips field={fields.method} label={say.method} options={options} equal />
        <DateField field={fields.paidOn} label={say.paidOn} min={contract.signedOn} max={today} />
        <TextArea field={fields.note} label={say.note} hint={say.noteHint} rows={2} maxLength={300} optional />
        <PhotosField field={fields.photos} most={mostPhotos} label={say.proof} />
        <p className="soft">{say.holdsNoMoney}</p>
        <Thumb>
          <Button icon="check">{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
