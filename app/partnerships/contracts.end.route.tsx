import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { contractFor } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { EndForm } from "./contract.ts";
import { endContract } from "./contracts.server.ts";
import { partnershipWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, partnershipWords, (say) => say.endTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { row, reach } = await reached(visit, visit.params.id);
  const { id, number, state } = viewOf(row, reach, dateIn(defaultZone, now()));
  return { id, number, over: state === "ended" ? "contractEnded" : state === "done" ? "contractDone" : null } as const;
}

export async function action(visit: ActionFunctionArgs) {
  const { user, reach, row } = await reached(visit, visit.params.id);
  const form = await openForm(visit.request, user, EndForm);
  if (!form.ok) return form.reply;
  const done = await endContract(db, form.act, reach, { contractId: row.id, ...form.value });
  return done.ok ? redirect(`/kemitraan/${row.id}`) : form.refuse(done.reason);
}

/** A party of the contract, or an officer of its regency. */
async function reached(visit: Visit, id = "") {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, id);
  if (!row) throw notFound();
  return { user, reach, row };
}

export default function EndContract() {
  const { id, number, over } = useLoaderData<typeof loader>();
  const say = useWords(partnershipWords);
  const [form, fields] = useSheet<z.input<typeof EndForm>>({
    id: "akhiri",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page title={say.endTitle} lead={say.endLead} crumb={[{ to: `/kemitraan/${id}`, label: number }]}>
      {over ? (
        <Banner tone="plain" title={say.refusal[over]} />
      ) : (
        <SheetForm form={form} labels={{ reason: say.endReason }} refusals={say.refusal}>
          <Banner tone="wait">{say.endKeeps}</Banner>
          <TextArea field={fields.reason} label={say.endReason} hint={say.endReasonHint} rows={3} maxLength={300} />
          <Thumb>
            <Button tone="bad">{say.end}</Button>
          </Thumb>
        </SheetForm>
      )}
    </Page>
  );
}
