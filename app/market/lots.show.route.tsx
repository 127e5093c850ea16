import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProcessor } from "~/auth/user.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { pricePanel } from "~/prices/panel.server.ts";
import { recipesFor, referenceBand } from "~/places/commodities.server.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { formatKg } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { marketAnswer } from "./asking.server.ts";
import { BidCorner } from "./bid-corner.tsx";
import { isBiddingClosed } from "./bid-close.ts";
import { bidWords } from "./bid.words.ts";
import { countBids } from "./deal-lists.server.ts";
import { dealWords } from "./deal.words.ts";
import { sayMoment } from "./moment.ts";
import { fittingOffers } from "./bid-lists.server.ts";
import { lotFor } from "./lot-lists.server.ts";
import { LotAnswerCard } from "./lot-answer-card.tsx";
import { LotFacts, LotIdeas, LotReference } from "./lot-page.tsx";
import { isForSale } from "./lot.ts";
import { OwnerCard } from "./owner-card.tsx";
import { gainOfPooling, sellersIn } from "./pool-lines.server.ts";
import { PooledBanner, PoolingHint, PoolSellers } from "./pool-lines.tsx";
import { marketWords } from "./words.ts";
import { nameInSentence } from "./naming.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titleOf(
    matches,
    marketWords,
    (say) => (data ? say.harvestOf(nameInSentence(say === marketWords.en ? "en" : "id", data.lot)) : say.harvests),
    (say) => say.harvestsAbout,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const user = await readUser(visit);
  const today = dateIn(defaultZone, now());
  const lot = await lotFor(db, user, visit.params.id ?? "", today);
  if (!lot) throw notFound();
  const closed = isBiddingClosed(lot.bidsCloseAt, now());
  const bids = user !== null && isProcessor(user) && !lot.mine && isForSale(lot.state) && !closed;
  const { commodityCode, form, regencyCode } = lot;
  const sells = lot.mine && isForSale(lot.state);
  const [sellers, gain, answer] = await Promise.all([
    sellersIn(db, lot.id),
    sells ? gainOfPooling(db, lot.id) : null,
    sells && lot.verified ? marketAnswer(regencyCode, lot.id) : null,
  ]);
  const [band, recipes, offers, panel] = await Promise.all([
    referenceBand(db, lot.commodityCode, lot.regencyCode),
    recipesFor(db, lot.commodityCode),
    bids && user.group.verified ? fittingOffers(db, user.group.id, lot, today) : [],
    bids ? pricePanel(db, { commodityCode, form, regencyCode, costsOfGroup: null, today }) : null,
  ]);
  return {
    lot,
    closed,
    bidCount: lot.mine ? await countBids(db, lot.id) : null,
    band: band && {
      lowIdr: band.lowIdr,
      highIdr: band.highIdr,
      status: band.status,
      place: band.place,
      period: band.period,
    },
    ideas: recipes.map(({ product, yieldTypical, status }) => {
      const { code, nameId, nameEn, priceIdr, priceStatus, outputUnit } = product;
      return { code, nameId, nameEn, priceIdr, priceStatus, outputUnit, yieldTypical, status };
    }),
    bidding: bids ? { verified: user.group.verified, offers } : null,
    panel,
    sellers,
    gain,
    answer,
    guest: user === null,
    saved: lot.mine && new URL(visit.request.url).searchParams.has("tercatat"),
  };
}

