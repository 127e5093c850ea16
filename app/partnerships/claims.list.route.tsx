import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden } from "~/lib/http.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { claimReachOf, listClaims } from "./claim-view.server.ts";
import { claimWords } from "./claim.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, claimWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = claimReachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const params = new URL(visit.request.url).searchParams;
  const open = params.get("keadaan") !== "selesai";
  const { rows, previous, next } = await listClaims(db, reach, { open, page: readPageAsk(params) });
  const claims = rows.map(({ id, kind, ticketNumber, producerName, processorName, at }) => ({
    ...{ id, kind, ticketNumber, parties: `${producerName}, ${processorName}`, on: dateIn(defaultZone, at) },
  }));
  return { claims, previous, next, open };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["claims"][number];

export default function Claims() {
  const { claims, previous, next, open } = useLoaderData<typeof loader>();
  const say = useWords(claimWords);
  const locale = useLocale();
  const columns: Column<Shown>[] = [
    {
      key: "ticket",
      label: say.column.ticket,
      lead: true,
      cell: ({ id, ticketNumber }) => <TextLink to={`/sengketa/${id}`}>{ticketNumber}</TextLink>,
    },
    { key: "kind", label: say.column.kind, cell: ({ kind }) => say.kinds[kind] },
    { key: "parties", label: say.column.parties, cell: ({ parties }) => parties },
    { key: "on", label: say.column.on, cell: ({ on }) => formatDate(on, locale, "plain") },
  ];
  const query = `keadaan=${open ? "terbuka" : "selesai"}`;
  const options = [
    { value: "terbuka", label: say.filterOpen },
    { value: "selesai", label: say.filterClosed },
  ];
  return (
    <Page title={say.title} lead={say.lead} width="wide">
      <FilterForm>
        <FilterSelect name="keadaan" label={say.filter} value={open ? "terbuka" : "selesai"} options={options} />
      </FilterForm>
      {claims.length === 0 ? (
        <EmptyState drawing="timbangan" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <Table caption={say.title} columns={columns} rows={claims} rowKey={({ id }) => id} hideCaption />
      )}
      <Pager
        previous={previous && `/sengketa?${query}&sebelum=${previous}`}
        next={next && `/sengketa?${query}&sesudah=${next}`}
      />
      {claims.length > 0 ? <Downloads links={fileLinks("/sengketa", query)} /> : null}
    </Page>
  );
}
