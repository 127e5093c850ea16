import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { mayActFor } from "~/auth/user.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForProduct } from "~/ui/drawing-for.ts";
import { Kg } from "~/ui/figure.tsx";
import { formatIdr, formatKg, formatKm, formatNumber, formatPercent } from "~/ui/format.ts";
import { Icon } from "~/ui/icon.tsx";
import { Facts, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page } from "~/ui/page.tsx";
import { Banner, Pill } from "~/ui/state.tsx";
import { marketForOffer } from "./asking.server.ts";
import { OfferAnswerCard } from "./offer-answer-card.tsx";
import { useIngredients, useWeeks } from "./offer-list.tsx";
import { offerLeaves } from "./offer-leaves.server.ts";
import { OfferLeavesSection } from "./offer-leaves.tsx";
import { offerFor, ownOffer } from "./offer-lists.server.ts";
import { offerPermits } from "./offer-permits.server.ts";
import { useOfferState } from "./offer-state.tsx";
import { noCeilingIdr } from "./offer.ts";
import { offerWords } from "./offer.words.ts";
import { termsWords } from "./terms.words.ts";
import { PermitBanner } from "./permit-banner.tsx";
import { marketWords } from "./words.ts";
import { nameInSentence } from "./naming.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titleOf(
    matches,
    offerWords,
    (say) => (data ? say.made(nameInSentence(say === offerWords.en ? "en" : "id", data.offer)) : say.title),
    (say) => say.about,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const user = await readUser(visit);
  const today = dateIn(defaultZone, now());
  const offer = await offerFor(db, user, visit.params.id ?? "", today);
  if (!offer) throw notFound();
  const sealed = offer.mine ? await ownOffer(db, offer.groupId, offer.id, today) : undefined;
  const inside = offer.mine || (user !== null && mayActFor(user, placeOf(offer)));
  const permits = inside && offer.state === "open" ? await offerPermits(db, offer, today) : null;
  const [told, answer] = await Promise.all([
    offerLeaves(db, { ...offer, regencyCode: offer.groupRegencyCode }),
    offer.mine && offer.verified && offer.state === "open" ? marketForOffer(offer.regencyCode, offer.id) : null,
  ]);
  return { offer, sealed: sealed?.accepts ?? null, permits, told, answer, today };
}

function placeOf(offer: { groupVillageCode: string; groupRegencyCode: string }) {
  return { villageCode: offer.groupVillageCode, regencyCode: offer.groupRegencyCode };
}

export default function OfferDetail() {
  const { offer, sealed, permits, told, answer, today } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  const back = offer.mine ? { to: "/olahan/saya", label: say.mine } : { to: "/olahan", label: say.title };
  return (
    <Page width="wide" title={say.made(nameInSentence(locale, offer))} crumb={[back]}>
      {offer.verified ? null : (
        <Banner tone="wait" title={words.notPublic}>
          {offer.mine ? words.notPublicText : words.notPublicStaff}
        </Banner>
      )}
      {permits ? <PermitBanner permits={permits} mine={offer.mine} today={today} /> : null}
      <Columns
        aside={
          <>
            {sealed ? <OwnerCard /> : null}
            {offer.mine ? null : <ProducerCard />}
            {offer.accepts.map((commodity) => (
              <p key={commodity.code}>
                <TextLink to={`/panen?komoditas=${commodity.code}`}>
                  {say.seeHarvests(nameInSentence(locale, commodity))}
                </TextLink>
              </p>
            ))}
          </>
        }
      >
        <OfferFacts />
        {answer ? <OfferAnswerCard answer={answer} /> : null}
        <OfferLeavesSection told={told} terms={offer.terms} sharePercent={offer.sharePercent} />
      </Columns>
    </Page>
  );
}

function OfferFacts() {
  const { offer } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const locale = useLocale();
  const weeks = useWeeks();
  const ingredients = useIngredients();
  const state = useOfferState()(offer.state);
  const told = useWords(termsWords);
  const shared = offer.terms === "share";
  const { shareCostIdr, shareCosts } = offer;
  const costs = shareCostIdr === 0 ? told.noCosts : told.costsLine(formatIdr(shareCostIdr, locale), shareCosts);
  return (
    <Card side="hilir">
      <div className="row wrap">
        <Pic name={drawingForProduct(offer.productCode)} side="hilir" size={64} />
        <div className="grow">
          <p className="n1">
            <Kg value={offer.capacityKg} size="n1" mark />
            <span className="u">{` /${say.week}`}</span>
          </p>
          <p className="strong">{say.from(ingredients(offer))}</p>
        </div>
        <Pill tone={state.tone}>{state.word}</Pill>
      </div>
      <p className="soft">{`${offer.kitchenName}, ${offer.groupName}, ${offer.villageName}, ${offer.districtName}`}</p>
      <Facts
        items={[
          { label: say.column.terms, value: `${say.terms[offer.terms]}: ${told.termsDetail[offer.terms]}` },
          { label: say.fee, value: offer.terms === "toll" ? formatIdr(offer.feeIdr, locale) : null },
          { label: told.sharePart, value: shared ? formatPercent(offer.sharePercent / 100, locale) : null },
          { label: told.shareCosts, value: shared ? costs : null },
          { label: say.weeks, value: weeks(offer.fromWeek, offer.toWeek) },
          { label: say.radius, value: formatKm(offer.maxKm * 1000, locale) },
          { label: say.minBatch, value: formatKg(offer.minBatchKg, locale) },
          { label: say.suppliers, value: say.groups(formatNumber(offer.maxSuppliers, locale)) },
          { label: say.note, value: offer.note },
        ]}
      />
    </Card>
  );
}

/** The own group's sealed figures, and what it can do. */
function OwnerCard() {
  const { offer, sealed } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const locale = useLocale();
  return (
    <Card side="hilir" title={say.ownActions}>
      <div className="row">
        <Icon name="lock" />
        <p className="soft">{say.sealedText}</p>
      </div>
      <Ledger>
        {(sealed ?? []).flatMap((row) => [
          row.ceilingIdr === noCeilingIdr ? null : (
            <LedgerLine key={`${row.code}-ceiling`} label={`${say.ceilingShort}, ${nameInSentence(locale, row)}`}>
              {formatIdr(row.ceilingIdr, locale)}
            </LedgerLine>
          ),
          <LedgerLine key={`${row.code}-yield`} label={`${say.yieldShort}, ${nameInSentence(locale, row)}`}>
            {say.yieldOf(formatNumber(row.yieldPerMille / 10, locale, 1))}
          </LedgerLine>,
        ])}
      </Ledger>
      {offer.state === "withdrawn" ? null : (
        <div className="btns">
          <ButtonLink to={`/olahan/${offer.id}/ubah`} tone="hilir" icon="edit">
            {say.editShort}
          </ButtonLink>
          <ButtonLink to={`/olahan/${offer.id}/tarik`} tone="bad">
            {say.withdrawShort}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

function ProducerCard() {
  const { offer } = useLoaderData<typeof loader>();
  const say = useWords(offerWords);
  const first = offer.accepts[0]?.code;
  return (
    <Card side="hulu" title={say.haveIt}>
      <p>{say.haveItText}</p>
      <ButtonLink to={first ? `/panen/baru?komoditas=${first}` : "/panen/baru"} tone="hulu">
        {say.noteHarvest}
      </ButtonLink>
    </Card>
  );
}