export default function LotDetail() {
  const { lot, band, ideas, bidding, panel, guest, saved, sellers, gain, answer } = useLoaderData<typeof loader>();
  const say = useWords(marketWords);
  const locale = useLocale();
  const name = nameInSentence(locale, lot);
  return (
    <Page
      width="wide"
      title={say.harvestOf(name)}
      actions={bidding ? <ToBid /> : null}
      crumb={[lot.mine ? { to: "/panen/saya", label: say.myHarvests } : { to: "/panen", label: say.harvests }]}
    >
      {lot.verified ? null : (
        <Banner tone="wait" title={say.notPublic}>
          {lot.mine ? say.notPublicText : say.notPublicStaff}
        </Banner>
      )}
      {saved ? (
        <Banner tone="good" title={say.saved}>
          {say.savedText}
        </Banner>
      ) : null}
      {lot.forecast ? (
        <Banner tone="wait" title={say.forecastTitle}>
          {say.forecastText(
            formatKg(lot.forecast.lowKg, locale),
            formatKg(lot.forecast.typicalKg, locale),
            formatKg(lot.forecast.highKg, locale),
          )}
        </Banner>
      ) : null}
      {lot.withdrawnBecause ? (
        <Banner tone="plain" title={say.state.withdrawn}>
          {say.because(lot.withdrawnBecause)}
        </Banner>
      ) : null}
      <PooledBanner poolId={lot.poolId} />
      <Columns
        aside={
          <>
            {bidding ? (
              <div className="max-desk:hidden">
                <BidCorner lot={lot} bidding={bidding} panel={panel} reference={band} />
              </div>
            ) : null}
            {guest ? <GuestCard /> : null}
            {ideas.length > 0 ? (
              <p>
                <TextLink to={`/olahan?komoditas=${lot.commodityCode}`}>{say.kitchensFor(name)}</TextLink>
              </p>
            ) : null}
          </>
        }
      >
        <div className="stack">
          <LotFacts lot={lot} />
          {answer ? (
            <LotAnswerCard lot={{ ...lot, isOwn: sellers.length === 0 && !lot.forecast }} answer={answer} />
          ) : null}
          {lot.mine ? <OwnBids /> : null}
          <PoolSellers sellers={sellers} />
          {lot.mine && isForSale(lot.state) && sellers.length === 0 && !lot.forecast ? (
            <PoolingHint lotId={lot.id} gain={gain} />
          ) : null}
          {lot.mine ? <OwnerCard lot={lot} isPool={sellers.length > 0} /> : null}
          <LotReference askIdr={lot.askIdr} band={band} />
          <LotIdeas ideas={ideas} />
        </div>
      </Columns>
    </Page>
  );
}

/** To the seller: how many bids there are, when they open, and the way to them. */
function OwnBids() {
  const { lot, closed, bidCount } = useLoaderData<typeof loader>();
  const say = useWords(dealWords);
  const locale = useLocale();
  if (lot.state === "withdrawn" || bidCount === null) return null;
  const when = lot.bidsCloseAt === null ? null : sayMoment(lot.bidsCloseAt, lot.zone, locale);
  return (
    <Card side="meet" title={say.compare}>
      <p className="n3">{say.count(bidCount)}</p>
      {when === null ? <p className="soft">{say.sealedAlways}</p> : null}
      {when !== null && !closed ? <p>{say.sealedUntil(when)}</p> : null}
      {when !== null && closed ? <p className="soft">{say.closedAt(when)}</p> : null}
      {closed && bidCount > 0 ? (
        <ButtonLink to={`/panen/${lot.id}/tawaran`} tone="hulu">
          {say.open(bidCount)}
        </ButtonLink>
      ) : null}
    </Card>
  );
}

/** On a phone the bid has a page of its own; at the desk its form stands beside the harvest. */
function ToBid() {
  const { lot } = useLoaderData<typeof loader>();
  const say = useWords(bidWords);
  return (
    <div className="grid desk:hidden">
      <ButtonLink to={`/panen/${lot.id}/tawar`} tone="hilir" icon="lock">
        {say.place}
      </ButtonLink>
    </div>
  );
}

function GuestCard() {
  const { lot } = useLoaderData<typeof loader>();
  const say = useWords(marketWords);
  return (
    <Card side="hilir" title={say.wantIt}>
      <p>{say.wantItText}</p>
      <ButtonLink to={`/masuk?tujuan=/panen/${lot.id}`} tone="hilir">
        {say.signIn}
      </ButtonLink>
    </Card>
  );
}
