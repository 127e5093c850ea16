import type { ReactNode } from "react";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { formatDate, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { DeskTab } from "./desk-filter.ts";
import type { ShownRow } from "./desk-page.server.ts";
import { DeskDue, DeskWhat } from "./desk-what.tsx";
import { rowPath } from "./desk.ts";
import { itemWords } from "./item.words.ts";
import type { Noted } from "./outcome.ts";
import { deskWords } from "./words.ts";

type Props = { rows: ShownRow[]; tab: DeskTab; today: string; query: string; empty: ReactNode };

/** The list itself. A row leads to the one thing to do, to a text, and to where its outcome is noted. */
export function DeskTable({ rows, tab, today, query, empty }: Props) {
  const say = useWords(deskWords);
  const columns = useColumns(tab, today, query);
  const actions = ({ row }: ShownRow) => (
    <ButtonLink to={row.to} tone="line" size="small">
      {say.do[row.kind]}
    </ButtonLink>
  );
  return (
    <Table
      caption={say.tabs[tab]}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      {...(tab === "done" ? {} : { actions })}
    />
  );
}

function useColumns(tab: DeskTab, today: string, query: string): Column<ShownRow>[] {
  const say = useWords(deskWords);
  const locale = useLocale();
  const number = (value: number | null) => (value === null ? "" : formatNumber(value, locale));
  const due: Column<ShownRow> = {
    key: "due",
    label: say.column.due,
    cell: ({ row }) => <DeskDue row={row} today={today} />,
  };
  const noted: Column<ShownRow> = {
    key: "noted",
    label: say.column.noted,
    cell: (row) => (row.noted ? <NotedLine noted={row.noted} today={today} /> : null),
  };
  const what: Column<ShownRow> = {
    key: "what",
    label: say.column.what,
    lead: true,
    cell: (shown) => (
      <>
        <DeskWhat row={shown.row} />
        {tab === "todo" && shown.noted ? <NotedLine noted={shown.noted} today={today} /> : null}
        <NextSteps shown={shown} tab={tab} query={query} />
      </>
    ),
  };
  return [
    ...(tab === "done" ? [] : [due]),
    what,
    ...(tab === "todo" ? [] : [noted]),
    { key: "kg", label: say.column.kg, number: true, cell: ({ row }) => number(row.quantityKg) },
    { key: "idr", label: say.column.idr, number: true, cell: ({ row }) => number(row.amountIdr) },
  ];
}

/** Beside the one thing to do: a text that is ready, and where the outcome is noted. */
function NextSteps({ shown: { row, whatsapp }, tab, query }: { shown: ShownRow; tab: DeskTab; query: string }) {
  const say = useWords(deskWords);
  const item = useWords(itemWords);
  return (
    <span className="row wrap [font-weight:400]">
      {whatsapp ? <TextLink to={whatsapp}>{say.whatsapp}</TextLink> : null}
      <TextLink to={`${rowPath(row)}${query}`}>{tab === "done" ? item.history : say.note}</TextLink>
    </span>
  );
}

/** What was said, by whom, when, and when it comes back. */
export function NotedLine({ noted, today }: { noted: Noted; today: string }) {
  const say = useWords(deskWords);
  const locale = useLocale();
  const when = formatDate(dateIn(defaultZone, noted.at), locale, "short");
  return (
    <span className="block [font-weight:400]">
      <b>{say.outcome[noted.outcome]}</b>
      {noted.note ? `: ${noted.note}` : ""}
      <span className="block soft">
        {say.saidBy(noted.by, when)}
        {noted.untilOn > today ? `, ${say.backOn(formatDate(noted.untilOn, locale, "short"))}` : ""}
      </span>
    </span>
  );
}
