import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { lotFor } from "./lot-lists.server.ts";
import { lotWords } from "./lot.words.ts";
import { withdrawLot } from "./lots.server.ts";
import { ReasonSheet } from "./reason-sheet.tsx";
import { ReasonForm } from "./withdrawal.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, lotWords, (say) => say.withdrawHarvest);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const lot = await lotFor(db, user, visit.params.id ?? "", dateIn(defaultZone, now()));
  if (!lot?.mine) throw notFound();
  if (lot.state === "withdrawn") throw redirect(`/panen/${lot.id}`);
  const { id, nameId, nameEn, quantityKg } = lot;
  return { id, nameId, nameEn, quantityKg };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, ReasonForm);
  if (!form.ok) return form.reply;
  const done = await withdrawLot(db, form.act, user.group, visit.params.id ?? "", form.value);
  if (done.ok) return redirect(`/panen/${done.id}`);
  if (done.reason === "lotNotFound") throw notFound();
  return form.refuse(done.reason);
}

export default function WithdrawLot() {
  const lot = useLoaderData<typeof loader>();
  const say = useWords(lotWords);
  const locale = useLocale();
  const what = `${nameIn(locale, lot)} ${formatKg(lot.quantityKg, locale)}`;
  return (
    <Page title={say.withdrawHarvest} lead={say.withdrawLead(what)} crumb={[{ to: `/panen/${lot.id}`, label: what }]}>
      <ReasonSheet
        lastResult={useActionData<typeof action>()}
        refusals={say.refusal}
        label={say.field.reason}
        hint={say.field.reasonHint}
        button={say.withdrawHarvest}
        back={{ to: `/panen/${lot.id}`, label: say.keep }}
      />
    </Page>
  );
}
