import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { phoneText } from "~/auth/phone-text.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PhoneField, TextField } from "~/ui/text-field.tsx";
import { uiWords } from "~/ui/words.ts";
import { groupChoices } from "./group-choices.server.ts";
import { GroupFields, RegencyLinks, useGroupLabels } from "./group-fields.tsx";
import { GroupForm } from "./group-form.ts";
import { groupSheet } from "./group-page.server.ts";
import { mayEditGroup, mayMove } from "./group.ts";
import { changeGroup } from "./groups.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, groupWords, (say) => say.own.editTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireEditor(visit);
  const group = await groupSheet(db, user.group.id);
  if (!group) throw notFound();
  const wanted = new URL(visit.request.url).searchParams.get("kabupaten") ?? group.regencyCode;
  const { name, kindCode, villageCode, rt, rw, sides, contactName, contactPhone, state } = group;
  const values = { name, kindCode, villageCode, rt, rw, sides, contactName, contactPhone: phoneText(contactPhone) };
  return { values, fixed: !mayMove(state), choices: await groupChoices(db, wanted) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireEditor(visit);
  const form = await openForm(visit.request, user, GroupForm);
  if (!form.ok) return form.reply;
  const done = await changeGroup(db, form.act, user.group.id, form.value);
  return done.ok ? redirect("/kelompok/saya") : form.refuse(done.reason);
}

async function requireEditor(visit: Visit) {
  const user = await requireTrader(visit);
  if (!mayEditGroup(user)) throw forbidden();
  return user;
}

export default function EditGroup() {
  const { values, fixed, choices } = useLoaderData<typeof loader>();
  const words = useWords(groupWords);
  const save = useWords(uiWords).save;
  const labels = useGroupLabels();
  const [form, fields] = useSheet<GroupForm>({
    id: "kelompok",
    lastResult: useActionData<typeof action>(),
    defaultValue: values,
  });
  return (
    <Page title={words.own.editTitle} crumb={[{ to: "/kelompok/saya", label: values.name }]}>
      {fixed ? null : <RegencyLinks choices={choices} base="/kelompok/saya/ubah" />}
      <SheetForm form={form} labels={labels} refusals={words.refusal}>
        <GroupFields fields={fields} choices={choices} fixed={fixed} />
        <TextField field={fields.contactName} label={words.fields.contactName} autoComplete="off" maxLength={80} />
        <PhoneField field={fields.contactPhone} label={words.fields.contactPhone} autoComplete="off" />
        <Thumb>
          <Button>{save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
