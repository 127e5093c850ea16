import type { ReactNode } from "react";
import type { SubmissionResult } from "@conform-to/react";
import { LeavesLines } from "~/market/deal-leaves.tsx";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Buttons, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { drawingForCommodity, drawingForProduct } from "~/ui/drawing-for.ts";
import { Rp } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatIdr, formatInstant, formatKg, formatWeek } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Pairing, Reasons } from "~/ui/pairing.tsx";
import { PriceBand } from "~/ui/price-band.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, Pill } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { pillOf } from "./proposal-pill.ts";
import type { AnswerFields, ProposalView } from "./proposal.ts";
import { declineReasons, mayAnswer } from "./proposal.ts";
import { priceTitle, roadText, whySentences } from "./reasons.ts";
import { shareWords } from "./share.words.ts";
import { tentativeWords } from "./tentative.words.ts";
import { matchingWords } from "./words.ts";

type Shown = { proposal: ProposalView };

type ProposalPageProps = Shown & {
  /** What the form's door answered, when it was refused. */
  lastResult?: SubmissionResult<string[]> | undefined;
  /** Where the answer is sent; the page's own address unless given. */
  action?: string;
  /** The reader sent it or spoke for the other side, so somebody else has to answer: said in the place of the buttons. */
  barred?: boolean;
  /** How the partner kept its word; its owner lies further down the street. */
  record?: ReactNode;
};

/** A proposal as one side reads it: who, how many kg, which price, why, and the two answers. */
export function ProposalPage({ proposal, lastResult, action, barred = false, record }: ProposalPageProps) {
  const say = useWords(matchingWords);
  const tentative = useWords(tentativeWords);
  const locale = useLocale();
  const title = nameIn(locale, proposal.commodity);
  const { own, partner } = proposal;
  const [farm, kitchen] = proposal.side === "producer" ? [own, partner] : [partner, own];
  return (
    <Page
      title={say.pair(title, nameIn(locale, proposal.product).toLowerCase())}
      crumb={[{ to: "/usulan", label: say.title }]}
    >
      <State proposal={proposal} />
      {proposal.tentative ? (
        <Banner tone="wait" title={tentative.title}>
          {proposal.side === "producer" ? tentative.producer : tentative.processor}
        </Banner>
      ) : null}
      <Pairing
        left={{ drawing: drawingForCommodity(proposal.commodity.code), title, lines: [farm.name, farm.village] }}
        right={{
          drawing: drawingForProduct(proposal.product.code),
          title: nameIn(locale, proposal.product),
          lines: [kitchen.name, kitchen.village],
        }}
        quantityKg={proposal.quantityKg}
        mark
        caption={say.handOver(formatWeek(proposal.week, locale), roadText(proposal.distanceM, locale))}
      />
      <Price proposal={proposal} />
      <Section title={say.whyTitle}>
        <Reasons items={whySentences(proposal, locale)} />
      </Section>
      {record}
      <AnswersSoFar proposal={proposal} />
      {mayAnswer(proposal) && barred ? <Banner tone="plain" title={say.refusal.samePerson} /> : null}
      {mayAnswer(proposal) && !barred ? (
        <AnswerSheet proposal={proposal} lastResult={lastResult} action={action} />
      ) : null}
    </Page>
  );
}

function State({ proposal }: Shown) {
  const say = useWords(matchingWords);
  const locale = useLocale();
  const { state, dueAt, zone, contractId } = proposal;
  if (mayAnswer(proposal)) return <Pill tone="wait">{say.answerBy(formatInstant(dueAt, zone, locale))}</Pill>;
  if (state === "agreed")
    return (
      <Banner tone="good" title={say.done.agreed}>
        {contractId ? <ButtonLink to={`/kemitraan/${contractId}`}>{say.toContract}</ButtonLink> : null}
      </Banner>
    );
  if (state === "declined" || state === "expired" || state === "dropped")
    return <Banner tone="plain" title={say.done[state]} />;
  return <Banner tone="wait" title={say.done.waitingOther} />;
}

function Price({ proposal }: Shown) {
  if (proposal.terms === "buy") return <BuyPrice proposal={proposal} />;
  return proposal.terms === "toll" ? <TollPrice proposal={proposal} /> : <SharePrice proposal={proposal} />;
}

/** Nothing is bought: the part, the costs that come off first, and for the producer what a kg may bring. */
function SharePrice({ proposal }: Shown) {
  const say = useWords(shareWords);
  const locale = useLocale();
  const { side, shareCostIdr, shareCosts } = proposal;
  return (
    <Section title={priceTitle(proposal, null, locale)}>
      <p>{say.shareText[side]}</p>
      <Ledger>
        <LedgerLine label={shareCosts === "" ? say.shareCost : say.shareCostOf(shareCosts)}>
          <Rp value={shareCostIdr} />
        </LedgerLine>
        <Worth proposal={proposal} />
      </Ledger>
      <LeavesLines leaves={proposal.leaves} />
    </Section>
  );
}

