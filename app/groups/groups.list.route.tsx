import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isOfficer } from "~/auth/user.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor, writeCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { listGroupKinds } from "~/places/offices.server.ts";
import { regencyOf } from "~/places/region.ts";
import { districtsOf } from "~/places/regions.server.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Num } from "~/ui/figure.tsx";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import { groupListHref, readGroupFilter } from "./group-filter.ts";
import { GroupFilterForm } from "./group-filter-form.tsx";
import { countGroups, listGroups } from "./group-list.server.ts";
import { VerificationPill } from "./group-parts.tsx";
import { requireOffice } from "./office.server.ts";
import { officeWords } from "./office-words.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, officeWords, (say) => say.list.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const asked = new URL(visit.request.url).searchParams;
  const filter = readGroupFilter(asked);
  const after = readCursor(asked.get("sesudah"));
  const regencies = [...new Set([...user.regencyCodes, ...user.villageCodes.map(regencyOf)])];
  const [page, counts, kinds, districts] = await Promise.all([
    listGroups(db, user, filter, after),
    countGroups(db, user, filter),
    listGroupKinds(db),
    Promise.all(regencies.map((code) => districtsOf(db, code))),
  ]);
  const last = page.rows.at(-1);
  const next = page.more && last ? groupListHref(filter, writeCursor({ value: last.name, id: last.id })) : null;
  return {
    rows: page.rows,
    counts,
    filter,
    office: isOfficer(user),
    next,
    previous: after ? groupListHref(filter, null) : null,
    kinds: kinds.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
    districts: districts.flat().map(({ code, name }) => ({ value: code, label: name })),
  };
}

export default function Groups() {
  const { rows, counts, filter, next, previous, kinds, districts, office } = useLoaderData<typeof loader>();
  const words = useWords(groupWords);
  const say = useWords(officeWords).list;
  const locale = useLocale();
  return (
    <Page
      title={say.title}
      lead={say.lead}
      width="wide"
      actions={
        <div className="btns">
          {office ? (
            <ButtonLink to="/impor" tone="line" icon="up">
              {say.import}
            </ButtonLink>
          ) : null}
          <ButtonLink to="/kelompok/baru" icon="plus">
            {say.add}
          </ButtonLink>
        </div>
      }
      figures={
        <KeyNumbers
          items={[
            { label: say.waiting, value: <Num value={counts.waiting + counts.mended} size="n2" /> },
            { label: say.verified, value: <Num value={counts.verified} size="n2" /> },
            { label: say.refused, value: <Num value={counts.refused} size="n2" /> },
          ]}
        />
      }
    >
      <GroupFilterForm filter={filter} kinds={kinds} districts={districts} />
      <Table
        caption={say.title}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="surat" title={say.empty} action={<TextLink to="/kelompok">{say.clear}</TextLink>}>
            {say.emptyText}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            label: say.name,
            lead: true,
            cell: (row) => <TextLink to={`/kelompok/${row.id}`}>{row.name}</TextLink>,
          },
          { key: "kind", label: say.kind, cell: (row) => nameIn(locale, { nameId: row.kindId, nameEn: row.kindEn }) },
          { key: "place", label: say.place, cell: (row) => `${row.village}, ${words.own.rtRw(row.rt, row.rw)}` },
          { key: "side", label: say.side, cell: (row) => row.sides.map((side) => words.sideShort[side]).join(", ") },
          { key: "state", label: say.state, cell: (row) => <VerificationPill state={row.state} /> },
        ]}
      />
      <Pager previous={previous} next={next} />
      {rows.length > 0 ? <Downloads links={fileLinks("/kelompok", groupListHref(filter, null).split("?")[1])} /> : null}
    </Page>
  );
}
