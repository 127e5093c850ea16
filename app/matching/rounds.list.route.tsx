import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { formatIdrShort, formatNumber, formatWeek } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { deskWords } from "./desk-words.ts";
import type { RoundLine } from "./rounds-list.server.ts";
import { roundsOf } from "./rounds-list.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, deskWords, (say) => say.rounds.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const after = readCursor(new URL(visit.request.url).searchParams.get("sesudah"));
  return {
    ...(await roundsOf(db, officer.regencyCodes, after)),
    several: officer.regencyCodes.length > 1,
    nowMs: now(),
  };
}

export default function Rounds() {
  const { rows, next, several, nowMs } = useLoaderData<typeof loader>();
  const say = useWords(deskWords).rounds;
  const columns = useColumns(several, nowMs);
  const open = <ButtonLink to="/putaran/baru">{say.open}</ButtonLink>;
  return (
    <Page width="wide" title={say.title} lead={say.lead} actions={open}>
      <Table
        caption={say.title}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="dapur" title={say.empty}>
            {say.emptyText}
          </EmptyState>
        }
      />
      <Pager previous={null} next={next ? `/putaran?sesudah=${next}` : null} />
      {rows.length > 0 ? <Downloads links={fileLinks("/putaran")} /> : null}
    </Page>
  );
}

function useColumns(several: boolean, nowMs: number): Column<RoundLine>[] {
  const say = useWords(deskWords).rounds;
  const locale = useLocale();
  return [
    {
      key: "round",
      label: say.round,
      lead: true,
      cell: (row) => (
        <span>
          <TextLink to={`/putaran/${row.id}`}>{say.name(row.number)}</TextLink>
          <span className="block soft">
            {[several ? row.regencyName : "", say.weeks(formatWeek(row.fromWeek, locale), row.weeks)]
              .filter(Boolean)
              .join(", ")}
          </span>
        </span>
      ),
    },
    {
      key: "offered",
      label: say.offered,
      unit: "kg",
      number: true,
      cell: (row) => formatNumber(row.offeredKg, locale),
    },
    {
      key: "matched",
      label: say.matched,
      unit: "kg",
      number: true,
      cell: (row) => formatNumber(row.matchedKg, locale),
    },
    {
      key: "gains",
      label: say.gains,
      number: true,
      cell: (row) => (row.gainsIdr === null ? "–" : formatIdrShort(row.gainsIdr, locale)),
    },
    { key: "progress", label: say.progress, cell: (row) => progress(row) },
  ];

  function progress({ sent, agreed, waiting, dueAt }: RoundLine): string {
    if (sent === 0) return say.notSent;
    return waiting > 0 && (dueAt ?? 0) > nowMs ? say.answered(agreed, sent, waiting) : say.closed(agreed, sent);
  }
}
