import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatInstant } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { actedStep } from "./acted.server.ts";
import { actedWords } from "./acted.words.ts";
import { eventWords } from "./event.words.ts";
import { ObjectionForm } from "./objection.ts";
import { objectTo } from "./objections.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, actedWords, (say) => say.form.title);

/** A member of the group itself, and the step of its own that the address names. */
async function openStep(visit: Visit & { params: Record<string, string | undefined> }) {
  const user = await requireTrader(visit);
  if (user.askedBy !== null) throw forbidden();
  const seq = /^\d{1,15}$/.test(visit.params.seq ?? "") ? Number(visit.params.seq) : -1;
  const step = await actedStep(db, user.group.id, seq);
  if (!step) throw notFound();
  return { user, step };
}

export async function loader(visit: LoaderFunctionArgs) {
  const { step } = await openStep(visit);
  const { verb, actor, askedBy, at } = step;
  return { verb, actor, askedBy, at };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, step } = await openStep(visit);
  const form = await openForm(visit.request, user, ObjectionForm);
  if (!form.ok) return form.reply;
  const done = await objectTo(db, form.act, user.group, { seq: step.seq, reason: form.value.reason });
  return done.ok ? redirect("/kelompok/saya/atas-nama") : form.refuse(done.reason);
}

export default function ObjectToStep() {
  const { verb, actor, askedBy, at } = useLoaderData<typeof loader>();
  const words = useWords(actedWords);
  const events = useWords(eventWords);
  const say = words.form;
  const locale = useLocale();
  const [form, fields] = useSheet<typeof ObjectionForm>({
    id: "keberatan",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/kelompok/saya/atas-nama", label: words.title }]}>
      <p className="card">
        <b>{actor ?? words.somebody}</b> {events[verb] ?? words.something}
        <span className="block soft">{words.askedBy(askedBy ?? "")}</span>
        <span className="block soft">{formatInstant(at, defaultZone, locale)}</span>
      </p>
      <SheetForm form={form} labels={{ reason: say.reason }} refusals={words.refusal}>
        <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={3} maxLength={300} />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
