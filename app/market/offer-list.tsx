import { nameIn } from "~/places/commodity.ts";
import { Cards, OfferCard } from "~/ui/card.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForProduct } from "~/ui/drawing-for.ts";
import { addDays } from "~/lib/dates.ts";
import { formatDate, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { ListedOffer } from "./offer-lists.server.ts";
import { useOfferState } from "./offer-state.tsx";
import { nameInSentence } from "./naming.ts";
import { offerWords } from "./offer.words.ts";

/** First Monday and last Sunday of an offer's weeks. */
export function useWeeks(): (fromWeek: string, toWeek: string) => string {
  const say = useWords(offerWords);
  const locale = useLocale();
  const day = (date: string) => formatDate(date, locale, "short");
  return (fromWeek, toWeek) => say.weeksBetween(day(fromWeek), day(addDays(toWeek, 6)));
}

/** What an offer is made from, in the reader's language. */
export function useIngredients(): (offer: Pick<ListedOffer, "accepts">) => string {
  const locale = useLocale();
  return (offer) => offer.accepts.map((commodity) => nameInSentence(locale, commodity)).join(", ");
}

/** Processing offers: cards on a phone, a table at the desk. */
export function OfferList({
  offers,
  caption,
  mine = false,
}: {
  offers: readonly ListedOffer[];
  caption: string;
  mine?: boolean;
}) {
  const columns = useColumns(mine);
  return (
    <>
      <div className="desk:hidden">
        <h2 className="sr-only">{caption}</h2>
        <OfferCards offers={offers} mine={mine} />
      </div>
      <div className="max-desk:hidden">
        <Table caption={caption} hideCaption columns={columns} rows={offers} rowKey={(offer) => offer.id} />
      </div>
    </>
  );
}

function OfferCards({ offers, mine }: { offers: readonly ListedOffer[]; mine: boolean }) {
  const say = useWords(offerWords);
  const locale = useLocale();
  const state = useOfferState();
  const weeks = useWeeks();
  const ingredients = useIngredients();
  return (
    <Cards>
      {offers.map((offer) => (
        <OfferCard
          key={offer.id}
          drawing={drawingForProduct(offer.productCode)}
          title={nameIn(locale, offer)}
          place={`${say.from(ingredients(offer))}. ${mine ? offer.kitchenName : offer.groupName}, ${offer.villageName}`}
          quantityKg={offer.capacityKg}
          per={say.week}
          when={weeks(offer.fromWeek, offer.toWeek)}
          state={state(offer.state)}
          href={`/olahan/${offer.id}`}
        />
      ))}
    </Cards>
  );
}

function useColumns(mine: boolean): Column<ListedOffer>[] {
  const say = useWords(offerWords);
  const locale = useLocale();
  const weeks = useWeeks();
  const ingredients = useIngredients();
  const state = useOfferState();
  const kitchen = (offer: ListedOffer) =>
    mine ? offer.kitchenName : `${offer.groupName}, ${offer.villageName}, ${offer.districtName}`;
  return [
    {
      key: "product",
      label: say.column.product,
      lead: true,
      cell: (offer) => (
        <span className="row">
          <Pic name={drawingForProduct(offer.productCode)} side="hilir" size={32} />
          <TextLink to={`/olahan/${offer.id}`}>{nameIn(locale, offer)}</TextLink>
        </span>
      ),
    },
    { key: "commodities", label: say.column.commodities, cell: ingredients },
    { key: "kitchen", label: say.column.kitchen, cell: kitchen },
    {
      key: "capacity",
      label: say.column.capacity,
      unit: "kg",
      number: true,
      cell: (offer) => formatNumber(offer.capacityKg, locale),
    },
    { key: "weeks", label: say.column.weeks, cell: (offer) => weeks(offer.fromWeek, offer.toWeek) },
    { key: "terms", label: say.column.terms, cell: (offer) => say.terms[offer.terms] },
    {
      key: "state",
      label: say.column.state,
      cell: (offer) => <Pill tone={state(offer.state).tone}>{state(offer.state).word}</Pill>,
    },
  ];
}
