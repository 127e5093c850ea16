import type { z } from "zod";
import { nameIn } from "~/places/commodity.ts";
import type { Panel } from "~/prices/panel.ts";
import { PricePanel } from "~/prices/price-panel.tsx";
import { Button, Thumb } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { formatIdr, formatKg, formatKm, formatNumber, formatWeek } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { Icon } from "~/ui/icon.tsx";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { PriceBand } from "~/ui/price-band.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { HiddenField, TextArea } from "~/ui/text-field.tsx";
import type { FittingOffer } from "./bid-lists.server.ts";
import type { BidForm } from "./bid.ts";
import { sayMoment } from "./moment.ts";
import { nameInSentence } from "./naming.ts";
import { bidWords } from "./bid.words.ts";
import { offerWords } from "./offer.words.ts";
import { marketWords } from "./words.ts";

type Band = { lowIdr: number; highIdr: number };
type LotOfBid = {
  id: string;
  remainingKg: number;
  minSaleKg: number;
  askIdr: number;
  bidsCloseAt: number | null;
  zone: string;
};
type BidSheetProps = {
  lot: LotOfBid;
  /** Own offers that fit; at least one. The one that has bid already stands first. */
  offers: readonly FittingOffer[];
  /** What the price can be weighed against. */
  panel: Panel | null;
  reference: Band | null;
  lastResult: unknown;
};

/** The sealed bid of an own offer for a harvest. */
export function BidSheet({ lot, offers, panel, reference, lastResult }: BidSheetProps) {
  const say = useWords(bidWords);
  const locale = useLocale();
  const first = offers.find((offer) => offer.bid) ?? offers[0];
  const [form, fields] = useSheet<z.input<typeof BidForm>>({
    id: "tawar",
    lastResult,
    defaultValue: typedBid(lot, first),
  });
  const chosen = offers.find((offer) => offer.id === fields.offerId.initialValue) ?? first;
  const remaining = formatKg(lot.remainingKg, locale);
  const hint =
    lot.minSaleKg > 1 ? say.field.maxHintMin(remaining, formatKg(lot.minSaleKg, locale)) : say.field.maxHint(remaining);
  const { offerId, maxKg, bidIdr, transportBy, week, note } = say.field;
  const bought = offers.some((offer) => offer.terms === "buy");
  return (
    <Card side="hilir" title={say.sealed}>
      <Sealed offer={chosen} lot={lot} />
      <SheetForm
        form={form}
        action={`/panen/${lot.id}/tawar`}
        labels={{ offerId, maxKg, bidIdr, transportBy, week, note }}
        refusals={say.refusal}
      >
        <OfferChoice field={fields.offerId} offers={offers} />
        <NumberField field={fields.maxKg} label={maxKg} hint={hint} unit="kg" big />
        {bought ? (
          <MoneyField
            field={fields.bidIdr}
            label={bidIdr}
            hint={`${say.field.bidHint(formatIdr(lot.askIdr, locale))}${offers.every((offer) => offer.terms === "buy") ? "" : ` ${say.field.bidOptional}`}`}
            perKg
          />
        ) : null}
        <RadioChips
          field={fields.transportBy}
          label={transportBy}
          options={transporters.map((value) => ({ value, ...say.transport[value] }))}
          equal
        />
        <WeekField field={fields.week} label={week} offers={offers} />
        {chosen ? <BreakEven lot={lot} offer={chosen} reference={reference} /> : null}
        {panel ? <PricePanel panel={panel} leaves={leavesOf(chosen, locale)} /> : null}
        <TextArea field={fields.note} label={note} optional rows={2} maxLength={500} />
        <Thumb>
          <Button tone="hilir" icon="lock">
            {chosen?.bid ? say.change : say.place}
          </Button>
        </Thumb>
      </SheetForm>
    </Card>
  );
}

/** What the product's price leaves per kg, when anything is known of it. */
function leavesOf(offer: FittingOffer | undefined, locale: "id" | "en") {
  if (!offer || offer.breakEvenIdr === null) return null;
  return { idr: offer.breakEvenIdr, product: nameInSentence(locale, offer) };
}

/** A new bid begins with what is left and the starting price, but never above the offer's own week and ceiling. */
function typedBid(lot: LotOfBid, offer: FittingOffer | undefined) {
  if (!offer) return {};
  const { id: offerId, bid } = offer;
  const week = bid?.week ?? offer.weeks[0] ?? "";
  if (bid) {
    const { transportBy, note } = bid;
    return { offerId, maxKg: String(bid.maxKg), bidIdr: String(bid.bidIdr), transportBy, week, note };
  }
  return {
    offerId,
    week,
    transportBy: "buyer" as const,
    maxKg: String(Math.min(lot.remainingKg, offer.capacityKg)),
    // A price is not suggested: one tap would bind the kitchen to a figure that nobody typed.
    bidIdr: "",
    note: "",
  };
}

