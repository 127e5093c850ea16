import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { programsOf } from "~/programs/programs.server.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { FieldGroup } from "~/ui/field-frame.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PhoneField, TextField } from "~/ui/text-field.tsx";
import { groupChoices } from "./group-choices.server.ts";
import { GroupFields, RegencyLinks, useGroupLabels } from "./group-fields.tsx";
import { RegisterForm } from "./group-form.ts";
import { requireOffice } from "./office.server.ts";
import { officeWords } from "./office-words.ts";
import { registerFor } from "./register.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, officeWords, (say) => say.new.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const choices = await groupChoices(db, new URL(visit.request.url).searchParams.get("kabupaten"), user);
  const programs = user.regencyCodes.includes(choices.chosen) ? await programsOf(db, choices.chosen) : [];
  return { choices, programs: programs.map(({ id, name }) => ({ value: id, label: name })) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireOffice(visit);
  const form = await openForm(visit.request, user, RegisterForm);
  if (!form.ok) return form.reply;
  const { programId, year, ...group } = form.value;
  const enrolment = programId !== undefined && year !== undefined ? { programId, year } : null;
  const done = await registerFor(db, form.act, user, group, enrolment);
  return done.ok ? redirect(`/kelompok/${done.id}`) : form.refuse(done.reason, fieldOf[done.reason]);
}

const fieldOf: Record<string, string> = {
  unknownPlace: "villageCode",
  unknownKind: "kindCode",
  unknownProgram: "programId",
};

export default function NewGroup() {
  const { choices, programs } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.new;
  const groupLabels = useGroupLabels();
  const [form, fields] = useSheet<RegisterForm>({ id: "kelompok", lastResult: useActionData<typeof action>() });
  const labels = { ...groupLabels, programId: say.program, year: say.year };
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/kelompok", label: words.list.title }]}>
      <RegencyLinks choices={choices} base="/kelompok/baru" />
      <SheetForm form={form} labels={labels} refusals={words.refusal}>
        <GroupFields fields={fields} choices={choices} />
        <FieldGroup title={say.contact}>
          <TextField
            field={fields.contactName}
            label={groupLabels.contactName ?? say.contact}
            autoComplete="off"
            maxLength={80}
          />
          <PhoneField field={fields.contactPhone} label={groupLabels.contactPhone ?? say.contact} autoComplete="off" />
        </FieldGroup>
        {programs.length > 0 ? (
          <FieldGroup title={say.programGroup} hint={say.programHint}>
            <SelectField field={fields.programId} label={say.program} options={programs} optional />
            <TextField field={fields.year} label={say.year} inputMode="numeric" maxLength={4} optional />
          </FieldGroup>
        ) : null}
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
