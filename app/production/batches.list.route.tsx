import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProcessor } from "~/auth/user.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import type { BatchRow } from "./batch-list.server.ts";
import { listBatches } from "./batch-list.server.ts";
import { valueOfBatches } from "./batch-value.server.ts";
import { OutputFigure } from "./output-figure.tsx";
import { productionWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, productionWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const page = await listBatches(db, reach, readPageAsk(new URL(visit.request.url).searchParams));
  const values = await valueOfBatches(
    db,
    page.rows.map(({ id }) => id),
  );
  const rows = page.rows.map(({ note: _note, ...row }) => {
    const money = values.find(({ batch }) => batch.id === row.id)?.money;
    return { ...row, rawGrams: money?.rawGrams ?? null, valueAddedIdr: money?.valueAddedIdr ?? null };
  });
  return { rows, previous: page.previous, next: page.next, cooks: isProcessor(user) };
}

export default function Batches() {
  const { rows, previous, next, cooks } = useLoaderData<typeof loader>();
  const say = useWords(productionWords);
  const add = (
    <ButtonLink to="/produksi/baru" tone="hilir" icon="plus">
      {say.new}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.title} lead={say.lead} actions={cooks ? add : null}>
      {rows.length === 0 ? (
        <EmptyState drawing="dapur" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <BatchTable rows={rows} />
      )}
      <Buttons>
        <ButtonLink to="/stok" tone="line">
          {say.toStock}
        </ButtonLink>
        <ButtonLink to="/nilai-tambah" tone="line">
          {say.toValue}
        </ButtonLink>
      </Buttons>
      <Pager previous={previous && `/produksi?sebelum=${previous}`} next={next && `/produksi?sesudah=${next}`} />
      {rows.length > 0 ? <Downloads links={fileLinks("/produksi")} /> : null}
    </Page>
  );
}

type Row = Omit<BatchRow, "note"> & { rawGrams: number | null; valueAddedIdr: number | null };

function BatchTable({ rows }: { rows: Row[] }) {
  const say = useWords(productionWords);
  const locale = useLocale();
  const head = say.column;
  const columns: Column<Row>[] = [
    {
      key: "product",
      label: head.product,
      lead: true,
      cell: (row) => <TextLink to={`/produksi/${row.id}`}>{nameIn(locale, row)}</TextLink>,
    },
    { key: "day", label: head.day, cell: (row) => formatDate(row.processedOn, locale, "short") },
    { key: "kitchen", label: head.kitchen, cell: (row) => row.groupName },
    {
      key: "raw",
      label: head.raw,
      number: true,
      cell: (row) => (row.rawGrams === null ? "–" : <KgOfGrams grams={row.rawGrams} />),
    },
    {
      key: "output",
      label: head.output,
      number: true,
      cell: (row) => <OutputFigure unit={row.outputUnit} quantity={row.outputQuantity} />,
    },
    {
      key: "value",
      label: head.value,
      number: true,
      cell: (row) =>
        row.voidReason !== null ? (
          <Pill tone="plain">{say.voided}</Pill>
        ) : row.valueAddedIdr === null ? (
          "–"
        ) : (
          <Rp value={row.valueAddedIdr} />
        ),
    },
    { key: "number", label: head.number, cell: (row) => <span className="nowrap">{row.number}</span> },
  ];
  return <Table caption={say.title} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
