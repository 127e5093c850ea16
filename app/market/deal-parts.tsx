import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForProduct } from "~/ui/drawing-for.ts";
import { Rp, RpPerKg } from "~/ui/figure.tsx";
import { formatIdr, formatKg, formatPercent, formatWeek } from "~/ui/format.ts";
import { Facts, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { PillTone } from "~/ui/state.tsx";
import { Banner, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { DealView } from "./deal-lists.server.ts";
import type { DealState } from "./deal.ts";
import { dealWords } from "./deal.words.ts";
import { sayMoment } from "./moment.ts";

type Shown = { deal: DealView };

const tones: Record<DealState, PillTone> = {
  sealed: "hilir",
  withdrawn: "plain",
  producerTurn: "wait",
  processorTurn: "wait",
  agreed: "good",
  declined: "plain",
  lapsed: "plain",
};

/** Where a deal stands, in the words of the side that reads. */
export function DealPill({ deal }: Shown) {
  const word = useWords(dealWords).state[deal.state];
  return <Pill tone={tones[deal.state]}>{typeof word === "string" ? word : word[deal.side]}</Pill>;
}

/** The opened bids for one harvest, what leaves most per kg at the farm gate first: a card each on a phone. */
export function DealTable({ deals }: { deals: readonly DealView[] }) {
  const say = useWords(dealWords);
  const columns = useDealColumns(deals);
  return (
    <Table
      caption={say.compare}
      hideCaption
      columns={columns}
      rows={deals}
      rowKey={(deal) => deal.id}
      actions={(deal) => (
        <ButtonLink to={`/tawaran/${deal.id}`} tone={deal.mayAnswer ? "hulu" : "line"} size="small">
          {deal.mayAnswer ? say.look : say.lookOnly}
        </ButtonLink>
      )}
    />
  );
}

function useDealColumns(deals: readonly DealView[]): Column<DealView>[] {
  const say = useWords(dealWords);
  const locale = useLocale();
  const best = deals.find((deal) => deal.mayAnswer && deal.gateIdr !== null)?.id;
  return [
    {
      key: "buyer",
      label: say.bidOf(""),
      lead: true,
      cell: (deal) => (
        <span className="row wrap">
          <span className="strong">{deal.buyer.name}</span>
          {deal.id === best ? <Pill tone="good">{say.best}</Pill> : null}
        </span>
      ),
    },
    {
      key: "gate",
      label: say.gate,
      number: true,
      cell: (deal) => (deal.gateIdr === null ? "–" : <Rp value={deal.gateIdr} size="n3" mark={deal.id === best} />),
    },
    { key: "kg", label: say.kg, number: true, cell: (deal) => formatKg(deal.table.quantityKg, locale) },
    { key: "week", label: say.week, cell: (deal) => (deal.week === null ? "" : formatWeek(deal.week, locale)) },
    { key: "haul", label: say.haul, cell: (deal) => say.transport[deal.transportBy] },
    { key: "state", label: "", cell: (deal) => <DealPill deal={deal} /> },
  ];
}

/** What is on the table: price, kg, week, transport, and for the seller what it leaves per kg. */
export function DealFacts({ deal }: Shown) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { side, table, transportBy, week, note, product, buyer, seller, terms } = deal;
  const partner = side === "producer" ? buyer : seller;
  const words = side === "producer" ? say.transport : say.transportSeen;
  return (
    <Card side={side === "producer" ? "hilir" : "hulu"} title={`${partner.name}, ${partner.village}`}>
      <div className="row wrap">
        <Pic name={drawingForProduct(product.code)} side="hilir" size={64} />
        <div className="grow">{side === "producer" ? <Gate deal={deal} /> : <PriceNow deal={deal} />}</div>
      </div>
      <Facts
        items={[
          { label: say.pattern, value: terms === "buy" ? null : say.patterns[terms] },
          { label: say.kg, value: formatKg(table.quantityKg, locale) },
          { label: say.price, value: terms === "buy" ? formatIdr(table.priceIdr, locale) : null },
          { label: say.fee, value: terms === "toll" ? formatIdr(deal.feeIdr, locale) : null },
          { label: say.share, value: terms === "share" ? formatPercent(deal.sharePercent / 100, locale) : null },
          {
            label: say.shareCost,
            value: terms === "share" ? say.costsLine(formatIdr(deal.shareCostIdr, locale), deal.shareCosts) : null,
          },
          { label: say.haul, value: words[transportBy] },
          { label: say.week, value: week === null ? null : formatWeek(week, locale) },
          { label: say.product, value: nameIn(locale, product) },
          { label: say.note, value: note },
        ]}
      />
    </Card>
  );
}

function PriceNow({ deal }: Shown) {
  if (deal.terms !== "buy") return null;
  return <RpPerKg value={deal.table.priceIdr} size="n2" mark />;
}

function Gate({ deal }: Shown) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { gateIdr, haulIdr, transportBy, table, askIdr, terms } = deal;
  if (gateIdr === null) return <p>{terms === "buy" ? say.gateUnknown : say.patterns[terms]}</p>;
  return (
    <>
      <p>
        <Rp value={gateIdr} size="n1" mark /> <span className="u">{say.gate}</span>
      </p>
      {terms === "buy" && transportBy === "seller" && haulIdr !== null ? (
        <p className="soft">{say.gateEstimate(formatIdr(table.priceIdr, locale), formatIdr(haulIdr, locale))}</p>
      ) : null}
      <Pill tone={gateIdr < askIdr ? "bad" : "good"}>{gateIdr < askIdr ? say.belowAsk : say.aboveAsk}</Pill>
    </>
  );
}

