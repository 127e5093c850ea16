import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { readLiveSession, requireTrader, requireUser } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import type { PillTone } from "~/ui/state.tsx";
import { Banner, Pill } from "~/ui/state.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { VersionState } from "./agreement-page.server.ts";
import { proofUrl, shownAgreement } from "./agreement-page.server.ts";
import { AgreementPaper } from "./agreement-paper.tsx";
import { SignForm } from "./agreement.ts";
import { agreementWords } from "./agreement.words.ts";
import { declineAgreement, signAgreement } from "./agreements.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { StrikeFold } from "./strike-fold.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, agreementWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const wanted = Number(new URL(visit.request.url).searchParams.get("naskah")) || null;
  const agreement = await shownAgreement(db, row, { reach, userId: user.id }, wanted);
  return { id: row.id, number: row.number, agreement, proofUrl: proofUrl(visit.request, agreement.hash) };
}

/** A side signs the text that it has read, or says no to it. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const row = await contractFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!row) throw notFound();
  const form = await openForm(visit.request, user, SignForm);
  if (!form.ok) return form.reply;
  const contractId = row.id;
  const { value } = form;
  const device = (await readLiveSession(visit))?.device ?? "";
  const done =
    value.answer === "sign"
      ? await signAgreement(db, form.act, { groupId: user.group.id, device }, { contractId, hash: value.hash })
      : await declineAgreement(db, form.act, user.group, { contractId, reason: value.reason });
  return done.ok ? redirect(`/kemitraan/${contractId}/surat`) : form.refuse(done.reason);
}

const tones: Record<VersionState, PillTone> = {
  draft: "open",
  open: "wait",
  inForce: "good",
  declined: "plain",
  replaced: "plain",
  ended: "plain",
};

export default function Agreement() {
  const { id, number, agreement, proofUrl } = useLoaderData<typeof loader>();
  const say = useWords(agreementWords);
  const { state, version, reason, declineReason } = agreement;
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: `/kemitraan/${id}`, label: number }]}>
      <p>
        <Pill tone={tones[state]}>{say.state[state]}</Pill>
      </p>
      {reason ? <p>{say.changeReason(reason)}</p> : null}
      {declineReason ? <p>{say.declined(declineReason)}</p> : null}
      <Banner tone="wait" title={say.draftTitle}>
        <p>{say.draftText}</p>
        {say.language ? <p>{say.language}</p> : null}
      </Banner>
      <AgreementPaper agreement={agreement} proofUrl={proofUrl} />
      <div className="print:hidden stack">
        <Answer />
        <Buttons>
          <ButtonLink to={`/kemitraan/${id}/surat.pdf?naskah=${version}`} tone="line" icon="download">
            {say.pdf}
          </ButtonLink>
          {agreement.may.propose ? (
            <ButtonLink to={`/kemitraan/${id}/surat/ubah`} tone="line" icon="edit">
              {say.propose}
            </ButtonLink>
          ) : null}
        </Buttons>
        <p className="soft">{say.print}</p>
        <Versions />
      </div>
    </Page>
  );
}

/** The reader's one thing to do about the text. */
function Answer() {
  const { agreement } = useLoaderData<typeof loader>();
  const say = useWords(agreementWords);
  const lastResult = useActionData<typeof action>();
  const { may, hash, state, waitsForPartner } = agreement;
  const refused = refusedOf(lastResult);
  if (!may.sign && !may.decline && !may.barred) return null;
  return (
    <Section title={say.signTitle}>
      {refused ? <Banner tone="bad" title={say.refusal[refused]} /> : null}
      {may.barred ? <Banner tone="plain" title={say.refusal.samePerson} /> : null}
      {waitsForPartner ? <p>{say.waitPartner}</p> : null}
      {may.sign ? (
        <>
          <p>{say.signText}</p>
          <ActionButton fields={{ answer: "sign", hash }} label={say.sign} icon="check" />
        </>
      ) : null}
      {state === "draft" || state === "open" ? <p className="soft">{say.weighAnyway}</p> : null}
      {may.decline ? (
        <StrikeFold
          answer="decline"
          summary={may.decline === "withdraw" ? say.withdraw : say.decline}
          text={say.declineText}
          reason={{ label: say.declineReason }}
          button={may.decline === "withdraw" ? say.withdrawButton : say.declineButton}
          refusals={say.refusal}
          lastResult={lastResult}
        />
      ) : null}
    </Section>
  );
}

/** The refusal of a one-button form, which has no field to stand beside. */
function refusedOf(reply: ReturnType<typeof useActionData<typeof action>>) {
  const key = reply && "error" in reply ? reply.error?.[""]?.[0] : undefined;
  const known = Object.keys(agreementWords.id.refusal) as (keyof typeof agreementWords.id.refusal)[];
  return known.find((one) => one === key) ?? (key ? "textChanged" : null);
}

function Versions() {
  const { id, agreement } = useLoaderData<typeof loader>();
  const say = useWords(agreementWords);
  if (agreement.versions.length < 2) return null;
  return (
    <Fold summary={say.versions}>
      <ul className="stack8">
        {agreement.versions.map(({ version, state }) => (
          <li key={version}>
            <TextLink to={`/kemitraan/${id}/surat?naskah=${version}`}>
              {say.version(version, say.state[state])}
            </TextLink>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
