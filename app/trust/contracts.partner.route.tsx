import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { partnerOf } from "~/partnerships/contract.ts";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { TrustCard } from "./trust-card.tsx";
import { trustIn } from "~/partnerships/trust.server.ts";
import { trustWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, trustWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const ids = "groupId" in reach ? [partnerOf(row, reach.groupId)] : [row.producerGroupId, row.processorGroupId];
  const today = dateIn(defaultZone, now());
  const groups = (await Promise.all(ids.map((id) => trustIn(db, id, today)))).filter((one) => one !== undefined);
  return { groups, back: `/kemitraan/${row.id}`, label: row.number };
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
