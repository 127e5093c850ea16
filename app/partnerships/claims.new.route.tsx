import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { storePhotos } from "~/photos/photo-store.server.ts";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { ClaimSheet } from "./claim-sheet.tsx";
import { ClaimForm } from "./claim.ts";
import { claimWords } from "./claim.words.ts";
import { openClaim } from "./claims.server.ts";
import { ticketFor } from "./contract-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, claimWords, (say) => say.openTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { ticket } = await reached(visit, visit.params.id);
  return { id: ticket.id, number: ticket.number };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, ticket } = await reached(visit, visit.params.id);
  const form = await openForm(visit.request, user, ClaimForm);
  if (!form.ok) return form.reply;
  const stored = await storePhotos(form.value.photos);
  if (!stored.ok) return form.refuse(stored.reason, "photos");
  const value = { ...form.value, ticketId: ticket.id, photos: stored.photos };
  const done = await openClaim(db, form.act, user.group, value);
  return done.ok ? redirect(`/sengketa/${done.id}`) : form.refuse(done.reason);
}

async function reached(visit: Visit, id = "") {
  const user = await requireTrader(visit);
  const found = await ticketFor(db, { groupId: user.group.id }, id);
  if (!found) throw notFound();
  return { user, ticket: found.ticket };
}

export default function NewClaim() {
  const { id, number } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  return (
    <Page title={say.openTitle} lead={say.openLead} crumb={[{ to: `/nota/${id}`, label: number }]}>
      <ClaimSheet formId="sengketa" lastResult={useActionData<typeof action>()} button={say.send} />
    </Page>
  );
}
