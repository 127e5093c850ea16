import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Buttons, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatInstant } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { actedWords } from "./acted.words.ts";
import { eventWords } from "./event.words.ts";
import { ObjectionAnswerForm, objectionOutcomes, placeOf } from "./objection.ts";
import { answerObjection, objectionFor } from "./objections.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, actedWords, (say) => say.answer.title(data?.objection.group ?? ""));

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const objection = await objectionFor(db, regencyCodes, visit.params.id ?? "");
  if (!objection) throw notFound();
  return { objection };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const id = visit.params.id ?? "";
  if (!(await objectionFor(db, officer.regencyCodes, id))) throw notFound();
  const form = await openForm(visit.request, officer, ObjectionAnswerForm);
  if (!form.ok) return form.reply;
  const done = await answerObjection(db, form.act, officer.regencyCodes, { id, ...form.value });
  return done.ok ? redirect(`/keberatan/${id}`) : form.refuse(done.reason);
}

export default function Objection() {
  const { objection } = useLoaderData<typeof loader>();
  const words = useWords(actedWords);
  const events = useWords(eventWords);
  const say = words.answer;
  const locale = useLocale();
  const { group, groupId, verb, subjectId, actor, askedBy, doneAt, reason, outcome } = objection;
  const to = placeOf(verb, subjectId);
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<typeof ObjectionAnswerForm>({ id: "jawaban", lastResult });
  return (
    <Page title={say.title(group)} crumb={[{ to: "/meja", label: say.desk }]}>
      <Facts
        items={[
          { label: say.step, value: events[verb] ?? words.something },
          { label: say.by, value: `${actor ?? words.somebody}. ${words.askedBy(askedBy ?? "")}` },
          { label: say.on, value: formatInstant(doneAt, defaultZone, locale) },
          { label: say.reason, value: reason },
        ]}
      />
      <Buttons>
        {to ? (
          <ButtonLink to={to} tone="line" size="small">
            {words.see}
          </ButtonLink>
        ) : null}
        <ButtonLink to={`/kelompok/${groupId}`} tone="line" size="small">
          {say.group}
        </ButtonLink>
      </Buttons>
      {outcome ? (
        <Banner tone="good" title={say.outcomes[outcome]}>
          <p>{objection.answer}</p>
          <p>{say.doneBy(objection.answeredBy ?? "", formatInstant(objection.answeredAt ?? 0, defaultZone, locale))}</p>
        </Banner>
      ) : (
        <SheetForm form={form} labels={{ outcome: say.outcome, note: say.note }} refusals={words.refusal}>
          <RadioChips
            field={fields.outcome}
            label={say.outcome}
            options={objectionOutcomes.map((value) => ({ value, label: say.outcomes[value] }))}
          />
          <TextArea field={fields.note} label={say.note} hint={say.noteHint} rows={3} maxLength={300} />
          <Thumb>
            <Button>{say.submit}</Button>
          </Thumb>
        </SheetForm>
      )}
    </Page>
  );
}
