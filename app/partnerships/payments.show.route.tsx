import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader, requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Signatures } from "~/ui/paper.tsx";
import { Banner } from "~/ui/state.tsx";
import { ConfirmationForm, confirmationState, mayAnswerPaper } from "./confirmation.ts";
import { paymentFor } from "./contract-page.server.ts";
import { PaperPill } from "./contract-pill.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { sideOf } from "./contract.ts";
import { stampDutyAboveIdr } from "./payment.ts";
import { paymentWords } from "./payment.words.ts";
import { confirmPayment, voidPayment } from "./payments.server.ts";
import { StrikeFold } from "./strike-fold.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, paymentWords, (say) => `${say.receiptTitle} ${data?.payment.number ?? ""}`);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const found = await paymentFor(db, reach, visit.params.id ?? "");
  if (!found) throw notFound();
  const contract = viewOf(found.contract, reach, dateIn(defaultZone, now()));
  const { groupId, confirmedAt, voidedAt, ...payment } = found.payment;
  const state = confirmationState({ confirmedAt, voidedAt });
  const recorder = sideOf(found.contract, groupId) ?? "producer";
  return {
    contract,
    payment,
    state,
    recordedBy: contract[recorder].name,
    confirmedOn: confirmedAt === null ? null : dateIn(defaultZone, confirmedAt),
    may: mayAnswerPaper({ state, groupId }, "groupId" in reach ? reach.groupId : null),
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
  const done =
    form.value.answer === "right"
      ? await confirmPayment(db, form.act, user.group, { paymentId })
      : await voidPayment(db, form.act, user.group, { paymentId, reason: form.value.reason });
  return done.ok ? redirect(`/bayar/${paymentId}`) : form.refuse(done.reason);
}

export default function Receipt() {
  const { contract, payment, recordedBy } = useLoaderData<typeof loader>();
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
      <p className="soft">{say.holdsNoMoney}</p>
      <div className="print:hidden">
        <Answer />
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
  const lastResult = useActionData<typeof action>();
  if (may.confirm) {
    return (
      <Section title={say.checkTitle}>
        <p>{say.checkText}</p>
        <ActionButton fields={{ answer: "right" }} label={say.right} icon="check" />
        <StrikeFold
          summary={say.wrong}
          text={say.wrongText}
          reason={{ label: say.wrongReason }}
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
        reason={{ label: say.takeBackReason }}
        button={say.takeBack}
        refusals={say.refusal}
        lastResult={lastResult}
      />
    </Section>
  );
}
