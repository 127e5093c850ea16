import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader, requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { owedIdr } from "~/lib/units.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Pairing } from "~/ui/pairing.tsx";
import { Signatures } from "~/ui/paper.tsx";
import { Banner } from "~/ui/state.tsx";
import { ConfirmationForm, confirmationState, mayAnswerPaper } from "./confirmation.ts";
import { ticketFor } from "./contract-page.server.ts";
import { PaperPill } from "./contract-pill.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { useGrades } from "./grades.ts";
import { NoteAmount, NoteWeight } from "./note-figures.tsx";
import { noteWords } from "./note.words.ts";
import { dueDate } from "./payment.ts";
import { StrikeFold } from "./strike-fold.tsx";
import { confirmTicket, voidTicket } from "./tickets.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, noteWords, (say) => `${say.noteTitle} ${data?.ticket.number ?? ""}`);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const found = await ticketFor(db, reach, visit.params.id ?? "");
  if (!found) throw notFound();
  const contract = viewOf(found.contract, reach, dateIn(defaultZone, now()));
  const { groupId, confirmedAt, voidedAt, ...ticket } = found.ticket;
  const state = confirmationState({ confirmedAt, voidedAt });
  const confirmedOn = confirmedAt === null ? null : dateIn(defaultZone, confirmedAt);
  return {
    contract,
    ticket,
    state,
    confirmedOn,
    dueOn: confirmedOn && dueDate(confirmedOn, contract.paymentDays),
    amountIdr: owedIdr(ticket.netGrams, contract.rateIdr),
    may: mayAnswerPaper({ state, groupId }, "groupId" in reach ? reach.groupId : null),
    category: found.contract.commodityCategory,
  };
}

/** The other side confirms, or either side strikes the note out. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const found = await ticketFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!found) throw notFound();
  const form = await openForm(visit.request, user, ConfirmationForm);
  if (!form.ok) return form.reply;
  const ticketId = found.ticket.id;
  const done =
    form.value.answer === "right"
      ? await confirmTicket(db, form.act, user.group, { ticketId })
      : await voidTicket(db, form.act, user.group, { ticketId, reason: form.value.reason });
  return done.ok ? redirect(`/nota/${ticketId}`) : form.refuse(done.reason);
}

export default function Note() {
  const { contract, ticket, category } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  const grade = useGrades(category)[ticket.grade - 1]?.label ?? "";
  const { producer, processor } = contract;
  return (
    <Page
      kicker={ticket.number}
      title={say.noteTitle}
      crumb={[{ to: `/kemitraan/${contract.id}`, label: contract.number }]}
    >
      <NoteState />
      <Pairing
        left={{ title: producer.name, lines: [say.handsOver, producer.villageName] }}
        right={{ title: processor.name, lines: [say.receives, processor.villageName] }}
      />
      <NoteWeight ticket={ticket} promisedKg={contract.quantityKg} />
      <Facts
        items={[
          { label: say.day, value: formatDate(ticket.weighedOn, locale) },
          { label: say.gradeLine, value: grade },
          { label: say.thing, value: nameIn(locale, contract.commodity) },
          { label: say.weighedBy, value: contract[ticket.weigherSide].name },
          { label: say.note, value: ticket.note },
          { label: say.forContract, value: <TextLink to={`/kemitraan/${contract.id}`}>{contract.number}</TextLink> },
        ]}
      />
      <Amount />
      <div className="print:hidden">
        <Answer />
      </div>
      <div className="hidden print:block">
        <Signatures
          people={(["producer", "processor"] as const).map((side) => ({
            role: say.signs[side],
            name: contract[side].name,
          }))}
        />
      </div>
      <p className="soft print:hidden">{say.print}</p>
    </Page>
  );
}

function NoteState() {
  const { state, ticket, confirmedOn, contract } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  return (
    <>
      <p>
        <PaperPill state={state} word={say.state[state]} />
        {confirmedOn ? ` ${say.confirmedAt(formatDate(confirmedOn, locale, "plain"))}` : null}
      </p>
      {state === "voided" ? (
        <Banner tone="plain" title={say.struckBy(ticket.voidedBy ?? "", ticket.voidReason ?? "")}>
          {contract.side && !contract.ended ? (
            <ButtonLink to={`/kemitraan/${contract.id}/timbang`}>{say.again}</ButtonLink>
          ) : null}
        </Banner>
      ) : null}
    </>
  );
}

function Amount() {
  const { contract, ticket, amountIdr, dueOn, state } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  const { payerName, paymentDays } = contract;
  const due = dueOn ? say.dueBy(payerName, formatDate(dueOn, locale)) : say.dueLater(payerName, paymentDays);
  return (
    <NoteAmount contract={contract} netGrams={ticket.netGrams} amountIdr={amountIdr}>
      {state === "voided" ? null : <p>{due}</p>}
    </NoteAmount>
  );
}

function Answer() {
  const { may } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const lastResult = useActionData<typeof action>();
  if (may.confirm) {
    return (
      <Section title={say.checkTitle}>
        <p>{say.checkText}</p>
        <ActionButton fields={{ answer: "right" }} label={say.right} icon="check" />
        <StrikeFold
          summary={say.wrong}
          text={say.wrongText}
          reason={{ label: say.wrongReason, hint: say.wrongHint }}
          button={say.strike}
          refusals={say.refusal}
          lastResult={lastResult}
        />
      </Section>
    );
  }
  if (!may.strike) return null;
  return (
    <Section title={say.state.waiting}>
      <p>{say.waitText}</p>
      <StrikeFold
        summary={say.takeBack}
        text={say.takeBackText}
        reason={{ label: say.takeBackReason }}
        button={say.takeBack}
        refusals={say.refusal}
        lastResult={lastResult}
      />
    </Section>
  );
}
