import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { readLiveSession } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea, TextField } from "~/ui/text-field.tsx";
import { startActing } from "./acting.server.ts";
import { requireOffice, requireReach } from "./office.server.ts";
import { ActingForm, askedWays } from "./office-forms.ts";
import { officeWords } from "./office-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, officeWords, (say) => say.acting.title(data?.name ?? ""));

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const { id, name } = await requireReach(user, visit.params.id);
  return { id, name };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireOffice(visit);
  const { id } = await requireReach(user, visit.params.id);
  const session = await readLiveSession(visit);
  if (!session) throw notFound();
  const form = await openForm(visit.request, { id: user.id }, ActingForm);
  if (!form.ok) return form.reply;
  const asked = { idHash: session.idHash, groupId: id, ...form.value };
  const done = await startActing(db, form.act, user, asked);
  return done.ok ? redirect("/beranda") : form.refuse(done.reason);
}

export default function StartActing() {
  const { id, name } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.acting;
  const [form, fields] = useSheet<ActingForm>({ id: "atas-nama", lastResult: useActionData<typeof action>() });
  return (
    <Page title={say.title(name)} lead={say.lead} crumb={[{ to: `/kelompok/${id}`, label: name }]}>
      <SheetForm form={form} labels={{ askedBy: say.askedBy, how: say.how, note: say.note }} refusals={words.refusal}>
        <TextField field={fields.askedBy} label={say.askedBy} hint={say.hint} autoComplete="off" maxLength={80} />
        <RadioChips
          field={fields.how}
          label={say.how}
          options={askedWays.map((way) => ({ value: way, label: say.ways[way] }))}
        />
        <TextArea field={fields.note} label={say.note} hint={say.noteHint} optional rows={2} maxLength={200} />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
