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
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { kitchenWords } from "./kitchen.words.ts";
import { lotWords } from "./lot.words.ts";
import { ownOffer } from "./offer-lists.server.ts";
import { offerWords } from "./offer.words.ts";
import { withdrawOffer } from "./offers.server.ts";
import { ReasonSheet } from "./reason-sheet.tsx";
import { ReasonForm } from "./withdrawal.ts";
import { nameInSentence } from "./naming.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, offerWords, (say) => say.withdraw);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const offer = await ownOffer(db, group.id, visit.params.id ?? "", dateIn(defaultZone, now()));
  if (!offer) throw notFound();
  if (offer.state === "withdrawn") throw redirect(`/olahan/${offer.id}`);
  const { id, nameId, nameEn } = offer;
  return { id, nameId, nameEn };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, ReasonForm);
  if (!form.ok) return form.reply;
  const done = await withdrawOffer(db, form.act, user.group, visit.params.id ?? "", form.value);
  if (done.ok) return redirect(`/olahan/${done.id}`);
  if (done.reason === "offerNotFound") throw notFound();
  return form.refuse(done.reason);
}

export default function WithdrawOffer() {
  const offer = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const { field } = useWords(kitchenWords);
  const name = nameInSentence(useLocale(), offer);
  return (
    <Page title={say.withdraw} lead={say.withdrawLead(name)} crumb={[{ to: `/olahan/${offer.id}`, label: name }]}>
      <ReasonSheet
        lastResult={useActionData<typeof action>()}
        refusals={say.refusal}
        label={field.reason}
        hint={field.reasonHint}
        button={say.withdraw}
        back={{ to: `/olahan/${offer.id}`, label: useWords(lotWords).keep }}
      />
    </Page>
  );
}
