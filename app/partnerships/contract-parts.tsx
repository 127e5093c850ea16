import type { ReactNode } from "react";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Kg, KgOfGrams, Rp, RpPerKg } from "~/ui/figure.tsx";
import { formatDate, formatIdr, formatPercent, formatWeek } from "~/ui/format.ts";
import { Facts, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import type { Locale } from "~/ui/locale.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Pill } from "~/ui/state.tsx";
import { confirmationState } from "./confirmation.ts";
import { PaperPill } from "./contract-pill.tsx";
import type { ContractView } from "./contract-view.ts";
import type { LiveDelivery } from "./deliveries.server.ts";
import { deliveryState } from "./delivery.ts";
import type { Account } from "./payment.ts";
import { shareWords } from "./share.words.ts";
import { partnershipWords } from "./words.ts";

type Answered = { id: string; number: string; confirmedAt: number | null; voidedAt: number | null };
type Shown = { contract: ContractView };

/** What was agreed, and when it is to be handed over. */
export function TermsSection({ contract, deliveries }: Shown & { deliveries: LiveDelivery[] }) {
  const say = useWords(partnershipWords);
  const locale = useLocale();
  const { fact } = say;
  const shared = useWords(shareWords);
  const whenPaid = contract.terms === "share" ? shared.paymentDaysShare : say.paymentDays;
  return (
    <>
      <Section title={say.termsTitle}>
        <Facts
          items={[
            { label: fact.number, value: contract.number },
            { label: fact.terms, value: say.terms[contract.terms] },
            ...termsFacts(contract, locale),
            { label: fact.kg, value: <Kg value={contract.quantityKg} /> },
            { label: fact.week, value: formatWeek(contract.week, locale) },
            { label: fact.payment, value: whenPaid(contract.paymentDays) },
            { label: fact.signed, value: formatDate(contract.signedOn, locale, "plain") },
          ]}
        />
      </Section>
      <Section title={say.deliveriesTitle}>
        <Ledger>
          {deliveries.map((delivery) => (
            <LedgerLine
              key={delivery.id}
              label={
                <>
                  {formatDate(delivery.plannedOn, locale, "day")} <DeliveryPill delivery={delivery} />
                </>
              }
            >
              <Kg value={delivery.quantityKg} />
            </LedgerLine>
          ))}
        </Ledger>
      </Section>
    </>
  );
}

/** Where the producer says that a delivery has left; null for everybody else, and when none is left to send. */
export function departAddress(contract: ContractView, deliveries: readonly LiveDelivery[]): string | null {
  const waits = deliveries.some((delivery) => deliveryState(delivery) === "planned");
  return contract.side === "producer" && !contract.ended && waits ? `/kemitraan/${contract.id}/berangkat` : null;
}

/** The price or the fee; with shares the producer's part and the named costs that come off first. */
function termsFacts(contract: ContractView, locale: Locale) {
  const { terms, rateIdr, sharePercent, shareCostIdr, shareCosts } = contract;
  const { fact } = partnershipWords[locale];
  const say = shareWords[locale];
  if (terms !== "share") {
    return [{ label: terms === "buy" ? fact.price : fact.fee, value: <RpPerKg value={rateIdr} /> }];
  }
  const costs = shareCostIdr === 0 ? say.noCosts : say.costsLine(formatIdr(shareCostIdr, locale), shareCosts);
  return [
    { label: say.share, value: say.shareOf(formatPercent(sharePercent / 100, locale)) },
    { label: say.costs, value: costs },
  ];
}

const deliveryTones = { planned: "open", onTheWay: "wait", weighed: "wait", confirmed: "good" } as const;

/** How far a delivery has come, in a word. */
function DeliveryPill({ delivery }: { delivery: LiveDelivery }) {
  const state = deliveryState(delivery);
  return <Pill tone={deliveryTones[state]}>{useWords(partnershipWords).deliveryState[state]}</Pill>;
}

/** Weighing notes, each opening to its page. */
export function TicketSection({
  contract,
  tickets,
}: Shown & { tickets: (Answered & { netGrams: number; weighedOn: string })[] }) {
  const say = useWords(partnershipWords);
  const locale = useLocale();
  const open = contract.side !== null && contract.state !== "ended" && contract.state !== "done";
  const weigh = (
    <ButtonLink to={`/kemitraan/${contract.id}/timbang`} tone="line" size="small">
      {say.weigh}
    </ButtonLink>
  );
  return (
    <Section title={say.ticketsTitle} action={open ? weigh : null}>
      {tickets.length === 0 ? <p className="soft">{say.noTickets}</p> : null}
      <Papers
        papers={tickets.map((ticket) => ({
          ...ticket,
          to: `/nota/${ticket.id}`,
          text: say.ticketLine(ticket.number, formatDate(ticket.weighedOn, locale, "short")),
          figure: <KgOfGrams grams={ticket.netGrams} />,
        }))}
      />
    </Section>
  );
}

/** What is owed, paid, open, and by when. */
export function AccountSection({ contract, account }: Shown & { account: Account }) {
  const say = useWords(partnershipWords);
  const locale = useLocale();
  const shared = useWords(shareWords);
  const word = say.account;
  const over = account.paidIdr - account.dueIdr;
  return (
    <Section title={say.accountTitle}>
      <p className="soft">{say.payer(contract.payerName, contract.payeeName)}</p>
      <Ledger>
        <Amount label={contract.terms === "share" ? shared.dueOfSales : word.due} idr={account.dueIdr} always />
        <Amount label={word.paid} idr={account.paidIdr} always />
        <Amount label={word.waiting} idr={account.waitingIdr} />
        <LedgerLine label={word.open} sum>
          <Rp value={account.openIdr} size="n3" />
        </LedgerLine>
        <Amount label={word.overdue} idr={account.overdueIdr} />
        <Amount label={word.overpaid} idr={Math.max(0, over)} />
        {account.nextDueOn ? (
          <LedgerLine label={word.nextDue}>{formatDate(account.nextDueOn, locale, "plain")}</LedgerLine>
        ) : null}
      </Ledger>
      <p className="soft">{say.holdsNoMoney}</p>
    </Section>
  );
}

function Amount({ label, idr, always = false }: { label: string; idr: number; always?: boolean }) {
  if (idr === 0 && !always) return null;
  return (
    <LedgerLine label={label}>
      <Rp value={idr} />
    </LedgerLine>
  );
}

/** Payments, each opening to its receipt. */
export function PaymentSection({
  contract,
  payments,
}: Shown & { payments: (Answered & { amountIdr: number; paidOn: string; method: "cash" | "transfer" })[] }) {
  const say = useWords(partnershipWords);
  const locale = useLocale();
  const pay = (
    <ButtonLink to={`/kemitraan/${contract.id}/bayar`} tone="line" size="small">
      {say.pay}
    </ButtonLink>
  );
  return (
    <Section title={say.paymentsTitle} action={contract.side === null || contract.state === "done" ? null : pay}>
      {payments.length === 0 ? <p className="soft">{say.noPayments}</p> : null}
      <Papers
        papers={payments.map((payment) => ({
          ...payment,
          to: `/bayar/${payment.id}`,
          text: `${say.ticketLine(payment.number, formatDate(payment.paidOn, locale, "short"))}, ${say.method[payment.method]}`,
          figure: <Rp value={payment.amountIdr} />,
        }))}
      />
    </Section>
  );
}

type BatchLine = { id: string; number: string; processedOn: string; nameId: string; nameEn: string; grams: number };

/** What the kitchen made of it; the value added has its own page. */
export function BatchSection({ contract, batches }: Shown & { batches: BatchLine[] }) {
  const say = useWords(partnershipWords);
  const locale = useLocale();
  if (batches.length === 0) {
    return (
      <Section title={say.batchesTitle}>
        <p className="soft">{say.noBatches}</p>
      </Section>
    );
  }
  return (
    <Section title={say.batchesTitle}>
      <Ledger>
        {batches.map((batch) => (
          <LedgerLine key={batch.id} label={say.batchLine(batch.number, nameIn(locale, batch).toLowerCase())}>
            <KgOfGrams grams={batch.grams} />
          </LedgerLine>
        ))}
      </Ledger>
      <ButtonLink to={`/kemitraan/${contract.id}/nilai-tambah`} tone="line">
        {say.toValue}
      </ButtonLink>
    </Section>
  );
}

type Paper = Answered & { to: string; text: string; figure: ReactNode };

function Papers({ papers }: { papers: Paper[] }) {
  return (
    <Ledger>
      {papers.map((paper) => (
        <LedgerLine
          key={paper.id}
          label={
            <>
              <TextLink to={paper.to}>{paper.text}</TextLink> <PaperPill state={confirmationState(paper)} />
            </>
          }
        >
          {paper.figure}
        </LedgerLine>
      ))}
    </Ledger>
  );
}
