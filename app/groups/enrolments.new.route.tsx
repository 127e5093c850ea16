import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { programsOf } from "~/programs/programs.server.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextField } from "~/ui/text-field.tsx";
import { enrolGroup } from "./enrolments.server.ts";
import { EnrolForm } from "./group-form.ts";
import { requireReach } from "./office.server.ts";
import { officeWords } from "./office-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, officeWords, (say) => say.show.enrol);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const { id, name, regencyCode } = await requireReach(officer, visit.params.id);
  const programs = await programsOf(db, regencyCode);
  return { id, name, programs: programs.map((program) => ({ value: program.id, label: program.name })) };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const { id } = await requireReach(officer, visit.params.id);
  const form = await openForm(visit.request, { id: officer.id }, EnrolForm);
  if (!form.ok) return form.reply;
  const done = await enrolGroup(db, form.act, officer, { ...form.value, groupId: id });
  return done.ok ? redirect(`/kelompok/${id}`) : form.refuse(done.reason);
}

export default function EnrolGroup() {
  const { id, name, programs } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.show;
  const labels = { programId: words.new.program, year: words.new.year };
  const [form, fields] = useSheet<EnrolForm>({ id: "program", lastResult: useActionData<typeof action>() });
  return (
    <Page title={say.enrol} kicker={name} crumb={[{ to: `/kelompok/${id}`, label: name }]}>
      <SheetForm form={form} labels={labels} refusals={words.refusal}>
        <SelectField field={fields.programId} label={labels.programId} options={programs} />
        <TextField field={fields.year} label={labels.year} inputMode="numeric" maxLength={4} />
        <Thumb>
          <Button>{say.enrolSubmit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
