import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { titled } from "~/page-meta.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { formatDate } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Table } from "~/ui/table.tsx";
import { Tile, Tiles } from "~/ui/tiles.tsx";
import { calendarBetween } from "./calendar.server.ts";
import { listCommodities } from "./commodities.server.ts";
import { nameIn, spoken } from "./commodity.ts";
import { Trust } from "./trust.tsx";
import { placesWords } from "./words.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const today = dateIn(defaultZone, now());
  const [commodities, days] = await Promise.all([listCommodities(db), calendarBetween(db, today, addDays(today, 56))]);
  return { title: placesWords[readLocale(request)].commodities.title, commodities, days };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title ?? "HuluHilir");

/** What upstream groups raise, and the days that move its price. */
export default function Commodities() {
  const { commodities, days } = useLoaderData<typeof loader>();
  const say = useWords(placesWords);
  const locale = useLocale();
  return (
    <Page title={say.commodities.title} lead={say.commodities.lead}>
      {commodities.length === 0 ? <EmptyState title={say.commodities.empty} /> : null}
      <Tiles>
        {commodities.map((commodity) => (
          <Tile
            key={commodity.code}
            to={`/komoditas/${commodity.code}`}
            drawing={drawingForCommodity(commodity.code)}
            side="hulu"
            label={nameIn(locale, commodity)}
          />
        ))}
      </Tiles>
      <Section title={say.commodities.calendar}>
        <p>{say.commodities.calendarLead}</p>
        <Table
          caption={say.commodities.calendar}
          hideCaption
          rows={days}
          rowKey={(day) => day.id}
          empty={<p>{say.commodities.calendarEmpty}</p>}
          columns={[
            { key: "event", label: say.column.event, lead: true, cell: (day) => nameIn(locale, day) },
            { key: "when", label: say.column.when, cell: (day) => dates(day, locale, say.range) },
            { key: "kind", label: say.column.kind, cell: (day) => spoken(say.calendarKind, day.kind) },
            { key: "trust", label: say.column.trust, cell: (day) => <Trust {...day} /> },
          ]}
        />
      </Section>
    </Page>
  );
}

type Days = { fromDate: string; toDate: string };

function dates({ fromDate, toDate }: Days, locale: "id" | "en", range: (from: string, to: string) => string): string {
  const from = formatDate(fromDate, locale, "long");
  return fromDate === toDate ? from : range(from, formatDate(toDate, locale, "long"));
}
