import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { titleOf } from "~/page-meta.ts";
import { formatDate, formatGramsAsKg, formatIdr } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Downloads, Table } from "~/ui/table.tsx";
import { askedReport } from "./asked.server.ts";
import type { LedgerRow } from "./ledger.server.ts";
import { ledgerOf } from "./ledger.server.ts";
import { kindFrom } from "./period.ts";
import { ReportChoice } from "./report-choice.tsx";
import { totalOf } from "./threefold.server.ts";
import { reportWords } from "./words.ts";

const shownRows = 200;

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, reportWords, (say) => say.back);

export async function loader(visit: LoaderFunctionArgs) {
  const { filter, ...choice } = await askedReport(visit);
  const { searchParams } = new URL(visit.request.url);
  const kind = kindFrom(searchParams.get("jenis"));
  searchParams.delete("_routes");
  const rows = await ledgerOf(db, kind, filter);
  return { kind, choice, rows: rows.slice(0, shownRows), total: totalOf(rows), search: `?${searchParams}` };
}

export default function LedgerPage() {
  const { kind, choice, rows, total, search } = useLoaderData<typeof loader>();
  const say = useWords(reportWords);
  const locale = useLocale();
  return (
    <Page
      title={say.ledgerTitle[kind]}
      lead={say.ledgerLead[kind]}
      kicker={choice.regency.name}
      crumb={[{ to: "/laporan", label: say.back }]}
      width="wide"
    >
      <ReportChoice {...choice} kind={kind} />
      <Downloads links={fileLinks("/laporan/nota", search)} />
      <Table
        caption={say.ledgerTitle[kind]}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        empty={say.emptyTitle}
        columns={[
          {
            key: "number",
            label: say.number,
            lead: true,
            cell: (row) => <TextLink to={paperOf(row)}>{row.number}</TextLink>,
            foot: say.total,
          },
          { key: "day", label: say.day, cell: (row) => formatDate(row.day, locale, "short") },
          { key: "producer", label: say.producer, cell: (row) => `${row.producer}, ${row.villageName}` },
          { key: "processor", label: say.processor, cell: (row) => row.processor },
          { key: "commodity", label: say.commodity, cell: (row) => row.commodity },
          {
            key: "weight",
            label: say.weight,
            number: true,
            cell: (row) => (row.grams ? formatGramsAsKg(row.grams, locale) : "–"),
            foot: formatGramsAsKg(total.grams, locale),
          },
          {
            key: "amount",
            label: say.amount,
            number: true,
            cell: (row) => formatIdr(row.amountIdr, locale),
            foot: formatIdr(total.amountIdr, locale),
          },
        ]}
      />
      {total.papers > rows.length ? <p className="soft">{say.shown(rows.length, total.papers)}</p> : null}
    </Page>
  );

  /** Where the paper itself is. */
  function paperOf(row: Pick<LedgerRow, "id" | "contractId">): string {
    if (kind === "promised") return `/kemitraan/${row.contractId}`;
    return kind === "delivered" ? `/nota/${row.id}` : `/bayar/${row.id}`;
  }
}
