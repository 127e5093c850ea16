import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isProducer } from "~/auth/user.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { PoolTable } from "./pool-list.tsx";
import { poolReachOf, poolsOf } from "./pool-lists.server.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { suggestionsFor } from "./suggestions.server.ts";
import { poolWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, poolWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = poolReachOf(user);
  if (!reach) throw forbidden();
  const ask = readPageAsk(new URL(visit.request.url).searchParams);
  const [page, suggestions] = await Promise.all([poolsOf(db, reach, ask), suggestionsFor(db, reach)]);
  return { page, suggestions, mayStart: isProducer(user), own: "groupId" in reach };
}

/** A kitchen has no harvest to pool: it is told where those of others are. */
function NoPool() {
  const { mayStart, own } = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  if (mayStart || !own)
    return (
      <EmptyState drawing="kolam" title={say.none}>
        {own ? say.noneText : say.noneOffice}
      </EmptyState>
    );
  const harvests = (
    <ButtonLink to="/panen" tone="line">
      {say.seeHarvests}
    </ButtonLink>
  );
  return (
    <EmptyState drawing="kolam" title={say.noneKitchen} action={harvests}>
      {say.noneKitchenText}
    </EmptyState>
  );
}

export default function Pools() {
  const { page, suggestions, mayStart, own } = useLoaderData<typeof loader>();
  const say = useWords(poolWords);
  const start = (
    <ButtonLink to="/gabungan/baru" tone="hulu" icon="plus">
      {say.start}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.title} lead={own ? say.lead : say.leadOffice} actions={mayStart ? start : null}>
      <SuggestionList suggestions={suggestions} own={own} />
      {page.rows.length === 0 ? <NoPool /> : <PoolTable pools={page.rows} own={own} />}
      <Pager
        previous={page.previous && `/gabungan?sebelum=${page.previous}`}
        next={page.next && `/gabungan?sesudah=${page.next}`}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/gabungan")} /> : null}
    </Page>
  );
}
