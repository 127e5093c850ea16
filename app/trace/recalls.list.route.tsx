import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { AskForm } from "./ask-form.tsx";
import { listRecalls } from "./recall-list.server.ts";
import { sourceOf } from "./trace.server.ts";
import { traceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, traceWords, (say) => say.recallsTitle);

/** A number that names something leads to its trace. */
export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const asked = new URL(visit.request.url).searchParams;
  const typed = asked.get("nomor")?.slice(0, 40) ?? "";
  const source = typed === "" ? undefined : await sourceOf(db, regencyCodes, typed);
  if (source) throw redirect(`/penarikan/telusur/${source.kind}/${source.id}`);
  const page = await listRecalls(db, regencyCodes, readPageAsk(asked));
  const rows = page.rows.map(({ id, number, reason, at, endedAt }) => ({
    ...{ id, number, reason, day: dateIn(defaultZone, at), stands: endedAt === null },
  }));
  return { rows, previous: page.previous, next: page.next, typed };
}

type Row = { id: string; number: string; reason: string; day: string; stands: boolean };

export default function Recalls() {
  const { rows, previous, next, typed } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const locale = useLocale();
  const head = say.column;
  const columns: Column<Row>[] = [
    {
      key: "number",
      label: head.number,
      lead: true,
      cell: (row) => <TextLink to={`/penarikan/${row.id}`}>{row.number}</TextLink>,
    },
    { key: "day", label: head.day, cell: (row) => formatDate(row.day, locale, "plain") },
    { key: "reason", label: head.reason, cell: (row) => row.reason },
    {
      key: "state",
      label: head.state,
      cell: (row) => <Pill tone={row.stands ? "bad" : "plain"}>{row.stands ? say.standing : say.ended}</Pill>,
    },
  ];
  return (
    <Page width="wide" title={say.recallsTitle} lead={say.recallsLead} crumb={[{ to: "/meja", label: say.desk }]}>
      {typed === "" ? null : <Banner tone="bad" title={say.numberUnknown} />}
      <AskForm
        action="/penarikan"
        name="nomor"
        label={say.number}
        hint={say.numberHint}
        value={typed}
        button={say.follow}
      />
      <Table
        caption={say.recallsTitle}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="surat" title={say.recallsEmpty}>
            {say.recallsEmptyText}
          </EmptyState>
        }
      />
      <Pager previous={previous && `/penarikan?sebelum=${previous}`} next={next && `/penarikan?sesudah=${next}`} />
      {rows.length > 0 ? <Downloads links={fileLinks("/penarikan")} /> : null}
    </Page>
  );
}
