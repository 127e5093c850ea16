import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ChartFrame } from "~/ui/chart.tsx";
import { formatKg, formatNumber, formatWeek } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { calendarWords } from "./calendar.words.ts";
import { commodityChoices, placeChoices } from "./choices.server.ts";
import { nameInSentence } from "./naming.ts";
import { gapOf, worstCell } from "./week-calendar.ts";
import { addUpAside, weekCalendar } from "./week-calendar.server.ts";
import { WeekGrid } from "./week-grid.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    calendarWords,
    (say) => say.title,
    (say) => say.about,
  );

export async function loader(visit: LoaderFunctionArgs) {
  const asked = new URL(visit.request.url).searchParams.get("tempat");
  const [places, commodities] = await Promise.all([placeChoices(db), commodityChoices(db)]);
  const regency = places.find(({ code }) => code === asked) ?? null;
  const today = dateIn(defaultZone, now());
  const calendar = await weekCalendar(db, { regencyCode: regency?.code ?? null, today }, now(), addUpAside);
  const rows = calendar.flatMap(({ code, cells }) => {
    const named = commodities.find((commodity) => commodity.code === code);
    return named ? [{ ...named, cells }] : [];
  });
  return {
    rows,
    regencyCode: regency?.code ?? null,
    places: places.map(({ code, name }) => ({ code, name })),
  };
}

export default function Calendar() {
  const { rows, regencyCode } = useLoaderData<typeof loader>();
  const say = useWords(calendarWords);
  const locale = useLocale();
  const named = rows.map((row) => ({ code: row.code, name: nameIn(locale, row), cells: row.cells }));
  const title = useSentence();
  const hrefOf = (code: string, week: string) =>
    `/panen?komoditas=${code}&pekan=${week}${regencyCode ? `&tempat=${regencyCode}` : ""}`;
  return (
    <Page width="wide" title={say.title} lead={say.lead} crumb={[{ to: "/panen", label: say.crumb }]}>
      <Places />
      {rows.length === 0 ? (
        <EmptyState drawing="dapur" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <ChartFrame says={title} note={say.note} table={tableOf(named, locale, say)}>
          <p className="row wrap">
            <span className="hulu strong">{`▬ ${say.supply}`}</span>
            <span className="hilir strong">{`▬ ${say.capacity}`}</span>
            <span className="soft">{say.signs}</span>
          </p>
          <div className="max-desk:hidden">
            <WeekGrid rows={named} title={title} hrefOf={hrefOf} narrow={false} />
          </div>
          <div className="desk:hidden">
            <WeekGrid rows={named} title={title} hrefOf={hrefOf} narrow />
          </div>
        </ChartFrame>
      )}
    </Page>
  );
}

function Places() {
  const { places, regencyCode } = useLoaderData<typeof loader>();
  const say = useWords(calendarWords);
  const choices = [{ code: null, name: say.everywhere }, ...places];
  return (
    <nav className="chips" aria-label={say.place}>
      {choices.map(({ code, name }) => (
        <TextLink
          key={name}
          to={code ? `/kalender?tempat=${code}` : "/kalender"}
          className="chip"
          {...(code === regencyCode ? { "aria-current": "page" as const } : {})}
        >
          {name}
        </TextLink>
      ))}
    </nav>
  );
}

/** The one thing that the picture shows most: harvest without a kitchen, or a kitchen without harvest. */
function useSentence(): string {
  const { rows } = useLoaderData<typeof loader>();
  const say = useWords(calendarWords);
  const locale = useLocale();
  const worst = worstCell(rows);
  const row = rows.find(({ code }) => code === worst?.code);
  if (!worst || !row || worst.balance === "even") return say.even;
  const kg = formatKg(gapOf(worst.cell), locale);
  return say[worst.balance](formatWeek(worst.cell.week, locale), kg, nameInSentence(locale, row));
}

type Words = typeof calendarWords.id;
type Named = { name: string; cells: { week: string; supplyKg: number; capacityKg: number }[] };

function tableOf(rows: readonly Named[], locale: "id" | "en", say: Words) {
  return {
    head: [`${say.commodity}, ${say.week}`, `${say.supply}, kg`, `${say.capacity}, kg`],
    rows: rows.flatMap(({ name, cells }) =>
      cells.map(({ week, supplyKg, capacityKg }) => [
        `${name}, ${formatWeek(week, locale)}`,
        formatNumber(supplyKg, locale),
        formatNumber(capacityKg, locale),
      ]),
    ),
  };
}
