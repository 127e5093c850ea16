import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";

import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { TrustCard } from "./trust-card.tsx";
import { groupWithin, trustIn } from "~/partnerships/trust.server.ts";
import { trustWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, trustWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const group = await groupWithin(db, regencyCodes, visit.params.id ?? "");
  const found = group && (await trustIn(db, group.id, dateIn(defaultZone, now())));
  if (!group || !found) throw notFound();
  return { groups: [found], back: `/kelompok/${group.id}`, label: found.name };
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
