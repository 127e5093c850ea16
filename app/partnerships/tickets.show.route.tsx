import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireTrader, requireUser } from "~/auth/visitor.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { owedIdr } from "~/lib/units.ts";
import { titleOf } from "~/page-meta.ts";
import { PhotoStrip } from "~/photos/photo-strip.tsx";
import { listPhotos } from "~/photos/photos.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Pairing } from "~/ui/pairing.tsx";
import { Signatures } from "~/ui/paper.tsx";
import { Banner } from "~/ui/state.tsx";
import type { Confirmation } from "./confirmation.ts";
import { ConfirmationForm, confirmationState, mayAnswerPaper } from "./confirmation.ts";
import { basketsOf, ticketFor } from "./contract-page.server.ts";
import { PaperPill } from "./contract-pill.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { partnerOf } from "./contract.ts";
import { viewOf } from "./contract-view.server.ts";
import { useGrades } from "./grades.ts";
import { NoteAmount, NoteWeight } from "./note-figures.tsx";
import { noteWords } from "./note.words.ts";
import { BackToPartnership, PaperAnswer } from "./paper-answer.tsx";
import { actByPin } from "./pin-answer.server.ts";
import { dueDate } from "./payment.ts";
import { confirmTicket, voidTicket } from "./tickets.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, noteWords, (say) => `${say.noteTitle} ${data?.ticket.number ?? ""}`);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const readerGroupId = "groupId" in reach ? reach.groupId : null;
  const found = await ticketFor(db, reach, visit.params.id ?? "");
  if (!found) throw notFound();
  const contract = viewOf(found.contract, reach, dateIn(defaultZone, now()));
  const { groupId, userId, confirmedAt, voidedAt, claimClosedAt, ...ticket } = found.ticket;
  const state = confirmationState({ confirmedAt, voidedAt });
  const disputed = ticket.claimId !== null && claimClosedAt === null && voidedAt === null;
  const [baskets, photos] = await Promise.all([basketsOf(db, ticket.id), listPhotos(db, ticket.id)]);
  const soldIdr = owedIdr(ticket.rejectedGrams ?? 0, ticket.rejectedIdr ?? 0);
  const confirmedOn = confirmedAt === null ? null : dateIn(defaultZone, confirmedAt);
  return {
    contract,
    ticket,
    state,
    confirmedOn,
    dueOn: confirmedOn && dueDate(confirmedOn, contract.paymentDays),
    ...{ baskets, photos, disputed, soldIdr },
    netIdr: owedIdr(ticket.netGrams, contract.rateIdr),
    amountIdr: owedIdr(ticket.netGrams, contract.rateIdr) + soldIdr,
    may: mayAnswerPaper({ state, groupId, userId, disputed }, { groupId: readerGroupId, userId: user.id }),
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
  const done = await answered(form.act, user.group, visit, found, form.value);
  return done.ok ? redirect(`/nota/${ticketId}`) : form.refuse(done.reason);
}

type Found = NonNullable<Awaited<ReturnType<typeof ticketFor>>>;

async function answered(act: Act, group: { id: string }, visit: Visit, found: Found, said: Confirmation) {
  const ticketId = found.ticket.id;
  if (said.answer === "right") return confirmTicket(db, act, group, { ticketId });
  if (said.answer === "wrong") return voidTicket(db, act, group, { ticketId, reason: said.reason });
  const { phone, pin } = said;
  const { address } = visit.context;
  const other = await actByPin(db, act, partnerOf(found.contract, group.id), { phone, pin, address });
  return other.ok ? confirmTicket(db, other.act, other.group, { ticketId }) : other;
}

export default function Note() {
  const { contract, ticket, category, baskets, photos, state } = useLoaderData<typeof loader>();
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
      <NoteWeight ticket={ticket} baskets={baskets} promisedKg={contract.quantityKg} />
      <PhotoStrip photos={photos} of={say.photo} />
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
        <BackToPartnership contract={contract} over={state !== "waiting"} />
      </div>
      <div className="hidden print:block">
        <Signatures
          people={(["producer", "processor"] as const).map((side) => ({
            role: say.signs[side],
            name: contract[side].name,
          }))}
        />
      </div>
      <div className="print:hidden">
        <ButtonLink to={`/nota/${ticket.id}/struk`} tone="line" icon="print">
          {say.slip}
        </ButtonLink>
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
  const { contract, ticket, netIdr, amountIdr, soldIdr, dueOn, state } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  const { payerName, paymentDays } = contract;
  const due = dueOn ? say.dueBy(payerName, formatDate(dueOn, locale)) : say.dueLater(payerName, paymentDays);
  const sold =
    soldIdr > 0 ? { grams: ticket.rejectedGrams ?? 0, rateIdr: ticket.rejectedIdr ?? 0, idr: soldIdr } : null;
  return (
    <NoteAmount contract={contract} netGrams={ticket.netGrams} netIdr={netIdr} amountIdr={amountIdr} sold={sold}>
      {state === "voided" ? null : <p>{due}</p>}
    </NoteAmount>
  );
}

function Answer() {
  const { may, ticket, disputed } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const lastResult = useActionData<typeof action>();
  const words = { ...say, waitTitle: say.state.waiting };
  return (
    <>
      {disputed && ticket.claimId ? (
        <Banner tone="bad" title={say.inDispute}>
          <ButtonLink to={`/sengketa/${ticket.claimId}`} tone="line">
            {say.toClaim}
          </ButtonLink>
        </Banner>
      ) : null}
      <PaperAnswer may={may} say={words} lastResult={lastResult} />
      {may.strike && ticket.claimId === null ? (
        <ButtonLink to={`/nota/${ticket.id}/sengketa`} tone="line" icon="warning">
          {say.openClaim}
        </ButtonLink>
      ) : null}
    </>
  );
}
