import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { readLiveSession, requireTrader } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatIdr, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { agreementStanding } from "./agreement-view.server.ts";
import { ChangeForm, places, weeklySchedule } from "./agreement.ts";
import { agreementWords } from "./agreement.words.ts";
import type { ChangeRefusal } from "./agreements.server.ts";
import { proposeChange } from "./agreements.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { useGrades } from "./grades.ts";
import { ScheduleFields } from "./schedule-fields.tsx";
import { grades } from "./ticket.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, agreementWords, (say) => say.changeTitle);

/** Rows that stand empty below what is planned, for one more delivery or two. */
const spareRows = 2;

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const row = await contractFor(db, { groupId: group.id }, visit.params.id ?? "");
  if (!row) throw notFound();
  const { open, inForce, draft } = await agreementStanding(db, row.id);
  const text = open ?? inForce ?? draft;
  if (!text) throw notFound();
  const { terms, facts } = text.body;
  const times = Number(new URL(visit.request.url).searchParams.get("kali")) || 0;
  const firstDay = terms.schedule[0]?.plannedOn ?? row.week;
  const schedule = times > 0 ? weeklySchedule(row.quantityKg, firstDay, times) : terms.schedule;
  const fault: "contractEnded" | "changeOpen" | null =
    row.endedAt !== null ? "contractEnded" : open ? "changeOpen" : null;
  const { id, number, quantityKg, commodityCategory } = row;
  const signedOn = dateIn(defaultZone, row.signedAt);
  return {
    id,
    number,
    quantityKg,
    rateIdr: facts.rateIdr,
    pattern: facts.pattern,
    signedOn,
    terms,
    schedule,
    fault,
    category: commodityCategory,
  };
}

/** Beside which field a refusal stands. */
const refusalFields: Partial<Record<ChangeRefusal, string>> = {
  scheduleSum: "schedule",
  scheduleOrder: "schedule",
  scheduleStarted: "schedule",
};

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const row = await contractFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!row) throw notFound();
  const form = await openForm(visit.request, user, ChangeForm);
  if (!form.ok) return form.reply;
  const { reason, ...terms } = form.value;
  const device = (await readLiveSession(visit))?.device ?? "";
  const signer = { groupId: user.group.id, device };
  const done = await proposeChange(db, form.act, signer, { contractId: row.id, terms, reason });
  if (!done.ok) return form.refuse(done.reason, refusalFields[done.reason]);
  return redirect(`/kemitraan/${row.id}/surat`);
}

export default function ChangeAgreement() {
  const { id, number, fault, rateIdr, pattern, quantityKg } = useLoaderData<typeof loader>();
  const say = useWords(agreementWords);
  const locale = useLocale();
  return (
    <Page title={say.changeTitle} lead={say.changeLead} crumb={[{ to: `/kemitraan/${id}/surat`, label: number }]}>
      <p className="soft">
        {pattern === "share"
          ? say.fixedShare(formatKg(quantityKg, locale))
          : say.fixed(formatIdr(rateIdr, locale), formatKg(quantityKg, locale))}
      </p>
      {fault ? (
        <Banner tone="wait" title={say.refusal[fault]}>
          <ButtonLink to={`/kemitraan/${id}/surat`}>{say.openPaper}</ButtonLink>
        </Banner>
      ) : (
        <ChangeSheet />
      )}
    </Page>
  );
}

function ChangeSheet() {
  const { terms, schedule, quantityKg, signedOn, category } = useLoaderData<typeof loader>();
  const say = useWords(agreementWords);
  const gradeOptions = useGrades(category).filter(({ value }) => grades.some((grade) => grade === value));
  const planned = schedule.map((row) => ({ plannedOn: row.plannedOn, quantityKg: String(row.quantityKg) }));
  const spare = Array.from({ length: spareRows }, () => ({ plannedOn: "", quantityKg: "" }));
  const [form, fields] = useSheet<z.input<typeof ChangeForm>>({
    id: "naskah",
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      schedule: [...planned, ...spare],
      place: terms.place,
      tolerancePercent: String(terms.tolerancePercent),
      lowestGrade: String(terms.lowestGrade),
      reviewPercent: String(terms.reviewPercent),
      noticeDays: String(terms.noticeDays),
      settleDays: String(terms.settleDays),
    },
  });
  const labels = {
    schedule: say.schedule,
    "schedule[].plannedOn": say.schedule,
    "schedule[].quantityKg": say.schedule,
    place: say.place,
    tolerancePercent: say.tolerance,
    lowestGrade: say.lowestGrade,
    reviewPercent: say.review,
    noticeDays: say.notice,
    settleDays: say.settle,
    reason: say.reason,
  };
  const rows = fields.schedule.getFieldList().map((row) => row.getFieldset());
  return (
    <SheetForm form={form} labels={labels} refusals={say.refusal}>
      <ScheduleFields
        rows={rows.map(({ plannedOn, quantityKg: kg }) => ({ plannedOn, quantityKg: kg }))}
        quantityKg={quantityKg}
        signedOn={signedOn}
        times={[2, 3, 4, 8].filter((count) => count <= quantityKg)}
      />
      <RadioChips
        field={fields.place}
        label={say.place}
        options={places.map((value) => ({ value, label: say.places[value] }))}
        equal
      />
      <NumberField field={fields.tolerancePercent} label={say.tolerance} unit="%" />
      <RadioChips field={fields.lowestGrade} label={say.lowestGrade} options={gradeOptions} />
      <NumberField field={fields.reviewPercent} label={say.review} hint={say.reviewHint} unit="%" />
      <NumberField field={fields.noticeDays} label={say.notice} unit={say.days} />
      <NumberField field={fields.settleDays} label={say.settle} unit={say.days} />
      <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={2} maxLength={300} />
      <Thumb>
        <Button icon="check">{say.save}</Button>
      </Thumb>
    </SheetForm>
  );
}
