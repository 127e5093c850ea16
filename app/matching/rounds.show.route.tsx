import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { formatInstant, formatKg, formatWeek } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page, Section } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { Downloads } from "~/ui/table.tsx";
import { deskWords } from "./desk-words.ts";
import { dropProposal } from "./drops.server.ts";
import { PairingList } from "./pairing-list.tsx";
import { dueAfter, fieldsOf, policyOf, soonLots } from "./round.ts";
import { endChange, forbidPair, pinPair } from "./round-changes.server.ts";
import type { WorkbenchValue } from "./round-form.ts";
import { TrialForm, WorkbenchForm } from "./round-form.ts";
import type { RoundView } from "./round-view.server.ts";
import { clearAgainAside, frontierAside, roundAside, tryAside } from "./round-aside.server.ts";
import { roundWords } from "./round-words.ts";
import { hasRound } from "./rounds.server.ts";
import { sendProposals } from "./sends.server.ts";
import { TrialDesk } from "./trial-desk.tsx";
import { UnsoldList } from "./unsold-list.tsx";
import {
  AgainButton,
  AnswerProgress,
  CertificateLine,
  ChangesList,
  CompareLink,
  of,
  RoundNumbers,
  SendForm,
  usePlanTitle,
} from "./workbench.tsx";

const shownPairings = 50;

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, deskWords, (say) => (data ? say.rounds.name(data.round.number) : say.rounds.title));

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const { searchParams } = new URL(visit.request.url);
  const asked = { nowMs: now(), most: searchParams.has("semua") ? Infinity : shownPairings };
  const round = await roundAside(officer.regencyCodes, visit.params.id ?? "", asked);
  if (!round) throw notFound();
  // At least as many as there are: a lot may be in several pairings.
  const lots = round.pairingCount + round.unsold.reduce((sum, group) => sum + group.count, 0);
  const over = round.dueAt !== null && round.dueAt <= asked.nowMs;
  if (round.dueAt !== null) return { round, over, lots, frontier: null, tried: null };
  const isDrawn = lots <= soonLots || searchParams.has("garis");
  const frontier = isDrawn ? await frontierAside(round.id) : null;
  return { round, over, lots, frontier, tried: await triedAt(officer.id, round.id, searchParams) };
}

/** The trial that the address asks for, for whoever has no script, or null. */
async function triedAt(officerId: string, roundId: string, searchParams: URLSearchParams) {
  const read = TrialForm.safeParse(Object.fromEntries(searchParams));
  if (!read.success) return null;
  const policy = policyOf(read.data);
  return { fields: fieldsOf(policy), trial: await tryAside(officerId, { roundId, policy, isWhole: false }) };
}

export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const roundId = visit.params.id ?? "";
  if (!(await hasRound(db, officer.regencyCodes, roundId))) throw notFound();
  const form = await openForm(visit.request, officer, WorkbenchForm);
  if (!form.ok) return form.reply;
  const done = await work(form.act, roundId, form.value);
  const all = new URL(visit.request.url).searchParams.has("semua");
  return done.ok ? redirect(`/putaran/${roundId}${all ? "?semua" : ""}`) : form.refuse(done.reason);
}

function work(act: Act, roundId: string, value: WorkbenchValue) {
  switch (value.intent) {
    case "drop":
      return dropProposal(db, act, { roundId, proposalId: value.proposalId, reason: value.reason });
    case "forbid":
      return andClear(act, roundId, forbidPair(db, act, { roundId, ...value }));
    case "pin":
      return andClear(act, roundId, pinPair(db, act, { roundId, ...value }));
    case "undo":
      return andClear(act, roundId, endChange(db, act, { roundId, changeId: value.changeId }));
    case "keep":
      return clearAgainAside(act, roundId, { policy: policyOf(value), reason: value.reason });
    case "again":
      return clearAgainAside(act, roundId);
    case "send":
      return sendProposals(db, act, roundId, { dueAt: dueAfter(act.at, value.hours) });
  }
}

/** A change stands by itself; the plan around it is cleared at once, under a key of its own. */
async function andClear<Refused extends string>(
  act: Act,
  roundId: string,
  change: Promise<Outcome<{ id: string }, Refused>>,
) {
  const done = await change;
  return done.ok ? clearAgainAside({ ...act, key: `${act.key}-hitung` }, roundId) : done;
}

export default function Workbench() {
  const { round, over, lots, frontier, tried } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const say = useWords(roundWords).round;
  const list = useWords(deskWords).rounds;
  const locale = useLocale();
  const { dueAt } = round;
  const drafts = round.counts.draft ?? 0;
  const weeks = list.weeks(formatWeek(round.fromWeek, locale), round.weeks);
  return (
    <Page
      width="wide"
      title={usePlanTitle(round)}
      kicker={`${list.name(round.number)}, ${round.regencyName}, ${weeks}`}
      crumb={[{ to: "/putaran", label: list.title }]}
      figures={<RoundNumbers round={round} />}
    >
      {dueAt === null ? null : <SentBanner round={round} dueAt={dueAt} over={over} left={drafts} />}
      {dueAt === null ? (
        <TrialDesk round={round} lots={lots} frontier={frontier} tried={tried} lastResult={of("keep", lastResult)} />
      ) : null}
      <Columns
        aside={
          <>
            {dueAt === null && drafts > 0 ? <SendForm count={drafts} lastResult={lastResult} /> : null}
            {dueAt === null ? null : <AnswerProgress round={round} />}
            <ChangesList round={round} open={dueAt === null} />
            <CompareLink round={round} />
            <CertificateLine round={round} />
            <p className="soft">{say.gainsNote}</p>
            <p className="soft">{say.inputs(formatInstant(round.clearedAt, round.zone, locale))}</p>
            {dueAt === null ? <AgainButton /> : null}
          </>
        }
      >
        <Plan round={round} open={dueAt === null} lastResult={lastResult} />
      </Columns>
    </Page>
  );
}

type PlanProps = { round: RoundView; open: boolean; lastResult: Parameters<typeof PairingList>[0]["lastResult"] };

function Plan({ round, open, lastResult }: PlanProps) {
  const say = useWords(roundWords).round;
  const locale = useLocale();
  const more = round.pairingCount - round.pairings.length;
  const leftKg = round.unsold.reduce((sum, group) => sum + group.kg, 0);
  return (
    <>
      <Section title={say.pairings(round.pairingCount)} action={<span className="soft">{say.sorted}</span>}>
        {round.pairings.length === 0 ? (
          <EmptyState drawing="dapur" title={say.none}>
            {say.noneText}
          </EmptyState>
        ) : (
          <PairingList pairings={round.pairings} open={open} lastResult={lastResult} />
        )}
        {round.pairings.length > 0 ? <Downloads links={fileLinks(`/putaran/${round.id}/rencana`)} /> : null}
        {more > 0 ? <TextLink to={`/putaran/${round.id}?semua`}>{say.showAll(more)}</TextLink> : null}
      </Section>
      <Section title={say.unsold(formatKg(leftKg, locale))}>
        <UnsoldList unsold={round.unsold} />
      </Section>
    </>
  );
}

type SentProps = { round: RoundView; dueAt: number; over: boolean; left: number };

function SentBanner({ round, dueAt, over, left }: SentProps) {
  const say = useWords(roundWords).round;
  const locale = useLocale();
  const when = formatInstant(dueAt, round.zone, locale);
  return (
    <Banner tone="good" title={over ? say.over(when) : say.sent(when)}>
      {left > 0 ? <p>{say.leftBack(left)}</p> : null}
    </Banner>
  );
}
