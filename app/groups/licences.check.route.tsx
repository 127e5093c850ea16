import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Buttons } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { licenceSheets } from "./group-page.server.ts";
import { LicenceLine, useRouteName } from "./group-parts.tsx";
import { checkLicence } from "./licences.server.ts";
import { requireReach } from "./office.server.ts";
import { CheckForm } from "./office-forms.ts";
import { officeWords } from "./office-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, officeWords, (say) => say.check.title(data?.licence.number ?? ""));

export async function loader(visit: LoaderFunctionArgs) {
  const { group, licence } = await requireLicence(visit, visit.params.id, visit.params.licenceId);
  return { group: { id: group.id, name: group.name }, licence };
}

export async function action(visit: ActionFunctionArgs) {
  const { officer, group, licence } = await requireLicence(visit, visit.params.id, visit.params.licenceId);
  const form = await openForm(visit.request, { id: officer.id }, CheckForm);
  if (!form.ok) return form.reply;
  const { verdict, reason = "" } = form.value;
  const done = await checkLicence(db, form.act, officer, licence.id, { verdict, reason });
  return done.ok ? redirect(`/kelompok/${group.id}`) : form.refuse(done.reason);
}

async function requireLicence(visit: Visit, groupId: string | undefined, licenceId: string | undefined) {
  const officer = await requireOfficer(visit);
  const group = await requireReach(officer, groupId);
  const licences = await licenceSheets(db, group.id, group.regencyCode, now());
  const licence = licences.find(({ id }) => id === licenceId);
  if (!licence) throw notFound();
  return { officer, group, licence };
}

export default function CheckLicence() {
  const { group, licence } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.check;
  const nameOfRoute = useRouteName();
  const [form, fields] = useSheet<CheckForm>({ id: "izin", lastResult: useActionData<typeof action>() });
  return (
    <Page
      title={say.title(nameOfRoute(licence.routeCode))}
      lead={say.lead}
      kicker={group.name}
      crumb={[{ to: `/kelompok/${group.id}`, label: group.name }]}
    >
      <Card>
        <LicenceLine licence={licence} />
      </Card>
      <SheetForm form={form} labels={{ reason: say.reason }} refusals={words.refusal}>
        <TextArea field={fields.reason} label={say.reason} rows={3} maxLength={300} optional />
        <Buttons>
          <Button name="verdict" value="valid" icon="check">
            {say.yes}
          </Button>
          <Button name="verdict" value="refused" tone="bad">
            {say.no}
          </Button>
        </Buttons>
      </SheetForm>
    </Page>
  );
}
