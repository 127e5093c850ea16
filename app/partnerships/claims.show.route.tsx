import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import type { User } from "~/auth/user.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { storePhotos } from "~/photos/photo-store.server.ts";
import { PhotoStrip } from "~/photos/photo-strip.tsx";
import { listPhotos } from "~/photos/photos.server.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { RadioRows } from "~/ui/choice-field.tsx";
import { KgOfGrams } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, Pill } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import type { ClaimRow } from "./claim-view.server.ts";
import { claimFor, claimReachOf } from "./claim-view.server.ts";
import { ClaimSheet } from "./claim-sheet.tsx";
import { ClaimForm, CloseClaimForm, isOpenClaim, outcomes, speakFault } from "./claim.ts";
import { claimWords } from "./claim.words.ts";
import { speakToClaim, statementsOf } from "./claims.server.ts";
import { closeFault } from "./life.ts";
import { closeClaim } from "./mediation.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, claimWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { user, reach, claim } = await reached(visit, visit.params.id);
  const { openerUserId, weigherGroupId, weigherUserId } = claim;
  const mediates = !("groupId" in reach);
  const ticket = { ...claim, groupId: weigherGroupId, userId: weigherUserId };
  const [statements, photos] = await Promise.all([statementsOf(db, claim.id), listPhotos(db, claim.id)]);
  const [closed, voided] = [claim.closedAt !== null, claim.voidedAt !== null];
  const speakers = statements.map(({ userId }) => userId);
  const fault = closeFault({ closed, userId: openerUserId, speakers }, ticket, user.id);
  const mine = "groupId" in reach ? statements.filter(({ groupId }) => groupId === reach.groupId).length : 0;
  return {
    ...{ claim: shownOf(claim), on: dateIn(defaultZone, claim.at), photos },
    statements: statements.map(({ id, groupName, kind, note }) => ({ id, groupName, kind, note })),
    ...{ mediates, mayClose: mediates && fault === null, barred: mediates && fault === "samePerson" },
    maySpeak: !mediates && speakFault({ closed, voided, mine }) === null,
  };
}

/** What the page shows of a claim: no ids of people. */
function shownOf(claim: ClaimRow) {
  const { id, ticketId, ticketNumber, kind, note, sentGrams, receivedGrams, closedAt, voidedAt } = claim;
  const { producerName, processorName, openerName, closerName, closeReason } = claim;
  return {
    ...{ id, ticketId, ticketNumber, kind, note, sentGrams, receivedGrams, closedAt, voidedAt },
    ...{ producerName, processorName, openerName, closerName, closeReason },
  };
}

/** A companion or officer closes it; a party tells what it saw. */
export async function action(visit: ActionFunctionArgs) {
  const { user, reach, claim } = await reached(visit, visit.params.id);
  if ("groupId" in reach) return spoken(visit, { user, groupId: reach.groupId, claimId: claim.id });
  const form = await openForm(visit.request, user, CloseClaimForm);
  if (!form.ok) return form.reply;
  const done = await closeClaim(db, form.act, reach, { claimId: claim.id, ...form.value });
  return done.ok ? redirect(`/sengketa/${claim.id}`) : form.refuse(done.reason);
}

async function spoken(visit: ActionFunctionArgs, by: { user: User; groupId: string; claimId: string }) {
  const form = await openForm(visit.request, by.user, ClaimForm);
  if (!form.ok) return form.reply;
  const stored = await storePhotos(form.value.photos);
  if (!stored.ok) return form.refuse(stored.reason, "photos");
  const value = { ...form.value, claimId: by.claimId, photos: stored.photos };
  const done = await speakToClaim(db, form.act, { id: by.groupId }, value);
  return done.ok ? redirect(`/sengketa/${by.claimId}`) : form.refuse(done.reason);
}

async function reached(visit: Visit, id = "") {
  const user = await requireUser(visit);
  const reach = claimReachOf(user);
  if (!reach) throw forbidden();
  const claim = await claimFor(db, reach, id);
  if (!claim) throw notFound();
  return { user, reach, claim };
}

