import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { forbidden } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { KgOfGrams, Num, Percent, Rp, RpPerKg } from "~/ui/figure.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Table } from "~/ui/table.tsx";
import { listProductValues } from "./product-list.server.ts";
import { productValueWords } from "./product-value.words.ts";
import { productionWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, productValueWords, (say) => say.productsTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  return { rows: await listProductValues(db, reach, dateIn(defaultZone, now())) };
}

export default function ProductValues() {
  const { rows } = useLoaderData<typeof loader>();
  const say = useWords(productValueWords);
  const words = useWords(productionWords);
  return (
    <Page
      width="wide"
      title={say.productsTitle}
      lead={say.productsLead}
      crumb={[{ to: "/produksi", label: words.title }]}
    >
      {rows.length === 0 ? (
        <EmptyState drawing="abon" title={say.productsEmpty}>
          {say.productsEmptyText}
        </EmptyState>
      ) : (
        <>
          <ProductTable rows={rows} />
          <Downloads links={fileLinks("/nilai-tambah")} />
        </>
      )}
    </Page>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

function ProductTable({ rows }: { rows: Row[] }) {
  const say = useWords(productValueWords);
  const locale = useLocale();
  const head = say.productColumn;
  const columns: Column<Row>[] = [
    {
      key: "product",
      label: head.product,
      lead: true,
      cell: (row) => <TextLink to={`/nilai-tambah/${row.code}`}>{nameIn(locale, row)}</TextLink>,
    },
    { key: "batches", label: head.batches, number: true, cell: (row) => <Num value={row.batches} /> },
    { key: "raw", label: head.raw, number: true, cell: (row) => <KgOfGrams grams={row.rawGrams} /> },
    { key: "value", label: head.value, number: true, cell: (row) => <Rp value={row.valueAddedIdr} /> },
    { key: "perKg", label: head.perKg, number: true, cell: (row) => <RpPerKg value={row.perKgIdr} /> },
    {
      key: "ratio",
      label: head.ratio,
      number: true,
      cell: (row) => (row.ratio === null ? "–" : <Percent ratio={row.ratio} />),
    },
    { key: "profit", label: head.profit, number: true, cell: (row) => <Rp value={row.profitIdr} /> },
  ];
  return <Table caption={say.productsTitle} hideCaption columns={columns} rows={rows} rowKey={(row) => row.code} />;
}
