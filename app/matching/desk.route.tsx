import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Kg, Num, Rp } from "~/ui/figure.tsx";
import { formatDate, formatNumber, formatWeek } from "~/ui/format.ts";
import { KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Columns, Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { DeskDue, DeskWhat } from "./desk-row.tsx";
import { DeskTools } from "./desk-tools.tsx";
import { deskRows } from "./desk.server.ts";
import type { DeskRow } from "./desk.ts";
import { atStake } from "./desk.ts";
import { deskWords } from "./desk-words.ts";
import type { RoundLine } from "./rounds-list.server.ts";
import { roundsOf } from "./rounds-list.server.ts";

export const handle = { hydrate: true };

const shownRows = 60;

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, deskWords, (say) => say.desk.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const nowMs = now();
  const zone = await zoneOf(db, regencyCodes[0] ?? "");
  const rows = await deskRows(db, { regencyCodes, nowMs, zone });
  const { rows: rounds } = await roundsOf(db, regencyCodes, null);
  const stake = { count: rows.length, ...atStake(rows) };
  return { rows: rows.slice(0, shownRows), stake, last: rounds[0] ?? null, today: dateIn(zone, nowMs) };
}

export default function Desk() {
  const { rows, stake, last, today } = useLoaderData<typeof loader>();
  const say = useWords(deskWords).desk;
  const locale = useLocale();
  const columns = useColumns(today, stake);
  const figures = (
    <KeyNumbers
      items={[
        { label: say.things, value: <Num value={stake.count} size="n2" /> },
        { label: say.atStake, value: <Kg value={stake.kg} size="n2" mark /> },
        { label: say.worth, value: <Rp value={stake.idr} short size="n2" /> },
      ]}
    />
  );
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
        <Table
          caption={say.title}
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.kind}${row.id}`}
          actions={(row) => (
            <ButtonLink to={row.to} tone="line" size="small">
              {say.do[row.kind]}
            </ButtonLink>
          )}
          empty={
            <EmptyState drawing="surat" title={say.empty}>
              {say.emptyText}
            </EmptyState>
          }
        />
        {stake.count > rows.length ? <p className="soft">{say.more(stake.count - rows.length)}</p> : null}
      </Columns>
    </Page>
  );
}

function useColumns(today: string, stake: { count: number; kg: number; idr: number }): Column<DeskRow>[] {
  const say = useWords(deskWords).desk;
  const locale = useLocale();
  const number = (value: number | null) => (value === null ? "" : formatNumber(value, locale));
  return [
    { key: "due", label: say.column.due, cell: (row) => <DeskDue row={row} today={today} /> },
    {
      key: "what",
      label: say.column.what,
      lead: true,
      cell: (row) => <DeskWhat row={row} />,
      foot: say.total(stake.count),
    },
    { key: "kg", label: say.column.kg, number: true, cell: (row) => number(row.quantityKg), foot: number(stake.kg) },
    { key: "idr", label: say.column.idr, number: true, cell: (row) => number(row.amountIdr), foot: number(stake.idr) },
  ];
}

/** The latest round beside the list, and the way to the next. */
function LastRound({ last }: { last: RoundLine | null }) {
  const say = useWords(deskWords);
  const locale = useLocale();
  if (!last)
    return (
      <Card side="office" title={say.desk.nextRound}>
        <p>{say.desk.noRound}</p>
        <ButtonLink to="/putaran/baru">{say.desk.openRound}</ButtonLink>
      </Card>
    );
  return (
    <Card side="office" title={say.desk.lastRound(last.number)}>
      <p className="soft">{say.rounds.weeks(formatWeek(last.fromWeek, locale), last.weeks)}</p>
      <Ledger>
        <LedgerLine label={say.rounds.offered}>
          <Kg value={last.offeredKg} side="hulu" size="n3" />
        </LedgerLine>
        <LedgerLine label={say.rounds.matched}>
          <Kg value={last.matchedKg} size="n3" />
        </LedgerLine>
        <LedgerLine label={say.rounds.progress}>
          {last.sent === 0 ? say.rounds.notSent : say.rounds.closed(last.agreed, last.sent)}
        </LedgerLine>
      </Ledger>
      <ButtonLink to={`/putaran/${last.id}`}>{say.desk.open}</ButtonLink>
      <ButtonLink to="/putaran/baru" tone="line">
        {say.desk.openRound}
      </ButtonLink>
    </Card>
  );
}
