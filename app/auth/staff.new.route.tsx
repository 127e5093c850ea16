import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PhoneField, TextField } from "~/ui/text-field.tsx";
import { HandOver } from "./hand-over.tsx";
import { linkUrl } from "./link-url.server.ts";
import { placeChoices } from "./place-choices.server.ts";
import { PlaceFields, RegencyChoice } from "./place-fields.tsx";
import { addStaff } from "./staff.server.ts";
import { StaffForm, staffAddress, staffRoleOf } from "./staff.ts";
import { staffWords } from "./staff-words.ts";
import { requireAdmin } from "./visitor.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, staffWords, (say) => say.add[data?.role ?? "officer"]);

export async function loader(visit: LoaderFunctionArgs) {
  await requireAdmin(visit);
  const asked = new URL(visit.request.url).searchParams;
  const role = staffRoleOf(asked.get("peran"));
  return { role, places: await placeChoices(db, role, asked.get("kabupaten")) };
}

export async function action(visit: ActionFunctionArgs) {
  const admin = await requireAdmin(visit);
  const form = await openForm(visit.request, admin, StaffForm);
  if (!form.ok) return form.reply;
  const role = staffRoleOf(new URL(visit.request.url).searchParams.get("peran"));
  const done = await addStaff(db, form.act, { ...form.value, role });
  if (!done.ok) return form.refuse(done.reason, done.reason === "phoneTaken" ? "phone" : "regionCodes");
  const { name, phone } = form.value;
  return data({ link: { url: linkUrl(visit.request, done.token), name, phone, expiresAt: done.expiresAt } });
}

export default function NewStaff() {
  const { role, places } = useLoaderData<typeof loader>();
  const say = useWords(staffWords);
  const answer = useActionData<typeof action>();
  const [form, fields] = useSheet<StaffForm>({ id: "petugas", lastResult: answer });
  if (answer && "link" in answer) return <HandOver link={answer.link} done="/petugas" />;
  const address = Object.entries(staffAddress).find(([, known]) => known === role)?.[0] ?? "petugas";
  const labels = { name: say.name, phone: say.phone, regionCodes: role === "officer" ? say.regencies : say.villages };
  return (
    <Page title={say.add[role]} lead={say.does[role]} crumb={[{ to: "/petugas", label: say.title }]}>
      {role === "companion" ? <RegencyChoice places={places} extra={{ peran: address }} /> : null}
      <SheetForm form={form} labels={labels} refusals={say.refusal}>
        <TextField field={fields.name} label={say.name} autoComplete="off" maxLength={80} />
        <PhoneField field={fields.phone} label={say.phone} autoComplete="off" />
        <PlaceFields role={role} field={fields.regionCodes} places={places} />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
