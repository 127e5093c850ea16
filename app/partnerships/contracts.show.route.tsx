import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { drawingForCommodity, drawingForProduct } from "~/ui/drawing-for.ts";
import { Kg, KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatIdr, formatWeek } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page, Section } from "~/ui/page.tsx";
import { Pairing } from "~/ui/pairing.tsx";
import { Banner } from "~/ui/state.tsx";
import { accountFor } from "./account.server.ts";
import {
  AccountSection,
  BatchSection,
  PaymentSection,
  TermsSection,
  TicketSection,
  departAddress,
} from "./contract-parts.tsx";
import { batchesMadeOf, contractFor, partnerContact, paymentsOf, ticketsOf } from "./contract-page.server.ts";
import { ContractPill } from "./contract-pill.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { stepFactsOf } from "./contract-step.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { liveDeliveries } from "./deliveries.server.ts";
import { NextStep } from "./next-step-card.tsx";
import { partnerOf } from "./contract.ts";
import { nextStep } from "./next-step.ts";
import { stepWords } from "./next-step.words.ts";
import { partsWords } from "./parts.words.ts";
import { countParts } from "./pool-parts.server.ts";
import { SalesSection } from "./sales-section.tsx";
import { TrustLine } from "./trust-line.tsx";
import { trustIn } from "./trust.server.ts";
import { partnershipWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, partnershipWords, (say) => `${say.title} ${data?.contract.number ?? ""}`);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const today = dateIn(defaultZone, now());
  const contract = viewOf(row, reach, today);
  const others = "groupId" in reach ? [partnerOf(row, reach.groupId)] : [row.producerGroupId, row.processorGroupId];
  const [tickets, payments, deliveries, batches, account, contact, records] = await Promise.all([
    ticketsOf(db, row.id),
    paymentsOf(db, row.id),
    liveDeliveries(db, row.id),
    batchesMadeOf(db, row.id),
    accountFor(db, row, today),
    partnerContact(db, row, reach),
    Promise.all(others.map((id) => trustIn(db, id, today))),
  ]);
  const known = { state: contract.state, tickets, payments, deliveries, account, batches };
  const parts = await countParts(db, row);
  const facts = await stepFactsOf(db, row, reach, known);
  const step = facts && nextStep(facts);
  return { contract, tickets, payments, deliveries, batches, account, contact, records, parts, step };
}

export default function Contract() {
  const { contract, tickets, payments, deliveries, batches, account, parts, step } = useLoaderData<typeof loader>();
  const say = useWords(partnershipWords);
  const pooled = useWords(partsWords);
  const locale = useLocale();
  const { commodity, product, producer, processor } = contract;
  const open = deliveries.find(({ tickets: notes }) => notes === 0) ?? deliveries.at(-1);
  const nextDay = open?.plannedOn ?? contract.week;
  const departTo = departAddress(contract, deliveries);
  const title = say.pair(nameIn(locale, commodity), nameIn(locale, product).toLowerCase());
  return (
    <Page width="wide" kicker={contract.number} title={title} crumb={[{ to: "/kemitraan", label: say.title }]}>
      <Ended />
      {parts > 1 ? (
        <p>
          <TextLink to={`/kemitraan/${contract.id}/bagian`}>{pooled.toParts(parts)}</TextLink>
        </p>
      ) : null}
      <Columns aside={<Aside />}>
        {step ? <NextStep {...{ step, account, departTo }} plannedOn={nextDay} /> : null}
        <Pairing
          left={{ drawing: drawingForCommodity(commodity.code), title: producer.name, lines: [producer.villageName] }}
          right={{ drawing: drawingForProduct(product.code), title: processor.name, lines: [processor.villageName] }}
          caption={say.week(formatWeek(contract.week, locale))}
        />
        <Records />
        <Section title={say.column.state} action={<ContractPill state={contract.state} />}>
          <KeyNumbers
            items={[
              { label: say.column.promised, value: <Kg value={contract.quantityKg} size="n2" /> },
              {
                label: say.column.delivered,
                value: <KgOfGrams grams={contract.confirmedGrams} size="n2" />,
                note: say.deliveredNote,
              },
              {
                label: say.column.paid,
                value: <Rp value={contract.paidIdr} size="n2" />,
                note: say.ofDue(formatIdr(contract.dueIdr, locale)),
              },
            ]}
          />
        </Section>
        <TicketSection contract={contract} tickets={tickets} />
        <SalesSection contract={contract} />
        <AccountSection contract={contract} account={account} />
        <PaymentSection contract={contract} payments={payments} />
        <BatchSection contract={contract} batches={batches} />
      </Columns>
    </Page>
  );
}

/** How the partner kept its word; the office sees both. */
function Records() {
  const { contract, records } = useLoaderData<typeof loader>();
  return records.map((one) => one && <TrustLine key={one.name} {...one} to={`/kemitraan/${contract.id}/mitra`} />);
}

function Ended() {
  const step = useWords(stepWords);
  const { ended } = useLoaderData<typeof loader>().contract;
  const say = useWords(partnershipWords);
  if (!ended) return null;
  return (
    <Banner tone="plain" title={step.next.ended}>
      <p>{say.endedBy(ended.by ?? say.endedByOffice, ended.reason)}</p>
    </Banner>
  );
}

function Aside() {
  const { contract, contact, deliveries } = useLoaderData<typeof loader>();
  const say = useWords(partnershipWords);
  return (
    <>
      <TermsSection contract={contract} deliveries={deliveries} />
      {contact ? (
        <Section title={say.contactTitle}>
          <p>{say.contact(contact.contactName, contact.name)}</p>
          <p>
            <TextLink to={`https://wa.me/${contact.contactPhone.replace("+", "")}`}>{contact.contactPhone}</TextLink>
          </p>
          <p className="soft">{say.contactText}</p>
        </Section>
      ) : null}
      <Section title={say.papersTitle}>
        <Buttons>
          <ButtonLink to={`/kemitraan/${contract.id}/surat`} tone="line">
            {say.toPaper}
          </ButtonLink>
          {contract.state === "ended" || contract.state === "done" ? null : (
            <ButtonLink to={`/kemitraan/${contract.id}/akhiri`} tone="line">
              {say.toEnd}
            </ButtonLink>
          )}
        </Buttons>
      </Section>
    </>
  );
}
