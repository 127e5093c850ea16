import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads } from "~/ui/table.tsx";
import { differingGroups, differingPairings } from "./compare.ts";
import { compareFor } from "./compare.server.ts";
import { FigureTable, GroupTable, PairingTable, PlanChoice } from "./compare-tables.tsx";
import { compareWords } from "./compare.words.ts";
import { deskWords } from "./desk-words.ts";
import { trialQuery } from "./trial.ts";
import { fieldsOf } from "./round.ts";

const rowsShown = 40;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, compareWords, (say) => say.title(data?.round.number ?? 0));

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const chosen = new URL(visit.request.url).searchParams.getAll("rencana");
  const compared = await compareFor(db, officer.regencyCodes, visit.params.id ?? "", chosen);
  if (!compared) throw notFound();
  const { round, plans, beside, rows } = compared;
  const told = ({ policy, ...plan }: (typeof plans)[number]) => ({ ...plan, fields: fieldsOf(policy) });
  const [groups, pairings] = [differingGroups(rows), differingPairings(rows)];
  return {
    round: { id: round.id, number: round.number, zone: round.zone },
    plans: plans.map(({ id, number, at, isNewest }) => ({ id, number, at, isNewest })),
    beside: beside.map(told),
    groups: groups.slice(0, rowsShown),
    moreGroups: Math.max(0, groups.length - rowsShown),
    pairings: pairings.slice(0, rowsShown),
    morePairings: Math.max(0, pairings.length - rowsShown),
  };
}

export default function Compare() {
  const { round, plans, beside, groups, moreGroups, pairings, morePairings } = useLoaderData<typeof loader>();
  const say = useWords(compareWords);
  const list = useWords(deskWords).rounds;
  const crumb = [
    { to: "/putaran", label: list.title },
    { to: `/putaran/${round.id}`, label: list.name(round.number) },
  ];
  if (plans.length < 2)
    return (
      <Page title={say.title(round.number)} crumb={crumb}>
        <EmptyState
          drawing="timbangan"
          title={say.one}
          action={<ButtonLink to={`/putaran/${round.id}`}>{say.toRound}</ButtonLink>}
        >
          {say.oneText}
        </EmptyState>
      </Page>
    );
  const asked = beside.map((plan) => `rencana=${plan.id}`).join("&");
  return (
    <Page width="wide" title={say.title(round.number)} lead={say.lead} crumb={crumb}>
      <PlanChoice plans={plans} chosen={beside.map((plan) => plan.id)} zone={round.zone} />
      <Section title={say.figures}>
        <FigureTable beside={beside} />
        <div className="row wrap">
          {beside
            .filter((plan) => !plan.isNewest)
            .map((plan) => (
              <ButtonLink key={plan.id} to={`/putaran/${round.id}?${trialQuery(plan.fields)}`} tone="line" size="small">
                {say.tryAgain(plan.number)}
              </ButtonLink>
            ))}
        </div>
      </Section>
      <Section title={say.groups}>
        <GroupTable beside={beside} groups={groups} />
        {moreGroups > 0 ? <p className="soft">{say.more(moreGroups)}</p> : null}
      </Section>
      <Section title={say.differing}>
        <PairingTable beside={beside} pairings={pairings} />
        {morePairings > 0 ? <p className="soft">{say.more(morePairings)}</p> : null}
      </Section>
      <Downloads links={fileLinks(`/putaran/${round.id}/banding`, asked)} />
    </Page>
  );
}
