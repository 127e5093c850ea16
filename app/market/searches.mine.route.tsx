import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatDate, formatIdr, formatKg, formatKm, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSayError } from "~/ui/refusals.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { commodityChoices } from "./choices.server.ts";
import type { LotFilter } from "./filter.ts";
import { readLotFilter } from "./filter.ts";
import { findWords } from "./find.words.ts";
import { SaveSearchForm } from "./saved-search.ts";
import { saveSearch, searchesOf } from "./saved-searches.server.ts";
import { placesOf } from "./vocabulary.server.ts";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, findWords, (say) => say.savedTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const [rows, commodities, places] = await Promise.all([searchesOf(db, group.id), commodityChoices(db), placesOf(db)]);
  const searches = rows.map(({ id, query, at }) => {
    const filter = readLotFilter(new URLSearchParams(query));
    const place = places.get(filter.place ?? (filter.km ? group.villageCode : ""))?.name ?? null;
    const commodity = commodities.find(({ code }) => code === filter.commodityCode) ?? null;
    return { id, query, filter, place, commodity, savedOn: dateIn(defaultZone, at) };
  });
  return { searches, saved: new URL(visit.request.url).searchParams.has("tersimpan") };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const form = await openForm(visit.request, user, SaveSearchForm);
  if (!form.ok) return form.reply;
  const done = await saveSearch(db, form.act, user, form.value.query, dateIn(defaultZone, form.act.at));
  return done.ok ? redirect("/pencarian?tersimpan") : form.refuse(done.reason);
}

/** Why the search was not kept, in words; a form that was sent oddly or twice is told as the house does. */
function useRefusal(): string | null {
  const reply = useActionData<typeof action>();
  const say = useWords(findWords);
  const sayError = useSayError();
  const key = Object.values(reply?.error ?? {}).flat()[0];
  if (!key) return null;
  return key in say.refusal ? say.refusal[key as keyof typeof say.refusal] : sayError(key);
}

type Saved = ReturnType<typeof useLoaderData<typeof loader>>["searches"][number];

export default function SavedSearches() {
  const { searches, saved } = useLoaderData<typeof loader>();
  const say = useWords(findWords);
  const refused = useRefusal();
  const search = (
    <ButtonLink to="/panen" tone="hilir" icon="search">
      {say.toSearch}
    </ButtonLink>
  );
  return (
    <Page
      title={say.savedTitle}
      lead={say.savedLead}
      crumb={[{ to: "/panen", label: say.savedCrumb }]}
      actions={search}
    >
      {refused ? <Banner tone="bad">{refused}</Banner> : null}
      {saved ? <Banner tone="good">{say.done}</Banner> : null}
      {searches.length === 0 ? (
        <EmptyState drawing="surat" title={say.savedNone}>
          {say.savedNoneText}
        </EmptyState>
      ) : (
        <Cards>
          {searches.map((search) => (
            <SavedCard key={search.id} search={search} />
          ))}
        </Cards>
      )}
    </Page>
  );
}

function SavedCard({ search }: { search: Saved }) {
  const say = useWords(findWords);
  const locale = useLocale();
  const told = useTold();
  return (
    <Card title={told(search)}>
      <p className="soft">{say.since(formatDate(search.savedOn, locale, "day"))}</p>
      <Buttons>
        <ButtonLink to={`/panen?${search.query}`} tone="line" size="small">
          {say.show}
        </ButtonLink>
        <ActionButton action={`/pencarian/${search.id}/hapus`} label={say.drop} tone="quiet" size="small" />
      </Buttons>
    </Card>
  );
}

/** A search in words: "haruan, Gambut, sampai Rp25.000 per kg". */
function useTold(): (search: Saved) => string {
  const say = useWords(findWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  return ({ filter, place, commodity }) => {
    const { text, km, form, week, maxAskIdr, minKg, biddable }: LotFilter = filter;
    const where = place && km ? say.near(formatKm(km * 1000, locale), place) : place;
    const parts = [
      text,
      commodity ? nameIn(locale, commodity) : "",
      where,
      form ? (words.forms[form] ?? form) : "",
      week ? say.weekOf(formatWeek(week, locale)) : "",
      maxAskIdr ? say.upTo(formatIdr(maxAskIdr, locale)) : "",
      minKg ? say.atLeast(formatKg(minKg, locale)) : "",
      biddable ? say.biddableYes : "",
    ];
    return parts.filter(Boolean).join(", ") || say.everything;
  };
}
