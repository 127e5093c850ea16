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
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { photoWords } from "~/photos/words.ts";
import { PhotosField } from "~/photos/photos-field.tsx";
import { storePhotos } from "~/photos/photo-store.server.ts";
import { RadioChips } from "~/ui/choice-field.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { FieldGroup } from "~/ui/field-frame.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate, formatGramsAsKg, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { Pairing } from "~/ui/pairing.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { BasketFields } from "./basket-fields.tsx";
import { confirmationState } from "./confirmation.ts";
import { contractFor, ticketsOf } from "./contract-page.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { liveDeliveries } from "./deliveries.server.ts";
import { deliveryToWeigh } from "./delivery.ts";
import { GradeCard } from "./grade-card.tsx";
import { RejectionFields } from "./rejection-fields.tsx";
import { typedWeighing } from "./weigh-typed.ts";
import { noteWords } from "./note.words.ts";
import type { WeighRefusal } from "./tickets.server.ts";
import { weighDelivery } from "./tickets.server.ts";
import { WeighForm, mostPhotos } from "./ticket.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, noteWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const reach = { groupId: group.id };
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const today = dateIn(defaultZone, now());
  const [tickets, deliveries] = await Promise.all([ticketsOf(db, row.id), liveDeliveries(db, row.id)]);
  const waiting = tickets.find((ticket) => confirmationState(ticket) === "waiting")?.id ?? null;
  const next = deliveryToWeigh(deliveries)?.id ?? null;
  const asked = typedWeighing(new URL(visit.request.url).searchParams);
  return {
    ...{ contract: viewOf(row, reach, today), waiting, today, category: row.commodityCategory, next, ...asked },
    deliveries: deliveries.map(({ id, plannedOn, quantityKg, sentGrams }) => ({
      id,
      plannedOn,
      quantityKg,
      sentGrams,
    })),
  };
}

/** Beside which field a refusal stands. */
const refusalFields: Partial<Record<WeighRefusal, string>> = {
  dateFuture: "weighedOn",
  dateBeforeContract: "weighedOn",
  noteNeeded: "note",
  deliveryUnknown: "deliveryId",
  rejectionPrice: "rejectedIdr",
};

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const row = await contractFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!row) throw notFound();
  const form = await openForm(visit.request, user, WeighForm);
  if (!form.ok) return form.reply;
  const stored = await storePhotos(form.value.photos);
  if (!stored.ok) return form.refuse(stored.reason, "photos");
  const value = { ...form.value, photos: stored.photos, contractId: row.id };
  const done = await weighDelivery(db, form.act, user.group, value);
  return done.ok ? redirect(`/nota/${done.id}`) : form.refuse(done.reason, refusalFields[done.reason]);
}

export default function Weigh() {
  const { contract, waiting } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  const { producer, processor, confirmedGrams } = contract;
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: `/kemitraan/${contract.id}`, label: contract.number }]}>
      <Pairing
        left={{ title: producer.name, lines: [say.handsOver] }}
        right={{ title: processor.name, lines: [say.receives] }}
      />
      <p className="soft">
        {nameIn(locale, contract.commodity)}. {say.promised(formatKg(contract.quantityKg, locale))}{" "}
        {confirmedGrams > 0 ? say.already(formatGramsAsKg(confirmedGrams, locale)) : null}
      </p>
      {contract.ended ? <Banner tone="plain" title={say.ended} /> : <OpenOrSheet waiting={waiting} />}
    </Page>
  );
}

function OpenOrSheet({ waiting }: { waiting: string | null }) {
  const say = useWords(noteWords);
  if (!waiting) return <WeighSheet />;
  return (
    <Banner tone="wait" title={say.waiting}>
      <ButtonLink to={`/nota/${waiting}`}>{say.openNote}</ButtonLink>
    </Banner>
  );
}

function WeighSheet() {
  const { contract, today, category, rows, typed, next } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const photo = useWords(photoWords);
  const [form, fields] = useSheet<z.input<typeof WeighForm>>({
    id: "timbang",
    lastResult: useActionData<typeof action>(),
    defaultValue: { weighedOn: today, tarePer: "basket", ...(next ? { deliveryId: next } : {}), ...typed },
  });
  const labels = {
    deliveryId: say.delivery,
    "baskets[]": say.basketsTitle,
    tare: say.tare,
    tarePer: say.tarePer,
    grade: say.grade,
    rejected: say.rejected,
    rejectedWhy: say.rejectedWhy,
    fate: say.fate,
    rejectedIdr: say.rejectedIdr,
    photos: photo.add,
    weighedOn: say.weighedOn,
    note: say.note,
  };
  const tareOptions = (["basket", "total"] as const).map((value) => ({ value, label: say.tareOf[value] }));
  const here = `/kemitraan/${contract.id}/timbang`;
  return (
    <SheetForm
      form={form}
      labels={labels}
      refusals={{ ...say.refusal, ...photo.refusal }}
      encType="multipart/form-data"
    >
      <DeliveryField field={fields.deliveryId} />
      <FieldGroup title={say.basketsTitle} hint={say.basketsHint}>
        <BasketFields formId={form.id} typed={fields.baskets.getFieldList()} rows={rows} here={here} />
        <NumberField field={fields.tare} label={say.tare} hint={say.tareHint} unit="kg" decimal optional />
        <RadioChips field={fields.tarePer} label={say.tarePer} options={tareOptions} equal />
      </FieldGroup>
      <GradeCard field={fields.grade} category={category} drawing={drawingForCommodity(contract.commodity.code)} />
      <RejectionFields fields={fields} buys={contract.terms === "buy"} />
      <DateField field={fields.weighedOn} label={say.weighedOn} min={contract.signedOn} max={today} />
      <TextArea field={fields.note} label={say.note} hint={say.noteHint} rows={2} maxLength={300} optional />
      <PhotosField field={fields.photos} most={mostPhotos} label={say.photo} />
      <p className="soft">{say.afterSave}</p>
      <Thumb>
        <Button icon="check">{say.save}</Button>
      </Thumb>
    </SheetForm>
  );
}

/** Which of several planned deliveries this is; not asked when there is one. */
function DeliveryField({ field }: { field: FieldOf }) {
  const { deliveries } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  const [only] = deliveries;
  if (only && deliveries.length === 1) return <input type="hidden" name={field.name} value={only.id} />;
  const options = deliveries.map(({ id, plannedOn, quantityKg }) => ({
    value: id,
    label: `${formatDate(plannedOn, locale, "short")}, ${formatKg(quantityKg, locale)}`,
  }));
  return <SelectField field={field} label={say.delivery} options={options} />;
}
