import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { Rp } from "~/ui/figure.tsx";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import type { TakenRow } from "./sale-list.server.ts";
import { listTaken } from "./sale-list.server.ts";
import { stockWords } from "./stock.words.ts";
import { takenAmount, takenWhere } from "./taken-line.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, stockWords, (say) => say.sales);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const page = await listTaken(db, reach, readPageAsk(new URL(visit.request.url).searchParams));
  return { ...page, rows: page.rows.map(({ note: _note, ...row }) => row) };
}

export default function Taken() {
  const { rows, previous, next } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const locale = useLocale();
  const head = say.column;
  const columns: Column<Omit<TakenRow, "note">>[] = [
    {
      key: "product",
      label: head.product,
      lead: true,
      cell: (row) => <TextLink to={`/stok/keluar/${row.id}`}>{nameIn(locale, row)}</TextLink>,
    },
    { key: "day", label: head.day, cell: (row) => formatDate(row.day, locale, "short") },
    { key: "amount", label: head.amount, number: true, cell: (row) => takenAmount(row, locale) },
    { key: "where", label: head.where, cell: (row) => takenWhere(row, locale) },
    {
      key: "money",
      label: head.money,
      number: true,
      cell: (row) =>
        row.voidReason !== null ? (
          <Pill tone="plain">{say.voided}</Pill>
        ) : row.taken === "sale" ? (
          <Rp value={row.amountIdr} />
        ) : (
          "–"
        ),
    },
    { key: "batch", label: head.batch, cell: (row) => <span className="nowrap">{row.batchNumber}</span> },
  ];
  return (
    <Page width="wide" title={say.sales} lead={say.salesLead} crumb={[{ to: "/stok", label: say.title }]}>
      <Table
        caption={say.sales}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="uang" title={say.salesEmpty}>
            {say.salesEmptyText}
          </EmptyState>
        }
      />
      <Pager previous={previous && `/stok/keluar?sebelum=${previous}`} next={next && `/stok/keluar?sesudah=${next}`} />
      {rows.length > 0 ? <Downloads links={fileLinks("/stok/keluar")} /> : null}
    </Page>
  );
}
