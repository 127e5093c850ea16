import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { readPageAsk } from "./listing.server.ts";
import { LotList } from "./lot-list.tsx";
import { lotsOf } from "./lot-lists.server.ts";
import { poolLineWords } from "./pool.words.ts";
import { standingOf } from "./standing-lots.server.ts";
import { WeeklyList } from "./weekly-list.tsx";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, marketWords, (say) => say.myHarvests);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "producer");
  const ask = readPageAsk(new URL(visit.request.url).searchParams);
  const [page, running] = await Promise.all([
    lotsOf(db, group.id, dateIn(defaultZone, now()), ask),
    standingOf(db, group.id),
  ]);
  const weekly = running.map(({ id, commodityCode, nameId, nameEn, unit, quantityKg, unitCount, askIdr, weekday }) => {
    return { id, commodityCode, nameId, nameEn, unit, quantityKg, unitCount, askIdr, weekday };
  });
  return { page, weekly, verified: group.verified };
}

export default function MyLots() {
  const { page, weekly, verified } = useLoaderData<typeof loader>();
  const say = useWords(marketWords);
  const pools = useWords(poolLineWords);
  const add = (
    <ButtonLink to="/panen/baru" tone="hulu" icon="plus">
      {say.newHarvest}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.myHarvests} lead={say.myHarvestsLead} actions={add}>
      {verified ? null : (
        <Banner tone="wait" title={say.notPublic}>
          {say.notPublicText}
        </Banner>
      )}
      <p>
        <TextLink to="/tebar">{say.stockings}</TextLink> · <TextLink to="/gabungan">{pools.pools}</TextLink>
      </p>
      <WeeklyList lots={weekly} />
      {page.rows.length === 0 ? (
        <EmptyState title={say.noneOwn}>{say.noneOwnText}</EmptyState>
      ) : (
        <LotList lots={page.rows} mine />
      )}
      <Pager
        previous={page.previous && `/panen/saya?sebelum=${page.previous}`}
        next={page.next && `/panen/saya?sesudah=${page.next}`}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/panen/saya")} /> : null}
    </Page>
  );
}
