import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, HiddenField, TextArea, TextField } from "~/ui/text-field.tsx";
import { askedBy, placeNames } from "./desk-list.server.ts";
import { mostHangDays, NoticeForm } from "./notice.ts";
import { noticeWords } from "./notice.words.ts";
import { writeNotice } from "./notices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, noticeWords, (say) => say.form.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const { today } = await askedBy(db, officer, now());
  return { today, regencies: await placeNames(db, officer.regencyCodes) };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const form = await openForm(visit.request, officer, NoticeForm);
  if (!form.ok) return form.reply;
  const { today } = await askedBy(db, officer, now());
  const done = await writeNotice(db, form.act, officer, form.value, today);
  if (done.ok) return redirect("/papan");
  const field = { otherRegency: "regencyCode", dayNotFit: "untilOn", hasPhone: "body" }[done.reason];
  return form.refuse(done.reason, field);
}

export default function NewNotice() {
  const { today, regencies } = useLoaderData<typeof loader>();
  const words = useWords(noticeWords);
  const say = words.form;
  const [form, fields] = useSheet<typeof NoticeForm>({
    id: "pengumuman",
    lastResult: useActionData<typeof action>(),
    defaultValue: { regencyCode: regencies[0]?.code ?? "", untilOn: addDays(today, 7) },
  });
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/papan", label: words.title }]}>
      <SheetForm
        form={form}
        labels={{ regencyCode: say.regency, title: say.head, body: say.body, untilOn: say.untilOn }}
        refusals={words.refusal}
      >
        {regencies.length > 1 ? (
          <SelectField
            field={fields.regencyCode}
            label={say.regency}
            options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : (
          <HiddenField field={fields.regencyCode} />
        )}
        <TextField field={fields.title} label={say.head} hint={say.headHint} autoComplete="off" maxLength={80} />
        <TextArea field={fields.body} label={say.body} hint={say.bodyHint} rows={4} maxLength={600} />
        <DateField field={fields.untilOn} label={say.untilOn} min={today} max={addDays(today, mostHangDays)} />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
