import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { hasSpoken } from "~/matching/answers.server.ts";
import { ProposalPage } from "~/matching/proposal-page.tsx";
import { AnswerForm } from "~/matching/proposal.ts";
import { proposalFor } from "~/matching/proposals.server.ts";
import { matchingWords } from "~/matching/words.ts";
import { titleOf } from "~/page-meta.ts";
import { answerAndSign } from "./contracts.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, matchingWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireTrader(visit);
  const proposal = await proposalFor(db, user.group.id, visit.params.id ?? "", now());
  if (!proposal) throw notFound();
  return { proposal, barred: await hasSpoken(db, proposal.id, user.id) };
}

/** The second yes leads to the contract that it made. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const proposal = await proposalFor(db, user.group.id, visit.params.id ?? "", now());
  if (!proposal) throw notFound();
  const form = await openForm(visit.request, user, AnswerForm);
  if (!form.ok) return form.reply;
  const { id: proposalId, side } = proposal;
  const done = await answerAndSign(db, form.act, {
    proposalId,
    side,
    ...form.value,
    userId: user.id,
    groupId: user.group.id,
  });
  if (!done.ok) return form.refuse(done.reason);
  return redirect(done.contractId ? `/kemitraan/${done.contractId}` : `/usulan/${proposalId}`);
}

export default function AnswerProposal() {
  const { proposal, barred } = useLoaderData<typeof loader>();
  return <ProposalPage proposal={proposal} barred={barred} lastResult={useActionData<typeof action>()} />;
}
