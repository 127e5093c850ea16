import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatInstant } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { phoneText } from "./phone-text.ts";
import { findStaff } from "./staff.server.ts";
import { ReasonForm } from "./staff.ts";
import { staffWords } from "./staff-words.ts";
import { disableUser, enableUser, scopeNamesOf } from "./users.server.ts";
import { requireAdmin } from "./visitor.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, staffWords, (say) => data?.staff.name ?? say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const admin = await requireAdmin(visit);
  const staff = await findStaff(db, visit.params.id ?? "");
  if (!staff) throw notFound();
  return { staff, places: await scopeNamesOf(db, staff.id), isSelf: staff.id === admin.id };
}

/** Shuts the account, or opens a shut one. */
export async function action(visit: ActionFunctionArgs) {
  const admin = await requireAdmin(visit);
  const staff = await findStaff(db, visit.params.id ?? "");
  if (!staff) throw notFound();
  const form = await openForm(visit.request, admin, ReasonForm);
  if (!form.ok) return form.reply;
  const change = staff.disabled ? enableUser : disableUser;
  const done = await change(db, form.act, staff.id, form.value.reason);
  return done.ok ? redirect(`/petugas/${staff.id}`) : form.refuse(done.reason);
}

export default function Staff() {
  const { staff, places, isSelf } = useLoaderData<typeof loader>();
  const say = useWords(staffWords);
  const locale = useLocale();
  return (
    <Page title={staff.name} kicker={say.role[staff.role]} crumb={[{ to: "/petugas", label: say.title }]}>
      {staff.disabled ? (
        <Banner tone="bad" title={say.disabledSince(formatInstant(staff.disabled.at, defaultZone, locale))}>
          {staff.disabled.reason}
        </Banner>
      ) : null}
      <Facts
        items={[
          { label: say.phone, value: phoneText(staff.phone) },
          { label: say.column.places, value: places.join(", ") || say.everywhere },
          { label: say.column.state, value: staff.hasPassword ? say.state.active : say.state.invited },
        ]}
      />
      <Buttons>
        {staff.disabled ? null : (
          <ButtonLink to={`/petugas/${staff.id}/tautan`} tone="line" icon="lock">
            {say.newLink}
          </ButtonLink>
        )}
        {staff.role === "admin" ? null : (
          <ButtonLink to={`/petugas/${staff.id}/wilayah`} tone="line" icon="pin">
            {say.move}
          </ButtonLink>
        )}
      </Buttons>
      {isSelf ? null : <Shutter disabled={staff.disabled !== null} />}
    </Page>
  );
}

function Shutter({ disabled }: { disabled: boolean }) {
  const say = useWords(staffWords);
  const [form, fields] = useSheet<ReasonForm>({ id: "tutup", lastResult: useActionData<typeof action>() });
  return (
    <Section title={disabled ? say.enable : say.disable}>
      {disabled ? null : <p>{say.disableText}</p>}
      <SheetForm form={form} labels={{ reason: say.reason }} refusals={say.refusal}>
        <TextField field={fields.reason} label={say.reason} maxLength={300} />
        <Button tone={disabled ? "office" : "bad"}>{disabled ? say.enable : say.disable}</Button>
      </SheetForm>
    </Section>
  );
}
