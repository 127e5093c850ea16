import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { ReasonForm } from "~/market/withdrawal.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { uiWords } from "~/ui/words.ts";
import { requireGrowing, titleFacts } from "./cycle-page.server.ts";
import { cycleTitle } from "./cycle-title.ts";
import { loseCycle } from "./cycles.server.ts";
import { spokenRefusal } from "./refusals.ts";
import { cycleWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, cycleWords, (say) => say.lose);

export async function loader(visit: LoaderFunctionArgs) {
  const { cycle } = await requireGrowing(visit);
  return titleFacts(cycle);
}

export async function action(visit: ActionFunctionArgs) {
  const { user, cycle } = await requireGrowing(visit);
  const form = await openForm(visit.request, user, ReasonForm);
  if (!form.ok) return form.reply;
  const done = await loseCycle(db, form.act, user.group, cycle.id, form.value);
  return done.ok ? redirect(`/tebar/${cycle.id}`) : form.refuse(spokenRefusal(done.reason));
}

export default function LoseCycle() {
  const cycle = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const { back } = useWords(uiWords);
  const locale = useLocale();
  const [form, fields] = useSheet<typeof ReasonForm>({ id: "gagal", lastResult: useActionData<typeof action>() });
  return (
    <Page title={say.lose} lead={say.loseLead} crumb={[{ to: `/tebar/${cycle.id}`, label: cycleTitle(cycle, locale) }]}>
      <SheetForm form={form} labels={say.field} refusals={say.refusal}>
        <TextArea field={fields.reason} label={say.field.reason} rows={3} maxLength={300} />
        <Thumb>
          <Button tone="bad">{say.lose}</Button>
          <ButtonLink to={`/tebar/${cycle.id}`} tone="line">
            {back}
          </ButtonLink>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
