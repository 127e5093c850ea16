import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { poolWords } from "~/pools/words.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Kg, KgOfGrams, Rp } from "~/ui/figure.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatWeek } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { listContracts } from "./contract-list.server.ts";
import { ContractPill } from "./contract-pill.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import type { ContractView } from "./contract-view.ts";
import { contractStates, origins } from "./contract.ts";
import { originWords } from "./origin.words.ts";
import { partnershipWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, partnershipWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const params = new URL(visit.request.url).searchParams;
  const state = contractStates.find((known) => known === params.get("keadaan")) ?? null;
  const origin = origins.find((known) => known === params.get("asal")) ?? null;
  const today = dateIn(defaultZone, now());
  const { rows, previous, next } = await listContracts(db, reach, { state, origin, page: readPageAsk(params), today });
  const own = "groupId" in reach;
  return { rows: rows.map((row) => viewOf(row, reach, today)), previous, next, state, origin, own };
}

export default function Contracts() {
  const { rows, previous, next, state, origin, own } = useLoaderData<typeof loader>();
  const say = useWords(partnershipWords);
  const from = useWords(originWords);
  const pools = useWords(poolWords);
  const to = (name: string, cursor: string | null) =>
    cursor &&
    `/kemitraan?${new URLSearchParams({ ...(state ? { keadaan: state } : {}), ...(origin ? { asal: origin } : {}), [name]: cursor }).toString()}`;
  return (
    <Page width="wide" title={say.title} lead={own ? say.lead : say.leadOfficer}>
      <Buttons>
        <ButtonLink to="/tagihan" tone="line" size="small">
          {say.toDues}
        </ButtonLink>
        <ButtonLink to="/sengketa" tone="line" size="small">
          {say.toClaims}
        </ButtonLink>
        <ButtonLink to="/gabungan" tone="line" size="small">
          {pools.title}
        </ButtonLink>
      </Buttons>
      <FilterForm action="/kemitraan">
        <FilterSelect
          name="keadaan"
          label={say.filterState}
          all={say.allStates}
          value={state}
          options={contractStates.map((value) => ({ value, label: say.state[value] }))}
        />
        <FilterSelect
          name="asal"
          label={from.origin}
          all={from.allOrigins}
          value={origin}
          options={origins.map((value) => ({ value, label: from.originOf[value] }))}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <Empty filtered={state !== null || origin !== null} />
      ) : (
        <ContractTable rows={rows} own={own} />
      )}
      <Pager previous={to("sebelum", previous)} next={to("sesudah", next)} />
      {rows.length > 0 ? <Downloads links={fileLinks("/kemitraan", state ? `keadaan=${state}` : "")} /> : null}
    </Page>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const say = useWords(partnershipWords);
  if (filtered) {
    const action = (
      <ButtonLink to="/kemitraan" tone="line">
        {say.showAll}
      </ButtonLink>
    );
    return <EmptyState drawing="truk" title={say.emptyFilter} action={action} />;
  }
  return (
    <EmptyState drawing="truk" title={say.empty}>
      {say.emptyText}
    </EmptyState>
  );
}

function ContractTable({ rows, own }: { rows: ContractView[]; own: boolean }) {
  const say = useWords(partnershipWords);
  const locale = useLocale();
  const from = useWords(originWords);
  const head = say.column;
  const columns: Column<ContractView>[] = [
    {
      key: "thing",
      label: head.thing,
      lead: true,
      cell: (row) => (
        <TextLink to={`/kemitraan/${row.id}`}>
          {say.pair(nameIn(locale, row.commodity), nameIn(locale, row.product).toLowerCase())}
        </TextLink>
      ),
    },
    { key: "state", label: head.state, cell: (row) => <ContractPill state={row.state} /> },
    ...useWho(own),
    { key: "week", label: head.week, cell: (row) => formatWeek(row.week, locale) },
    { key: "promised", label: head.promised, number: true, cell: (row) => <Kg value={row.quantityKg} /> },
    { key: "delivered", label: head.delivered, number: true, cell: (row) => <KgOfGrams grams={row.confirmedGrams} /> },
    { key: "due", label: head.due, number: true, cell: (row) => <Rp value={row.dueIdr} /> },
    { key: "paid", label: head.paid, number: true, cell: (row) => <Rp value={row.paidIdr} /> },
    { key: "origin", label: from.origin, cell: (row) => from.originOf[row.origin] },
    { key: "number", label: head.number, cell: (row) => <span className="nowrap">{row.number}</span> },
  ];
  return <Table caption={say.title} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** A group knows itself: it sees its partner; an officer sees both. */
function useWho(own: boolean): Column<ContractView>[] {
  const head = useWords(partnershipWords).column;
  const partner = (row: ContractView) => (row.side === "producer" ? row.processor : row.producer).name;
  if (own) return [{ key: "partner", label: head.partner, cell: partner }];
  return [
    { key: "producer", label: head.producer, cell: (row) => row.producer.name },
    { key: "processor", label: head.processor, cell: (row) => row.processor.name },
  ];
}
