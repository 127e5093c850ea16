import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProducer } from "~/auth/user.ts";
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
import { commodityChoices, placeChoices } from "./choices.server.ts";
import { readPageAsk } from "./listing.server.ts";
import type { LotSort } from "./filter.ts";
import { listAddress, readLotFilter, sortWords } from "./filter.ts";
import { LotList } from "./lot-list.tsx";
import { publicLots } from "./lot-lists.server.ts";
import { FilterForm, FilterNamed, FilterPlace, FilterSelect, FilterWeek } from "./market-filter.tsx";
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
  const [user, page, commodities, places] = await Promise.all([
    readUser(visit),
    publicLots(db, filter, today, readPageAsk(params)),
    commodityChoices(db),
    placeChoices(db),
  ]);
  const weeks = mondaysFrom(today, 12);
  return {
    page,
    filter,
    commodities,
    places,
    weeks,
    asked: params.toString(),
    mayPost: user !== null && isProducer(user),
  };
}

export default function Lots() {
  const { page, asked, mayPost } = useLoaderData<typeof loader>();
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
      {mayPost ? (
        <p>
          <TextLink to="/panen/saya">{say.myHarvests}</TextLink>
        </p>
      ) : null}
      <LotFilterForm />
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
    </Page>
  );
}

function Sorted({ to }: { to: (changes: Record<string, string | null>) => string }) {
  const { page, filter } = useLoaderData<typeof loader>();
  const href = (key: string, direction: "asc" | "desc") =>
    to({ urut: sortWords[key as LotSort], arah: direction === "asc" ? "naik" : "turun" });
  return <LotList lots={page.rows} sort={{ by: filter.sort, direction: filter.direction, href }} />;
}

function LotFilterForm() {
  const { filter, commodities, places, weeks } = useLoaderData<typeof loader>();
  const say = useWords(marketWords);
  const active = filter.commodityCode !== null || filter.place !== null || filter.week !== null;
  const sorts = Object.entries(sortWords) as [LotSort, string][];
  return (
    <FilterForm action="/panen" title={say.filter.title} active={active}>
      <FilterNamed
        name="komoditas"
        label={say.filter.commodity}
        any={say.filter.anyCommodity}
        value={filter.commodityCode}
        choices={commodities}
      />
      <FilterPlace value={filter.place} places={places} />
      <FilterWeek value={filter.week} weeks={weeks} />
      <FilterSelect
        name="urut"
        label={say.filter.sort}
        value={sortWords[filter.sort]}
        options={sorts.map(([sort, value]) => ({ value, label: say.sort[sort] }))}
      />
    </FilterForm>
  );
}
