import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { regencyOf } from "~/places/region.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { placeChoices } from "./place-choices.server.ts";
import { PlaceFields, RegencyChoice } from "./place-fields.tsx";
import { findStaff, moveStaff } from "./staff.server.ts";
import { ScopesForm } from "./staff.ts";
import { staffWords } from "./staff-words.ts";
import { requireAdmin } from "./visitor.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, staffWords, (say) => say.move);

export async function loader(visit: LoaderFunctionArgs) {
  await requireAdmin(visit);
  const staff = await findStaff(db, visit.params.id ?? "");
  if (!staff || staff.role === "admin") throw notFound();
  const { id, name, role, regionCodes } = staff;
  const wanted = new URL(visit.request.url).searchParams.get("kabupaten") ?? regencyOf(regionCodes[0] ?? "");
  return { id, name, role, regionCodes, places: await placeChoices(db, role, wanted) };
}

export async function action(visit: ActionFunctionArgs) {
  const admin = await requireAdmin(visit);
  const staff = await findStaff(db, visit.params.id ?? "");
  if (!staff || staff.role === "admin") throw notFound();
  const form = await openForm(visit.request, admin, ScopesForm);
  if (!form.ok) return form.reply;
  const done = await moveStaff(db, form.act, staff.id, form.value.regionCodes);
  return done.ok ? redirect(`/petugas/${staff.id}`) : form.refuse(done.reason, "regionCodes");
}

export default function StaffScopes() {
  const { id, name, role, regionCodes, places } = useLoaderData<typeof loader>();
  const say = useWords(staffWords);
  const [form, fields] = useSheet<ScopesForm>({
    id: "wilayah",
    lastResult: useActionData<typeof action>(),
    defaultValue: { regionCodes },
  });
  const labels = { regionCodes: role === "officer" ? say.regencies : say.villages };
  return (
    <Page title={say.move} kicker={name} crumb={[{ to: `/petugas/${id}`, label: name }]}>
      {role === "companion" ? <RegencyChoice places={places} /> : null}
      <SheetForm form={form} labels={labels} refusals={say.refusal}>
        <PlaceFields role={role} field={fields.regionCodes} places={places} picked={regionCodes} />
        <Thumb>
          <Button>{say.move}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