export default function Claim() {
  const { claim, on, photos, mediates } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  const locale = useLocale();
  const { sentGrams, receivedGrams } = claim;
  return (
    <Page kicker={claim.ticketNumber} title={say.kinds[claim.kind]} crumb={[{ to: "/sengketa", label: say.title }]}>
      <p>
        <ClaimPill claim={claim} />
      </p>
      {claim.closerName && claim.closeReason ? (
        <Banner tone="plain" title={say.closedBy(claim.closerName, claim.closeReason)} />
      ) : null}
      {claim.note === "" && sentGrams !== null ? <p>{say.byItself}</p> : null}
      {isOpenClaim(claim) ? <p>{say.whatNow}</p> : null}
      <Facts
        items={[
          { label: say.column.parties, value: `${claim.producerName}, ${claim.processorName}` },
          { label: say.openedBy, value: claim.openerName },
          { label: say.on, value: formatDate(on, locale) },
          ...(sentGrams === null ? [] : [{ label: say.sent, value: <KgOfGrams grams={sentGrams} /> }]),
          { label: say.received, value: <KgOfGrams grams={receivedGrams} /> },
          ...(sentGrams === null
            ? []
            : [{ label: say.difference, value: <KgOfGrams grams={receivedGrams - sentGrams} /> }]),
        ]}
      />
      <PhotoStrip photos={photos} of={say.kinds[claim.kind]} />
      <Sides />
      {mediates ? null : (
        <ButtonLink to={`/nota/${claim.ticketId}`} tone="line">
          {say.toTicket}
        </ButtonLink>
      )}
      <Speak />
      <Close />
    </Page>
  );
}

/** What either side told, oldest first. */
function Sides() {
  const { claim, statements } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  const opening = claim.note === "" ? [] : [{ ...claim, groupName: claim.openerName }];
  const told = [...opening, ...statements];
  if (told.length === 0 && !isOpenClaim(claim)) return null;
  return (
    <Section title={say.sidesTitle}>
      {told.length === 0 ? <p className="soft">{say.noWords}</p> : null}
      <Facts
        items={told.map(({ groupName, kind, note }) => ({
          label: groupName,
          value: note ? `${say.kinds[kind]}: ${note}` : say.kinds[kind],
        }))}
      />
    </Section>
  );
}

/** A party's own words, one of three choices and photos. */
function Speak() {
  const { maySpeak } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  if (!maySpeak) return null;
  return (
    <Section title={say.speakTitle}>
      <p className="soft">{say.speakText}</p>
      <ClaimSheet formId="cerita" lastResult={useActionData<typeof action>()} button={say.speak} />
    </Section>
  );
}

/** Where a claim stands, in a word. */
function ClaimPill({ claim }: { claim: Pick<ClaimRow, "closedAt" | "voidedAt"> }) {
  const say = useWords(claimWords);
  if (claim.closedAt !== null) return <Pill tone="good">{say.state.closed}</Pill>;
  return claim.voidedAt === null ? (
    <Pill tone="bad">{say.state.open}</Pill>
  ) : (
    <Pill tone="plain">{say.state.moot}</Pill>
  );
}

function Close() {
  const { mayClose, barred } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  const [form, fields] = useSheet<z.input<typeof CloseClaimForm>>({
    id: "tutup",
    lastResult: useActionData<typeof action>(),
  });
  if (barred) return <Banner tone="plain" title={say.refusal.samePerson} />;
  if (!mayClose) return null;
  const options = outcomes.map((value) => ({ value, label: say.outcomes[value] }));
  return (
    <Section title={say.closeTitle}>
      <SheetForm form={form} labels={{ outcome: say.outcome, reason: say.reason }} refusals={say.refusal}>
        <RadioRows field={fields.outcome} label={say.outcome} options={options} />
        <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={2} maxLength={300} />
        <Button>{say.close}</Button>
      </SheetForm>
    </Section>
  );
}
