import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProcessor } from "~/auth/user.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Pager } from "~/ui/table.tsx";
import { bidWords } from "./bid.words.ts";
import { commodityChoices, placeChoices, productChoices } from "./choices.server.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { readPageAsk } from "./listing.server.ts";
import { listAddress, readOfferFilter } from "./filter.ts";
import { FilterForm, FilterNamed, FilterPlace } from "./market-filter.tsx";
import { OfferList } from "./offer-list.tsx";
import { publicOffers } from "./offer-lists.server.ts";
import { offerWords } from "./offer.words.ts";
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
  const [user, page, commodities, products, places] = await Promise.all([
    readUser(visit),
    publicOffers(db, filter, dateIn(defaultZone, now()), readPageAsk(params)),
    commodityChoices(db),
    productChoices(db),
    placeChoices(db),
  ]);
  const mayPost = user !== null && isProcessor(user);
  return { page, filter, commodities, products, places, asked: params.toString(), mayPost };
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
      <OfferFilterForm />
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

function OfferFilterForm() {
  const { filter, commodities, products, places } = useLoaderData<typeof loader>();
  const say = useWords(offerWords).filter;
  const words = useWords(marketWords).filter;
  const active = filter.productCode !== null || filter.commodityCode !== null || filter.place !== null;
  return (
    <FilterForm action="/olahan" title={say.title} active={active}>
      <FilterNamed
        name="produk"
        label={say.product}
        any={say.anyProduct}
        value={filter.productCode}
        choices={products}
      />
      <FilterNamed
        name="komoditas"
        label={words.commodity}
        any={words.anyCommodity}
        value={filter.commodityCode}
        choices={commodities}
      />
      <FilterPlace value={filter.place} places={places} />
    </FilterForm>
  );
}