/** Transport, and what a kg is estimated to bring its producer. */
function Worth({ proposal: { transportIdr, worthIdr } }: Shown) {
  const say = useWords(matchingWords);
  return (
    <>
      <LedgerLine label={say.price.transport}>
        <Rp value={transportIdr} />
      </LedgerLine>
      {worthIdr === null ? null : (
        <LedgerLine label={say.price.worth} sum>
          <Rp value={worthIdr} size="n3" />
        </LedgerLine>
      )}
    </>
  );
}

function BuyPrice({ proposal }: Shown) {
  const say = useWords(matchingWords);
  const locale = useLocale();
  const { side, quantityKg, farmGateIdr, deliveredIdr, ownLimitIdr, transportIdr, reference } = proposal;
  if (farmGateIdr === null || deliveredIdr === null || ownLimitIdr === null) return null;
  const producer = side === "producer";
  const own = producer
    ? { idr: ownLimitIdr, label: say.price.yourAsk, kind: "hulu" as const }
    : { idr: ownLimitIdr, label: say.price.yourLimit, kind: "hilir" as const };
  const kg = formatKg(quantityKg, locale);
  return (
    <Section title={say.price.title(formatIdr(farmGateIdr, locale))}>
      {reference ? (
        <>
          <PriceBand
            lowIdr={reference.lowIdr}
            highIdr={reference.highIdr}
            points={[{ idr: farmGateIdr, label: formatIdr(farmGateIdr, locale), kind: "agreed" }, own]}
          />
          <p className="soft">{reference.estimate ? say.price.estimate : say.price.reference}</p>
        </>
      ) : null}
      <Ledger>
        <LedgerLine label={say.price.times(kg, formatIdr(farmGateIdr, locale))}>
          <Rp value={quantityKg * farmGateIdr} size="n3" />
        </LedgerLine>
        <LedgerLine label={say.price.transportByKitchen}>
          <Rp value={transportIdr} />
        </LedgerLine>
        {producer ? null : (
          <LedgerLine label={say.price.deliveredSum(kg)} sum>
            <Rp value={quantityKg * deliveredIdr} size="n3" />
          </LedgerLine>
        )}
      </Ledger>
    </Section>
  );
}

function TollPrice({ proposal }: Shown) {
  const say = useWords(matchingWords);
  const locale = useLocale();
  const { side, quantityKg, feeIdr, worthIdr } = proposal;
  const fee = formatIdr(feeIdr, locale);
  return (
    <Section title={say.price.tollTitle(fee)}>
      <p>{say.price.tollText[side]}</p>
      <Ledger>
        <LedgerLine label={say.price.feeSum[side](formatKg(quantityKg, locale), fee)}>
          <Rp value={quantityKg * feeIdr} size="n3" />
        </LedgerLine>
        <Worth proposal={proposal} />
      </Ledger>
      {worthIdr === null ? null : <p className="soft">{say.price.worthNote}</p>}
      <LeavesLines leaves={proposal.leaves} />
    </Section>
  );
}

function AnswersSoFar({ proposal }: Shown) {
  const say = useWords(matchingWords);
  const { side, answers, partner } = proposal;
  const other = side === "producer" ? "processor" : "producer";
  const pill = pillOf(proposal.state);
  return (
    <Section title={say.answersTitle} action={<Pill tone={pill}>{say.state[proposal.state]}</Pill>}>
      <Ledger>
        <LedgerLine label={say.you}>{say.said[answers[side] ?? "none"]}</LedgerLine>
        <LedgerLine label={partner.name}>{say.said[answers[other] ?? "none"]}</LedgerLine>
      </Ledger>
    </Section>
  );
}

/** Both answers in one form: the reasons lie folded above the no. */
function AnswerSheet({ proposal, lastResult, action }: ProposalPageProps) {
  const say = useWords(matchingWords);
  const [form, fields] = useSheet<AnswerFields>({ id: "jawab", lastResult });
  const options = declineReasons.map((reason) => ({ value: reason, label: say.reasons[reason] }));
  const labels = { reason: say.reasonLabel, note: say.noteLabel };
  return (
    <SheetForm form={form} labels={labels} refusals={say.refusal} {...(action ? { action } : {})}>
      <Section title={say.declineTitle}>
        <p>{say.declineText[proposal.side]}</p>
        <Fold summary={say.reasonLabel} open={lastResult !== undefined}>
          <RadioChips field={fields.reason} label={say.reasonLabel} options={options} optional />
          <TextArea field={fields.note} label={say.noteLabel} hint={say.noteHint} rows={2} maxLength={200} optional />
        </Fold>
      </Section>
      <Thumb>
        <Buttons>
          <Button name="verdict" value="no" tone="line" icon="cross">
            {say.no}
          </Button>
          <Button name="verdict" value="yes" icon="check">
            {say.yes}
          </Button>
        </Buttons>
      </Thumb>
    </SheetForm>
  );
}
