import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { partnerOf } from "~/partnerships/contract.ts";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { TrustCard } from "./trust-card.tsx";
import { partiesOfProposal, trustIn } from "~/partnerships/trust.server.ts";
import { trustWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, trustWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const id = visit.params.id ?? "";
  const parties = await partiesOfProposal(db, group.id, id);
  if (!parties) throw notFound();
  const found = await trustIn(db, partnerOf(parties, group.id), dateIn(defaultZone, now()));
  if (!found) throw notFound();
  return { groups: [found], back: `/usulan/${id}`, label: null };
}

export default function TrackRecord() {
  const { groups, back, label } = useLoaderData<typeof loader>();
  const say = useWords(trustWords);
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: back, label: label ?? say.back }]}>
      {groups.map(({ name, trust }) => (
        <TrustCard key={name} name={name} trust={trust} />
      ))}
      <p className="soft">{say.private}</p>
    </Page>
  );
}