const transporters = ["buyer", "seller"] as const;

/** One week goes without a question. */
function WeekField({ field, label, offers }: { field: FieldOfOffer; label: string; offers: readonly FittingOffer[] }) {
  const locale = useLocale();
  const weeks = [...new Set(offers.flatMap((offer) => offer.weeks))].sort();
  if (weeks.length < 2 && !field.errors?.length) return <HiddenField field={field} value={weeks[0] ?? ""} />;
  const options = weeks.map((week) => ({ value: week, label: formatWeek(week, locale) }));
  return <SelectField field={field} label={label} options={options} placeholder={null} />;
}

function Sealed({ offer, lot }: { offer: FittingOffer | undefined; lot: LotOfBid }) {
  const say = useWords(bidWords);
  const locale = useLocale();
  return (
    <>
      <div className="row">
        <Icon name="lock" />
        <p className="soft">{say.sealedText}</p>
      </div>
      {lot.bidsCloseAt === null ? null : (
        <p className="strong">{say.bindsText(sayMoment(lot.bidsCloseAt, lot.zone, locale))}</p>
      )}
      {offer?.bid ? (
        <p className="strong">
          {offer.terms === "buy"
            ? say.yours(formatKg(offer.bid.maxKg, locale), formatIdr(offer.bid.bidIdr, locale))
            : say.yoursKg(formatKg(offer.bid.maxKg, locale))}
        </p>
      ) : null}
    </>
  );
}

type FieldOfOffer = Parameters<typeof RadioChips>[0]["field"];

function OfferChoice({ field, offers }: { field: FieldOfOffer; offers: readonly FittingOffer[] }) {
  const say = useWords(bidWords);
  const locale = useLocale();
  const patterns = useWords(offerWords).terms;
  const detail = ({ kitchenName, distanceKm, terms }: FittingOffer) => {
    const who = terms === "buy" ? kitchenName : `${kitchenName}, ${patterns[terms].toLowerCase()}`;
    if (distanceKm === null) return who;
    const away = distanceKm === 0 ? say.sameVillage : say.kmAway(formatKm(distanceKm * 1000, locale));
    return `${who}, ${away}`;
  };
  if (offers.length === 1 && offers[0] && !field.errors?.length) {
    return (
      <p className="soft">
        <HiddenField field={field} value={offers[0].id} />
        {`${nameIn(locale, offers[0])}, ${detail(offers[0])}`}
      </p>
    );
  }
  const options = offers.map((offer) => ({ value: offer.id, label: nameIn(locale, offer), detail: detail(offer) }));
  return <RadioChips field={field} label={say.field.offerId} options={options} />;
}

/** What the offer leaves: the price at which its product earns nothing, on the band of the reference price. */
function BreakEven({ lot, offer, reference }: { lot: LotOfBid; offer: FittingOffer; reference: Band | null }) {
  const say = useWords(bidWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  const { breakEvenIdr } = offer;
  const points = [
    { idr: lot.askIdr, label: words.askPoint, kind: "hulu" as const },
    ...(breakEvenIdr !== null && breakEvenIdr > 0
      ? [{ idr: breakEvenIdr, label: say.breakEven, kind: "hilir" as const }]
      : []),
  ];
  return (
    <div className="stack8">
      {reference ? <PriceBand {...reference} points={points} /> : null}
      {breakEvenIdr === null ? null : <p className="soft">{say.breakEvenText(formatIdr(breakEvenIdr, locale))}</p>}
      <Ledger>
        <LedgerLine label={say.fullPrice(formatKg(lot.remainingKg, locale))}>
          {formatIdr(lot.remainingKg * lot.askIdr, locale)}
        </LedgerLine>
        {offer.outputUnit === "kg" ? (
          <LedgerLine label={say.comesOut(nameInSentence(locale, offer))}>
            {`± ${formatNumber((lot.remainingKg * offer.yieldPerMille) / 1000, locale)} kg`}
          </LedgerLine>
        ) : null}
        {offer.terms === "buy" ? (
          <LedgerLine label={say.atCeiling}>{formatIdr(offer.ceilingIdr, locale)}</LedgerLine>
        ) : null}
      </Ledger>
    </div>
  );
}
