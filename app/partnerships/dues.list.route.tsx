import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden } from "~/lib/http.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Rp } from "~/ui/figure.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { listDues } from "./dues.server.ts";
import { paymentWords } from "./payment.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, paymentWords, (say) => say.dues.title);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const params = new URL(visit.request.url).searchParams;
  const overdueOnly = params.get("keadaan") === "lewat";
  const today = dateIn(defaultZone, now());
  const { rows, previous, next } = await listDues(db, reach, { overdueOnly, page: readPageAsk(params), today });
  const dues = rows.map((row) => {
    const { id, number, payerName, payeeName, dueIdr, paidIdr } = viewOf(row, reach, today);
    return { id, number, payerName, payeeName, openIdr: dueIdr - paidIdr, overdueIdr: row.overdueIdr };
  });
  return { dues, previous, next, overdueOnly };
}

type Due = ReturnType<typeof useLoaderData<typeof loader>>["dues"][number];

export default function Dues() {
  const { dues, previous, next, overdueOnly } = useLoaderData<typeof loader>();
  const say = useWords(paymentWords).dues;
  const columns: Column<Due>[] = [
    {
      key: "number",
      label: say.contract,
      lead: true,
      cell: ({ id, number }) => <TextLink to={`/kemitraan/${id}`}>{number}</TextLink>,
    },
    { key: "payer", label: say.payer, cell: ({ payerName }) => payerName },
    { key: "payee", label: say.payee, cell: ({ payeeName }) => payeeName },
    { key: "open", label: say.open, number: true, cell: ({ openIdr }) => <Rp value={openIdr} /> },
    {
      key: "overdue",
      label: say.overdue,
      number: true,
      cell: ({ overdueIdr }) => (overdueIdr > 0 ? <Rp value={overdueIdr} /> : say.notYet),
    },
  ];
  const query = `keadaan=${overdueOnly ? "lewat" : "semua"}`;
  const options = [
    { value: "semua", label: say.all },
    { value: "lewat", label: say.overdueOnly },
  ];
  return (
    <Page title={say.title} lead={say.lead} width="wide">
      <FilterForm>
        <FilterSelect name="keadaan" label={say.filter} value={overdueOnly ? "lewat" : "semua"} options={options} />
      </FilterForm>
      {dues.length === 0 ? (
        <EmptyState drawing="uang" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <Table caption={say.title} columns={columns} rows={dues} rowKey={({ id }) => id} hideCaption />
      )}
      <Pager
        previous={previous && `/tagihan?${query}&sebelum=${previous}`}
        next={next && `/tagihan?${query}&sesudah=${next}`}
      />
      {dues.length > 0 ? <Downloads links={fileLinks("/tagihan", query)} /> : null}
    </Page>
  );
}
