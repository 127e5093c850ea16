import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { changeSentence } from "./named.ts";
import { nameChanges } from "./named.server.ts";
import { scenariosOf } from "./scenarios.server.ts";
import { tryWords } from "./try.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, tryWords, (say) => say.list.title);

export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const after = readCursor(new URL(visit.request.url).searchParams.get("sesudah"));
  const { rows, next } = await scenariosOf(db, officer, after);
  const named = rows.map(async ({ id, name, regencyCode, regencyName, changes, at, byName }) => ({
    ...{ id, name, regencyName, byName },
    day: dateIn(defaultZone, at),
    changes: await nameChanges(db, regencyCode, changes),
  }));
  return { rows: await Promise.all(named), next, several: officer.regencyCodes.length > 1 };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Scenarios() {
  const { rows, next, several } = useLoaderData<typeof loader>();
  const say = useWords(tryWords).list;
  const shown = useWords(tryWords).show;
  const locale = useLocale();
  const columns: Column<Row>[] = [
    {
      key: "name",
      label: say.name,
      lead: true,
      cell: (row) => (
        <span>
          <TextLink to={`/skenario/${row.id}`}>{row.name}</TextLink>
          {several ? <span className="block soft">{row.regencyName}</span> : null}
        </span>
      ),
    },
    {
      key: "changes",
      label: say.changes,
      cell: (row) => row.changes.map((change) => changeSentence(change, locale)).join("; "),
    },
    {
      key: "by",
      label: say.by,
      cell: (row) => say.byWhom(row.byName ?? shown.someone, formatDate(row.day, locale, "short")),
    },
  ];
  return (
    <Page
      width="wide"
      title={say.title}
      lead={say.lead}
      actions={<ButtonLink to="/skenario/coba">{say.try}</ButtonLink>}
    >
      <Buttons>
        <ButtonLink to="/hambatan" tone="line">
          {say.gaps}
        </ButtonLink>
        <ButtonLink to="/skenario/investasi" tone="line">
          {say.invest}
        </ButtonLink>
      </Buttons>
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
      <Pager previous={null} next={next ? `/skenario?sesudah=${next}` : null} />
      {rows.length > 0 ? <Downloads links={fileLinks("/skenario")} /> : null}
    </Page>
  );
}
