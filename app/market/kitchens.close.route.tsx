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
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { kitchenOf } from "./kitchen-lists.server.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { closeKitchen } from "./kitchens.server.ts";
import { lotWords } from "./lot.words.ts";
import { ReasonSheet } from "./reason-sheet.tsx";
import { ReasonForm } from "./withdrawal.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, kitchenWords, (say) => say.close);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const kitchen = await kitchenOf(db, group.id, visit.params.id ?? "", dateIn(defaultZone, now()));
  if (!kitchen) throw notFound();
  return { name: kitchen.name };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  // What is not yours is not found, whatever was typed: the loader knows.
  await loader(visit);
  const form = await openForm(visit.request, user, ReasonForm);
  if (!form.ok) return form.reply;
  const done = await closeKitchen(db, form.act, user.group, visit.params.id ?? "", form.value);
  if (done.ok) return redirect("/dapur");
  if (done.reason === "kitchenNotFound") throw notFound();
  return form.refuse(done.reason);
}

export default function CloseKitchen() {
  const { name } = useLoaderData<typeof loader>();
  const say = useWords(kitchenWords);
  return (
    <Page title={say.close} lead={say.closeLead(name)} crumb={[{ to: "/dapur", label: say.title }]}>
      <ReasonSheet
        lastResult={useActionData<typeof action>()}
        refusals={say.refusal}
        label={say.field.reason}
        hint={say.field.reasonHint}
        button={say.close}
        back={{ to: "/dapur", label: useWords(lotWords).keep }}
      />
    </Page>
  );
}
