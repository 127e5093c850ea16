import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProcessor } from "~/auth/user.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden } from "~/lib/http.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { KgOfGrams, Num } from "~/ui/figure.tsx";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { OutputFigure } from "./output-figure.tsx";
import type { StockRow } from "./stock-list.server.ts";
import { listStock, stockSums } from "./stock-list.server.ts";
import { Freshness, packsText } from "./stock-parts.tsx";
import { stockWords } from "./stock.words.ts";
import { productionWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, stockWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const [page, sums] = await Promise.all([
    listStock(db, reach, readPageAsk(new URL(visit.request.url).searchParams)),
    stockSums(db, reach),
  ]);
  const today = dateIn(defaultZone, now());
  return { ...page, sums, sells: isProcessor(user), today, soon: addDays(today, 14) };
}

export default function Stock() {
  const { rows, previous, next, sums, sells } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const words = useWords(productionWords);
  const locale = useLocale();
  const sell = (
    <ButtonLink to="/stok/jual" tone="hilir" icon="plus">
      {say.sellTitle}
    </ButtonLink>
  );
  return (
    <Page
      width="wide"
      title={say.title}
      lead={say.lead}
      crumb={[{ to: "/produksi", label: words.title }]}
      actions={sells && rows.length > 0 ? sell : null}
    >
      <KeyNumbers
        items={sums.map((sum) => ({
          label: nameIn(locale, sum),
          value:
            sum.outputUnit === "gram" ? (
              <KgOfGrams grams={sum.leftQuantity} size="n2" side="hilir" />
            ) : (
              <Num value={sum.leftQuantity} unit={words.unit.piece} size="n2" side="hilir" />
            ),
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState drawing="abon" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <StockTable />
      )}
      <Pager previous={previous && `/stok?sebelum=${previous}`} next={next && `/stok?sesudah=${next}`} />
      {rows.length > 0 ? <Downloads links={fileLinks("/stok")} /> : null}
      <Buttons>
        <ButtonLink to="/stok/keluar" tone="line">
          {say.sales}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

function StockTable() {
  const { rows, sells, today, soon } = useLoaderData<typeof loader>();
  const say = useWords(stockWords);
  const locale = useLocale();
  const head = say.column;
  const columns: Column<StockRow>[] = [
    {
      key: "product",
      label: head.product,
      lead: true,
      cell: (row) => <TextLink to={`/produksi/${row.id}`}>{nameIn(locale, row)}</TextLink>,
    },
    {
      key: "left",
      label: head.left,
      number: true,
      cell: (row) => <OutputFigure unit={row.outputUnit} quantity={row.leftQuantity} />,
    },
    { key: "packs", label: head.packs, cell: (row) => packsText(row, locale) ?? "–" },
    { key: "until", label: head.until, cell: (row) => <Freshness row={row} today={today} soon={soon} /> },
    { key: "batch", label: head.batch, cell: (row) => <span className="nowrap">{row.number}</span> },
  ];
  if (!sells) columns.push({ key: "group", label: head.group, cell: (row) => row.groupName });
  const actions = (row: StockRow) => (
    <Buttons>
      <ButtonLink to={`/stok/jual?produksi=${row.id}`} tone="line" size="small">
        {say.sell}
      </ButtonLink>
      <ButtonLink to={`/stok/buang?produksi=${row.id}`} tone="quiet" size="small">
        {say.discard}
      </ButtonLink>
    </Buttons>
  );
  return (
    <Table
      caption={say.title}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      {...(sells ? { actions } : {})}
    />
  );
}
