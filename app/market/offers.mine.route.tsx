import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { readPageAsk } from "./listing.server.ts";
import { OfferList } from "./offer-list.tsx";
import { offersOf } from "./offer-lists.server.ts";
import { unlicensedProducts } from "./offer-permits.server.ts";
import { offerWords } from "./offer.words.ts";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, offerWords, (say) => say.mine);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const ask = readPageAsk(new URL(visit.request.url).searchParams);
  const today = dateIn(defaultZone, now());
  const page = await offersOf(db, group.id, today, ask);
  const open = page.rows.filter((offer) => offer.state === "open");
  const lacking = new Set(await unlicensedProducts(db, group.id, [...new Set(open.map((o) => o.productCode))], today));
  const unlicensed = open
    .filter((offer) => lacking.has(offer.productCode))
    .map(({ id, nameId, nameEn }) => ({ id, nameId, nameEn }));
  return { page, unlicensed, verified: group.verified };
}

export default function MyOffers() {
  const { page, verified, unlicensed } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  const add = (
    <ButtonLink to="/olahan/baru" tone="hilir" icon="plus">
      {say.add}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.mine} lead={say.mineLead} actions={add}>
      {verified ? null : (
        <Banner tone="wait" title={words.notPublic}>
          {words.notPublicText}
        </Banner>
      )}
      {unlicensed.length > 0 ? (
        <Banner tone="bad" title={say.permits.some(unlicensed.length)}>
          <ul>
            {unlicensed.map((offer) => (
              <li key={offer.id}>
                <TextLink to={`/olahan/${offer.id}`}>{nameIn(locale, offer)}</TextLink>
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {page.rows.length === 0 ? (
        <EmptyState drawing="dapur" title={say.noneOwn}>
          {say.noneOwnText}
        </EmptyState>
      ) : (
        <OfferList offers={page.rows} caption={say.mine} mine />
      )}
      <Pager
        previous={page.previous && `/olahan/saya?sebelum=${page.previous}`}
        next={page.next && `/olahan/saya?sesudah=${page.next}`}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/olahan/saya")} /> : null}
    </Page>
  );
}
