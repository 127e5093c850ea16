import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { Pic } from "~/ui/drawing.tsx";
import { formatDate, formatKg, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import type { ListedCycle } from "./cycle-reading.server.ts";
import { cyclesOf } from "./cycle-reading.server.ts";
import { isPlanted } from "./nature.ts";
import { cycleWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, cycleWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  return { page: await cyclesOf(db, group.id, readPageAsk(new URL(visit.request.url).searchParams)) };
}

export default function Cycles() {
  const { page } = useLoaderData<typeof loader>();
  const say = useWords(cycleWords);
  const columns = useColumns();
  return (
    <Page
      width="wide"
      title={say.title}
      lead={say.lead}
      actions={
        <ButtonLink to="/tebar/baru" tone="hulu" icon="plus">
          {say.add}
        </ButtonLink>
      }
    >
      <Table
        caption={say.title}
        hideCaption
        columns={columns}
        rows={page.rows}
        rowKey={(cycle) => cycle.id}
        empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      />
      <Pager
        previous={page.previous && `/tebar?sebelum=${page.previous}`}
        next={page.next && `/tebar?sesudah=${page.next}`}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/tebar")} /> : null}
    </Page>
  );
}

function useColumns(): Column<ListedCycle>[] {
  const say = useWords(cycleWords);
  const locale = useLocale();
  const count = (cycle: ListedCycle) => {
    const number = formatNumber(cycle.headCount, locale);
    return isPlanted(cycle.category) ? say.plants(number) : say.heads(number);
  };
  return [
    {
      key: "what",
      label: say.column.what,
      lead: true,
      cell: (cycle) => (
        <span className="row">
          <Pic name={drawingForCommodity(cycle.commodityCode)} side="hulu" size={32} />
          <TextLink to={`/tebar/${cycle.id}`}>{nameIn(locale, cycle)}</TextLink>
        </span>
      ),
    },
    { key: "on", label: say.column.stockedOn, cell: (cycle) => formatDate(cycle.stockedOn, locale, "short") },
    { key: "heads", label: say.column.heads, number: true, cell: count },
    {
      key: "end",
      label: say.column.end,
      number: true,
      cell: (cycle) => (cycle.harvestKg === null ? "" : formatKg(cycle.harvestKg, locale)),
    },
    {
      key: "state",
      label: say.column.state,
      cell: ({ endKind }) => (
        <Pill tone={endKind === "lost" ? "bad" : endKind === "harvested" ? "good" : "open"}>
          {say.state[endKind ?? "growing"]}
        </Pill>
      ),
    },
  ];
}
