import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProcessor } from "~/auth/user.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { formatKm } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { bidWords } from "./bid.words.ts";
import { commodityChoices, placeChoices, productChoices, villageChoice } from "./choices.server.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { readPageAsk } from "./listing.server.ts";
import { listAddress, readOfferFilter } from "./filter.ts";
import { findWords } from "./find.words.ts";
import { FilterKm, FilterNamed, FilterPlace } from "./market-filter.tsx";
import { OfferList } from "./offer-list.tsx";
import { publicOffers } from "./offer-lists.server.ts";
import { searchOffers } from "./offer-search.server.ts";
import { offerWords } from "./offer.words.ts";
import { SearchForm, Understood } from "./search-form.tsx";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    offerWords,
    (say) => say.title,
    (say) => say.about,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const params = new URL(visit.request.url).searchParams;
  const filter = readOfferFilter(params);
  const user = await readUser(visit);
  const search = await searchOffers(db, filter, user);
  const [page, commodities, products, places, village] = await Promise.all([
    publicOffers(db, search, dateIn(defaultZone, now()), readPageAsk(params)),
    commodityChoices(db),
    productChoices(db),
    placeChoices(db),
    villageChoice(db, filter.place),
  ]);
  const { parts, unknown, around } = search.looking;
  const mayPost = user !== null && isProcessor(user);
  return {
    page,
    filter,
    looking: { parts, unknown, around },
    choices: { commodities, products, places, village },
    asked: params.toString(),
    mayPost,
  };
}

export default function Offers() {
  const { page, asked, mayPost } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const params = new URLSearchParams(asked);
  const to = (changes: Record<string, string | null>) => listAddress("/olahan", params, changes);
  const add = (
    <ButtonLink to="/olahan/baru" tone="hilir" icon="plus">
      {say.add}
    </ButtonLink>
  );
  const all = (
    <ButtonLink to="/olahan" tone="line">
      {say.showAll}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.title} lead={say.lead} actions={mayPost ? add : null}>
      {mayPost ? <OwnLinks /> : null}
      <OfferSearchForm />
      <WhatWasUnderstood to={to} />
      {page.rows.length === 0 ? (
        <EmptyState drawing="dapur" title={say.none} action={all}>
          {say.noneText}
        </EmptyState>
      ) : (
        <OfferList offers={page.rows} caption={say.title} />
      )}
      <Pager
        previous={page.previous && to({ sebelum: page.previous })}
        next={page.next && to({ sesudah: page.next })}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/olahan", asked)} /> : null}
    </Page>
  );
}

function OwnLinks() {
  const links = [
    { to: "/olahan/saya", label: useWords(offerWords).mine },
    { to: "/dapur", label: useWords(kitchenWords).title },
    { to: "/tawaran", label: useWords(bidWords).title },
  ];
  return (
    <p className="row wrap">
      {links.map(({ to, label }) => (
        <TextLink key={to} to={to}>
          {label}
        </TextLink>
      ))}
    </p>
  );
}

function WhatWasUnderstood({ to }: { to: (changes: Record<string, string | null>) => string }) {
  const { looking, filter } = useLoaderData<typeof loader>();
  const say = useWords(findWords);
  const locale = useLocale();
  const { parts, unknown, around } = looking;
  const circle = around ? say.near(formatKm(around.km * 1000, locale), around.name) : null;
  return <Understood text={filter.text} parts={parts} unknown={unknown} around={circle} to={to} />;
}

function OfferSearchForm() {
  const { filter, choices } = useLoaderData<typeof loader>();
  const say = useWords(offerWords).filter;
  const words = useWords(marketWords).filter;
  const find = useWords(findWords);
  const { productCode, commodityCode, place, km } = filter;
  return (
    <SearchForm
      action="/olahan"
      label={find.offersField}
      hint={find.offersHint}
      text={filter.text}
      title={say.title}
      active={[productCode, commodityCode, place, km].some((one) => one !== null)}
    >
      <FilterNamed
        name="produk"
        label={say.product}
        any={say.anyProduct}
        value={productCode}
        choices={choices.products}
      />
      <FilterNamed
        name="komoditas"
        label={words.commodity}
        any={words.anyCommodity}
        value={commodityCode}
        choices={choices.commodities}
      />
      <FilterPlace value={place} places={choices.places} village={choices.village} />
      <FilterKm value={km} />
    </SearchForm>
  );
}
