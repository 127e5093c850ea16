import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Buttons } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { groupSheet } from "./group-page.server.ts";
import { GroupFacts, VerificationPill } from "./group-parts.tsx";
import { requireReach } from "./office.server.ts";
import { VerdictForm } from "./office-forms.ts";
import { officeWords } from "./office-words.ts";
import { refuseGroup, verifyGroup } from "./verifications.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, officeWords, (say) => say.verify.title(data?.group.name ?? ""));

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const { id } = await requireReach(officer, visit.params.id);
  const group = await groupSheet(db, id);
  if (!group) throw notFound();
  return { group };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const { id } = await requireReach(officer, visit.params.id);
  const form = await openForm(visit.request, { id: officer.id }, VerdictForm);
  if (!form.ok) return form.reply;
  const { verdict, reason = "" } = form.value;
  const done =
    verdict === "verified"
      ? await verifyGroup(db, form.act, officer, id)
      : await refuseGroup(db, form.act, officer, id, reason);
  return done.ok ? redirect(`/kelompok/${id}`) : form.refuse(done.reason);
}

export default function VerifyGroup() {
  const { group } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.verify;
  const [form, fields] = useSheet<VerdictForm>({ id: "verifikasi", lastResult: useActionData<typeof action>() });
  return (
    <Page title={say.title(group.name)} lead={say.lead} crumb={[{ to: `/kelompok/${group.id}`, label: group.name }]}>
      <p>
        <VerificationPill state={group.state} />
      </p>
      <GroupFacts group={group} />
      <SheetForm form={form} labels={{ reason: say.reason }} refusals={words.refusal}>
        <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={3} maxLength={300} optional />
        <Buttons>
          <Button name="verdict" value="verified" icon="check">
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
