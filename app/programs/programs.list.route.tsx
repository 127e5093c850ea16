import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { titled } from "~/page-meta.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { spoken } from "~/places/commodity.ts";
import { Rp } from "~/ui/figure.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Table } from "~/ui/table.tsx";
import { listPrograms } from "./programs.server.ts";
import { programsWords } from "./words.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return { title: programsWords[readLocale(request)].list.title, programs: await listPrograms(db) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title ?? "HuluHilir");

/** Whose stimulus there is in this installation. */
export default function Programs() {
  const { programs } = useLoaderData<typeof loader>();
  const say = useWords(programsWords);
  return (
    <Page title={say.list.title} lead={say.list.lead}>
      <Table
        caption={say.list.title}
        hideCaption
        rows={programs}
        rowKey={(program) => program.id}
        empty={<EmptyState drawing="surat" title={say.list.empty} />}
        columns={[
          {
            key: "name",
            label: say.list.name,
            lead: true,
            cell: (program) => <TextLink to={`/program/${program.code}`}>{program.name}</TextLink>,
          },
          { key: "place", label: say.list.place, cell: (program) => program.regencyName },
          {
            key: "amount",
            label: say.list.amount,
            cell: (program) => (
              <>
                <Rp value={program.amountIdr} short /> {spoken(say.perWhat, program.perWhat)}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
