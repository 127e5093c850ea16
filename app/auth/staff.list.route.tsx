import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { readCursor, writeCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { Pager, Table } from "~/ui/table.tsx";
import { listStaff } from "./staff.server.ts";
import type { StaffRole } from "./staff.ts";
import { staffWords } from "./staff-words.ts";
import { requireAdmin } from "./visitor.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, staffWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  await requireAdmin(visit);
  const after = readCursor(new URL(visit.request.url).searchParams.get("sesudah"));
  const { rows, more } = await listStaff(db, after);
  const last = rows.at(-1);
  const next = more && last ? `/petugas?sesudah=${writeCursor({ value: last.name, id: last.id })}` : null;
  return { rows, next, first: after ? "/petugas" : null };
}

type Row = { id: string; name: string; role: StaffRole; places: string[]; invited: boolean; disabled: boolean };

export default function StaffList() {
  const { rows, next, first } = useLoaderData<typeof loader>();
  const say = useWords(staffWords);
  return (
    <Page title={say.title} lead={say.lead} width="wide">
      <Buttons>
        <ButtonLink to="/petugas/baru?peran=petugas" icon="plus">
          {say.add.officer}
        </ButtonLink>
        <ButtonLink to="/petugas/baru?peran=pendamping" tone="line" icon="plus">
          {say.add.companion}
        </ButtonLink>
        <ButtonLink to="/petugas/baru?peran=pengelola" tone="line" icon="plus">
          {say.add.admin}
        </ButtonLink>
      </Buttons>
      <Table
        caption={say.title}
        hideCaption
        rows={rows}
        rowKey={(row: Row) => row.id}
        empty={
          <EmptyState drawing="surat" title={say.empty}>
            {say.emptyText}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            label: say.column.name,
            lead: true,
            cell: (row) => <TextLink to={`/petugas/${row.id}`}>{row.name}</TextLink>,
          },
          { key: "role", label: say.column.role, cell: (row) => say.role[row.role] },
          { key: "places", label: say.column.places, cell: (row) => row.places.join(", ") || say.everywhere },
          { key: "state", label: say.column.state, cell: (row) => <StaffState {...row} /> },
        ]}
      />
      <Pager previous={first} next={next} />
    </Page>
  );
}

function StaffState({ invited, disabled }: { invited: boolean; disabled: boolean }) {
  const say = useWords(staffWords).state;
  if (disabled) return <Pill tone="bad">{say.disabled}</Pill>;
  return invited ? <Pill tone="wait">{say.invited}</Pill> : <Pill tone="good">{say.active}</Pill>;
}
