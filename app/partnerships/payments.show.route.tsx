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
import { titleOf } from "~/page-meta.ts";
import { PhotoStrip } from "~/photos/photo-strip.tsx";
import { listPhotos } from "~/photos/photos.server.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Signatures } from "~/ui/paper.tsx";
import { Banner } from "~/ui/state.tsx";
import type { Confirmation } from "./confirmation.ts";
import { ConfirmationForm, confirmationState, mayAnswerPaper } from "./confirmation.ts";
import { paymentFor } from "./contract-page.server.ts";
import { PaperPill } from "./contract-pill.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { partnerOf, sideOf } from "./contract.ts";
import { BackToPartnership, PaperAnswer } from "./paper-answer.tsx";
import { actByPin } from "./pin-answer.server.ts";
import { stampDutyAboveIdr } from "./payment.ts";
import { paymentWords } from "./payment.words.ts";
import { confirmPayment, voidPayment } from "./payments.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, paymentWords, (say) => `${say.receiptTitle} ${data?.payment.number ?? ""}`);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const found = await paymentFor(db, reach, visit.params.id ?? "");
  if (!found) throw notFound();
  const contract = viewOf(found.contract, reach, dateIn(defaultZone, now()));
  const { groupId, userId, confirmedAt, voidedAt, ...payment } = found.payment;
  const state = confirmationState({ confirmedAt, voidedAt });
  const recorder = sideOf(found.contract, groupId) ?? "producer";
  return {
    contract,
    payment,
    state,
    recordedBy: contract[recorder].name,
    confirmedOn: confirmedAt === null ? null : dateIn(defaultZone, confirmedAt),
    photos: await listPhotos(db, payment.id),
    may: mayAnswerPaper(
      { state, groupId, userId },
      { groupId: "groupId" in reach ? reach.groupId : null, userId: user.id },
    ),
  };
}

/** The other side confirms, or either side strikes the entry out. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const found = await paymentFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!found) throw notFound();
  const form = await openForm(visit.request, user, ConfirmationForm);
  if (!form.ok) return form.reply;
  const paymentId = found.payment.id;
  const done = await answered(form.act, user.group, visit, found, form.value);
  return done.ok ? redirect(`/bayar/${paymentId}`) : form.refuse(done.reason);
}

type Found = NonNullable<Awaited<ReturnType<typeof paymentFor>>>;

async function answered(act: Act, group: { id: string }, visit: Visit, found: Found, said: Confirmation) {
  const paymentId = found.payment.id;
  if (said.answer === "right") return confirmPayment(db, act, group, { paymentId });
  if (said.answer === "wrong") return voidPayment(db, act, group, { paymentId, reason: said.reason });
  const { phone, pin } = said;
  const { address } = visit.context;
  const other = await actByPin(db, act, partnerOf(found.contract, group.id), { phone, pin, address });
  return other.ok ? confirmPayment(db, other.act, other.group, { paymentId }) : other;
}

export default function Receipt() {
  const { contract, payment, recordedBy, photos, state } = useLoaderData<typeof loader>();
  const say = useWords(paymentWords);
  const locale = useLocale();
  return (
    <Page
      kicker={payment.number}
      title={say.receiptTitle}
      crumb={[{ to: `/kemitraan/${contract.id}`, label: contract.number }]}
    >
      <ReceiptState />
      <p>
        <Rp value={payment.amountIdr} size="n1" mark />
      </p>
      <Facts
        items={[
          { label: say.payer, value: payment.payerName },
          { label: say.payee, value: payment.payeeName },
          { label: say.method, value: say.methods[payment.method] },
          { label: say.day, value: formatDate(payment.paidOn, locale) },
          { label: say.recordedBy, value: recordedBy },
          { label: say.forContract, value: <TextLink to={`/kemitraan/${contract.id}`}>{contract.number}</TextLink> },
          { label: say.remark, value: payment.note },
        ]}
      />
      {payment.amountIdr > stampDutyAboveIdr ? <p className="soft">{say.stamp}</p> : null}
      <PhotoStrip photos={photos} of={say.proof} />
      <p className="soft">{say.holdsNoMoney}</p>
      <div className="print:hidden">
        <Answer />
        <BackToPartnership contract={contract} over={state !== "waiting"} />
      </div>
      <div className="hidden print:block">
        <Signatures
          people={[
            { role: say.signs.payer, name: payment.payerName },
            { role: say.signs.payee, name: payment.payeeName },
          ]}
        />
      </div>
      <p className="soft print:hidden">{say.print}</p>
    </Page>
  );
}

function ReceiptState() {
  const { state, payment, confirmedOn, contract } = useLoaderData<typeof loader>();
  const say = useWords(paymentWords);
  const locale = useLocale();
  return (
    <>
      <p>
        <PaperPill state={state} word={say.state[state]} />
        {confirmedOn ? ` ${say.confirmedAt(formatDate(confirmedOn, locale, "plain"))}` : null}
      </p>
      {state === "voided" ? (
        <Banner tone="plain" title={say.struckBy(payment.voidedBy ?? "", payment.voidReason ?? "")}>
          {contract.side ? <ButtonLink to={`/kemitraan/${contract.id}/bayar`}>{say.again}</ButtonLink> : null}
        </Banner>
      ) : null}
    </>
  );
}

function Answer() {
  const { may } = useLoaderData<typeof loader>();
  const say = useWords(paymentWords);
  const words = { ...say, waitTitle: say.state.waiting };
  return <PaperAnswer may={may} say={words} lastResult={useActionData<typeof action>()} />;
}