/** Bid and counter-offers in their order, and what the last one comes to. */
export function DealStory({ deal }: Shown) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { bid, counters, buyer, seller, table, terms } = deal;
  const line = ({ quantityKg, priceIdr }: { quantityKg: number; priceIdr: number }) => {
    const kg = formatKg(quantityKg, locale);
    return terms === "buy" ? say.line(kg, formatIdr(priceIdr, locale)) : kg;
  };
  const said = [counters.producer, counters.processor].flatMap((one) => (one?.note ? [one.note] : []));
  return (
    <Section title={say.story}>
      <Ledger>
        <LedgerLine label={say.bidOf(buyer.name)}>{line(bid)}</LedgerLine>
        {counters.producer ? (
          <LedgerLine label={say.counterOf(seller.name)}>{line(counters.producer)}</LedgerLine>
        ) : null}
        {counters.processor ? (
          <LedgerLine label={say.counterOf(buyer.name)}>{line(counters.processor)}</LedgerLine>
        ) : null}
        {terms === "buy" ? (
          <LedgerLine label={say.sum} sum>
            <Rp value={table.quantityKg * table.priceIdr} size="n3" />
          </LedgerLine>
        ) : null}
      </Ledger>
      {said.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
    </Section>
  );
}

/** What the reader should know before all else: whose turn, until when, or how it ended. */
export function DealBanner({ deal }: Shown) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const { state, side, table, zone, bidsCloseAt, agreed, contractId, reason, answeredBy } = deal;
  const by = sayMoment(table.dueAt, zone, locale);
  if (deal.mayAnswer) return <Pill tone="wait">{say.answerBy(by)}</Pill>;
  if (state === "producerTurn" || state === "processorTurn")
    return (
      <Banner tone="wait" title={typeof say.state[state] === "string" ? "" : say.state[state][side]}>
        {say.theyAnswerBy(by)}
      </Banner>
    );
  if (state === "agreed")
    return (
      <Banner tone="good" title={say.state.agreed}>
        {agreed ? (
          <p>
            {deal.terms === "buy"
              ? say.agreedText(formatKg(agreed.quantityKg, locale), formatIdr(agreed.priceIdr, locale))
              : say.agreedKg(formatKg(agreed.quantityKg, locale), say.patterns[deal.terms].toLowerCase())}
          </p>
        ) : null}
        {contractId ? <ButtonLink to={`/kemitraan/${contractId}`}>{say.toContract}</ButtonLink> : null}
      </Banner>
    );
  if (state === "declined")
    return (
      <Banner tone="plain" title={answeredBy ? say.declinedBy[answeredBy] : say.state.declined}>
        {reason ? say.becauseOf(reason) : null}
      </Banner>
    );
  if (state === "lapsed")
    return (
      <Banner tone="plain" title={say.state.lapsed}>
        {say.lapsedText}
      </Banner>
    );
  if (state === "withdrawn") return <Banner tone="plain" title={say.state.withdrawn} />;
  return (
    <Banner tone="wait" title={say.state.sealed}>
      {bidsCloseAt === null ? say.sealedNoClose : say.sealedText(sayMoment(bidsCloseAt, zone, locale))}
    </Banner>
  );
}
