import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { regencies } from "~/places/regions.server.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { HiddenField } from "~/ui/text-field.tsx";
import { deskWords } from "./desk-words.ts";
import { PolicyFields } from "./policy-fields.tsx";
import { openRoundAside } from "./round-aside.server.ts";
import { policyOf, roundDefaults } from "./round.ts";
import type { RoundFields } from "./round-form.ts";
import { RoundForm } from "./round-form.ts";
import { roundWords } from "./round-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, roundWords, (say) => say.newTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const own = (await regencies(db)).filter((regency) => officer.regencyCodes.includes(regency.code));
  return { regencies: own.map(({ code, name }) => ({ value: code, label: name })) };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const form = await openForm(visit.request, officer, RoundForm);
  if (!form.ok) return form.reply;
  const { regencyCode, weeks, ...policy } = form.value;
  const done = await openRoundAside(form.act, officer, { regencyCode, weeks, policy: policyOf(policy) });
  if (done.ok) return redirect(`/putaran/${done.id}`);
  if (done.reason === "otherRegency") throw notFound();
  return form.refuse(done.reason);
}

export default function NewRound() {
  const { regencies } = useLoaderData<typeof loader>();
  const say = useWords(roundWords);
  const list = useWords(deskWords).rounds;
  const [first] = regencies;
  const [form, fields] = useSheet<RoundFields>({
    id: "putaran",
    lastResult: useActionData<typeof action>(),
    defaultValue: { ...roundDefaults, ...(first ? { regencyCode: first.value } : {}) },
  });
  const labels = {
    weeks: say.policy.weeks,
    volumeBonusIdr: say.policy.volume,
    urgencyPercent: say.policy.urgency,
    sharePercent: say.policy.share,
    fairnessIdr: say.policy.fairness,
  };
  return (
    <Page title={say.newTitle} lead={say.newLead} crumb={[{ to: "/putaran", label: list.title }]}>
      <SheetForm form={form} labels={labels} refusals={say.refusal}>
        {regencies.length > 1 ? (
          <SelectField field={fields.regencyCode} label={say.policy.regency} options={regencies} placeholder={null} />
        ) : (
          <HiddenField field={fields.regencyCode} />
        )}
        <NumberField field={fields.weeks} label={say.policy.weeks} hint={say.policy.weeksHint} />
        <PolicyFields fields={fields} />
        <Thumb>
          <Button>{say.run}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
