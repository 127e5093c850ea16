import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { roundsOf } from "~/matching/rounds-list.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Kg, Num, Rp } from "~/ui/figure.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatDate } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { DeskTools, LastRound } from "./desk-aside.tsx";
import type { DeskFilter, DeskTab } from "./desk-filter.ts";
import { deskQuery, readDeskFilter, tabSlug } from "./desk-filter.ts";
import { askedBy, deskOf, placeNames } from "./desk-list.server.ts";
import { shownPage } from "./desk-page.server.ts";
import { DeskTable } from "./desk-table.tsx";
import { deskKinds, kindSlugs } from "./desk.ts";
import { deskWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, deskWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const asked = await askedBy(db, officer, now());
  const address = new URL(visit.request.url);
  const filter = readDeskFilter(address.searchParams);
  const desk = await deskOf(db, asked, filter);
  const page = await shownPage(db, asked, filter, desk, readPageAsk(address.searchParams), {
    origin: address.origin,
    officer: officer.name,
  });
  const [{ rows: rounds }, villages] = await Promise.all([
    roundsOf(db, officer.regencyCodes, null),
    placeNames(db, desk.villages),
  ]);
  const { counts, kinds, stake } = desk;
  return { ...page, filter, counts, kinds, stake, villages, last: rounds[0] ?? null, today: asked.today };
}

export default function Desk() {
  const { rows, previous, next, filter, counts, stake, last, today, ...choices } = useLoaderData<typeof loader>();
  const say = useWords(deskWords);
  const locale = useLocale();
  const figures = (
    <KeyNumbers
      items={[
        { label: say.things, value: <Num value={counts.todo} size="n2" /> },
        { label: say.atStake, value: <Kg value={stake.kg} size="n2" mark /> },
        { label: say.worth, value: <Rp value={stake.idr} short size="n2" /> },
      ]}
    />
  );
  const href = (cursor: string | null, name: string) =>
    cursor ? `/meja${deskQuery(filter, { [name]: cursor })}` : null;
  const isNarrowed = filter.kind !== null || filter.villageCode !== null;
  return (
    <Page width="wide" kicker={formatDate(today, locale)} title={say.title} figures={figures}>
      <Columns
        aside={
          <>
            <LastRound last={last} />
            <DeskTools />
          </>
        }
      >
        <Drawers filter={filter} counts={counts} />
        <DeskFilterForm filter={filter} {...choices} />
        <DeskTable
          rows={rows}
          tab={filter.tab}
          today={today}
          query={deskQuery(filter)}
          empty={
            <EmptyState
              drawing="surat"
              title={say.empty[filter.tab]}
              action={
                isNarrowed ? (
                  <TextLink to={`/meja${deskQuery({ ...filter, kind: null, villageCode: null })}`}>
                    {say.clear}
                  </TextLink>
                ) : null
              }
            >
              {say.emptyText[filter.tab]}
            </EmptyState>
          }
        />
        <Pager previous={href(previous, "sebelum")} next={href(next, "sesudah")} />
        {rows.length > 0 ? <Downloads links={fileLinks("/meja", deskQuery(filter).slice(1))} /> : null}
      </Columns>
    </Page>
  );
}

const tabs: DeskTab[] = ["todo", "later", "done"];

/** To do, put off, done: each with how much lies in it. */
function Drawers({ filter, counts }: { filter: DeskFilter; counts: Record<DeskTab, number> }) {
  const say = useWords(deskWords);
  return (
    <nav className="nav tabs" aria-label={say.drawers}>
      {tabs.map((tab) => (
        <TextLink
          key={tab}
          to={`/meja${deskQuery({ ...filter, tab })}`}
          className=""
          {...(tab === filter.tab ? { "aria-current": "page" as const } : {})}
        >
          {`${say.tabs[tab]} (${counts[tab]})`}
        </TextLink>
      ))}
    </nav>
  );
}

type Choices = {
  kinds: Partial<Record<(typeof deskKinds)[number], number>>;
  villages: { code: string; name: string }[];
};

function DeskFilterForm({ filter, kinds, villages }: Choices & { filter: DeskFilter }) {
  const say = useWords(deskWords);
  const count = (kind: (typeof deskKinds)[number]) => (filter.tab === "todo" ? (kinds[kind] ?? 0) : 0);
  return (
    <FilterForm action="/meja" keep={{ laci: filter.tab === "todo" ? null : tabSlug(filter.tab) }}>
      <FilterSelect
        name="hal"
        label={say.filterKind}
        value={filter.kind ? kindSlugs[filter.kind] : null}
        options={deskKinds.map((kind) => ({
          value: kindSlugs[kind],
          label: say.kindCount(say.kind[kind], count(kind)),
        }))}
      />
      <FilterSelect
        name="kelurahan"
        label={say.filterVillage}
        value={filter.villageCode}
        options={villages.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </FilterForm>
  );
}
