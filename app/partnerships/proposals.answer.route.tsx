import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { hasSpoken } from "~/matching/answers.server.ts";
import { ProposalPage } from "~/matching/proposal-page.tsx";
import { AnswerForm } from "~/matching/proposal.ts";
import { proposalFor } from "~/matching/proposals.server.ts";
import { matchingWords } from "~/matching/words.ts";
import { titleOf } from "~/page-meta.ts";
import { partnerOf } from "./contract.ts";
import { answerAndSign } from "./contracts.server.ts";
import { TrustLine } from "./trust-line.tsx";
import { partiesOfProposal, trustIn } from "./trust.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, matchingWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireTrader(visit);
  const proposal = await proposalFor(db, user.group.id, visit.params.id ?? "", now());
  if (!proposal) throw notFound();
  const parties = await partiesOfProposal(db, user.group.id, proposal.id);
  const today = dateIn(defaultZone, now());
  const partner = parties && (await trustIn(db, partnerOf(parties, user.group.id), today));
  return { proposal, partner, barred: await hasSpoken(db, proposal.id, user.id) };
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
  const { proposal, partner, barred } = useLoaderData<typeof loader>();
  const record = partner ? <TrustLine {...partner} to={`/usulan/${proposal.id}/mitra`} /> : null;
  return (
    <ProposalPage proposal={proposal} barred={barred} record={record} lastResult={useActionData<typeof action>()} />
  );
}
