import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProcessor, isProducer, isTrader } from "~/auth/user.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { formatKm } from "~/ui/format.ts";
import { ActionButton } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { commodityChoices, placeChoices, villageChoice } from "./choices.server.ts";
import type { LotSort } from "./filter.ts";
import { isNarrowed, listAddress, readLotFilter, savedQuery, sortWords } from "./filter.ts";
import { findWords } from "./find.words.ts";
import { readPageAsk } from "./listing.server.ts";
import { formsOf } from "./looking.server.ts";
import { LotList } from "./lot-list.tsx";
import { publicLots } from "./lot-lists.server.ts";
import { searchLots } from "./lot-search.server.ts";
import {
  FilterBiddable,
  FilterKm,
  FilterNamed,
  FilterNumber,
  FilterPlace,
  FilterSelect,
  FilterWeek,
} from "./market-filter.tsx";
import { SearchForm, Understood } from "./search-form.tsx";
import { mondaysFrom } from "./window.ts";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    marketWords,
    (say) => say.harvests,
    (say) => say.harvestsAbout,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const params = new URL(visit.request.url).searchParams;
  const filter = readLotFilter(params);
  const today = dateIn(defaultZone, now());
  const user = await readUser(visit);
  const search = await searchLots(db, filter, user, today);
  const [page, commodities, places, forms, village] = await Promise.all([
    publicLots(db, search, today, readPageAsk(params)),
    commodityChoices(db),
    placeChoices(db),
    formsOf(db),
    villageChoice(db, filter.place),
  ]);
  const { parts, unknown, around } = search.looking;
  return {
    page,
    filter,
    looking: { parts, unknown, around },
    choices: { commodities, places, forms, village, weeks: mondaysFrom(today, 12) },
    asked: params.toString(),
    mayPost: user !== null && isProducer(user),
    mayBid: user !== null && isProcessor(user),
    trades: user !== null && isTrader(user),
    mayKeep: user !== null && isTrader(user) && isNarrowed(filter),
    nothingOffered: search.reach?.offers.length === 0,
  };
}

export default function Lots() {
  const { page, asked, mayPost, trades, mayKeep, nothingOffered } = useLoaderData<typeof loader>();
  const find = useWords(findWords);
  const say = useWords(marketWords);
  const params = new URLSearchParams(asked);
  const to = (changes: Record<string, string | null>) => listAddress("/panen", params, changes);
  return (
    <Page
      width="wide"
      title={say.harvests}
      lead={say.harvestsLead}
      actions={
        mayPost ? (
          <ButtonLink to="/panen/baru" tone="hulu" icon="plus">
            {say.newHarvest}
          </ButtonLink>
        ) : null
      }
    >
      <p className="row wrap">
        {mayPost ? <TextLink to="/panen/saya">{say.myHarvests}</TextLink> : null}
        {trades ? <TextLink to="/pencarian">{find.savedTitle}</TextLink> : null}
        <TextLink to="/kalender">{find.calendar}</TextLink>
      </p>
      <LotSearchForm />
      <WhatWasUnderstood to={to} />
      {mayKeep ? (
        <ActionButton
          action="/pencarian"
          fields={{ query: savedQuery(params) }}
          label={find.save}
          tone="line"
          size="small"
          icon="bell"
        />
      ) : null}
      {nothingOffered ? <Banner tone="plain">{find.biddableNone}</Banner> : null}
      {page.rows.length === 0 ? (
        <EmptyState
          title={say.none}
          action={
            <ButtonLink to="/panen" tone="line">
              {say.showAll}
            </ButtonLink>
          }
        >
          {say.noneText}
        </EmptyState>
      ) : (
        <Sorted to={to} />
      )}
      <Pager
        previous={page.previous && to({ sebelum: page.previous })}
        next={page.next && to({ sesudah: page.next })}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/panen", asked)} /> : null}
    </Page>
  );
}

function Sorted({ to }: { to: (changes: Record<string, string | null>) => string }) {
  const { page, filter } = useLoaderData<typeof loader>();
  const href = (key: string, direction: "asc" | "desc") =>
    to({ urut: sortWords[key as LotSort], arah: direction === "asc" ? "naik" : "turun" });
  return <LotList lots={page.rows} sort={{ by: filter.sort, direction: filter.direction, href }} />;
}

function WhatWasUnderstood({ to }: { to: (changes: Record<string, string | null>) => string }) {
  const { looking, filter } = useLoaderData<typeof loader>();
  const say = useWords(findWords);
  const locale = useLocale();
  const { parts, unknown, around } = looking;
  const circle = around ? say.near(formatKm(around.km * 1000, locale), around.name) : null;
  return <Understood text={filter.text} parts={parts} unknown={unknown} around={circle} to={to} />;
}

function LotSearchForm() {
  const { filter } = useLoaderData<typeof loader>();
  const say = useWords(marketWords);
  const find = useWords(findWords);
  return (
    <SearchForm
      action="/panen"
      label={find.lotsField}
      hint={find.lotsHint}
      text={filter.text}
      title={say.filter.title}
      active={isNarrowed({ ...filter, text: "" })}
    >
      <LotChoices />
    </SearchForm>
  );
}

function LotChoices() {
  const { filter, choices, mayBid } = useLoaderData<typeof loader>();
  const say = useWords(marketWords);
  const find = useWords(findWords);
  const sorts = Object.entries(sortWords) as [LotSort, string][];
  return (
    <>
      <FilterNamed
        name="komoditas"
        label={say.filter.commodity}
        any={say.filter.anyCommodity}
        value={filter.commodityCode}
        choices={choices.commodities}
      />
      <FilterSelect
        name="bentuk"
        label={find.form}
        any={find.anyForm}
        value={filter.form}
        options={choices.forms.map((form) => ({ value: form, label: say.forms[form] ?? form }))}
      />
      <FilterPlace value={filter.place} places={choices.places} village={choices.village} />
      <FilterKm value={filter.km} />
      <FilterWeek value={filter.week} weeks={choices.weeks} />
      <FilterNumber name="harga" label={find.maxAsk} unit="Rp/kg" value={filter.maxAskIdr} />
      <FilterNumber name="kg" label={find.minKg} unit="kg" value={filter.minKg} />
      {mayBid ? <FilterBiddable value={filter.biddable} /> : null}
      <FilterSelect
        name="urut"
        label={say.filter.sort}
        value={sortWords[filter.sort]}
        options={sorts.map(([sort, value]) => ({ value, label: say.sort[sort] }))}
      />
    </>
  );
}
