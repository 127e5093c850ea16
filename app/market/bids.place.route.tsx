import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { referenceBand } from "~/places/commodities.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { pricePanel } from "~/prices/panel.server.ts";
import { LotCard } from "~/ui/card.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { BidCorner } from "./bid-corner.tsx";
import { fittingOffers } from "./bid-lists.server.ts";
import { isBiddingClosed } from "./bid-close.ts";
import { BidForm, bidRefusalFields } from "./bid.ts";
import { bidWords } from "./bid.words.ts";
import { placeBid } from "./bids.server.ts";
import { useDays } from "./lot-list.tsx";
import { lotFor } from "./lot-lists.server.ts";
import { useLotState } from "./lot-state.tsx";
import { isForSale } from "./lot.ts";
import { sayMoment } from "./moment.ts";
import { nameInSentence } from "./naming.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, bidWords, (say) => say.sealed);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const today = dateIn(defaultZone, now());
  const lot = await lotFor(db, user, visit.params.id ?? "", today);
  if (!lot?.verified) throw notFound();
  if (lot.mine) throw redirect(`/panen/${lot.id}`);
  const { verified } = user.group;
  const { commodityCode, form, regencyCode } = lot;
  const [band, panel, offers] = await Promise.all([
    referenceBand(db, commodityCode, regencyCode),
    pricePanel(db, { commodityCode, form, regencyCode, costsOfGroup: null, today }),
    verified ? fittingOffers(db, user.group.id, lot, today) : [],
  ]);
  return {
    lot: { ...lot, biddingClosed: isBiddingClosed(lot.bidsCloseAt, now()) },
    panel,
    reference: band && { lowIdr: band.lowIdr, highIdr: band.highIdr },
    bidding: { verified, offers },
  };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const form = await openForm(visit.request, user, BidForm);
  if (!form.ok) return form.reply;
  const done = await placeBid(db, form.act, user.group, { ...form.value, lotId: visit.params.id ?? "" });
  if (done.ok) return redirect("/tawaran");
  if (done.reason === "lotNotFound") throw notFound();
  return form.refuse(done.reason, bidRefusalFields[done.reason]);
}

export default function PlaceBid() {
  const { lot, panel, reference, bidding } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const say = useWords(bidWords);
  const locale = useLocale();
  const state = useLotState();
  const days = useDays();
  const name = nameIn(locale, lot);
  return (
    <Page title={say.placeTitle(nameInSentence(locale, lot))} crumb={[{ to: `/panen/${lot.id}`, label: name }]}>
      <div className="stack">
        <h2 className="sr-only">{say.column.harvest}</h2>
        <LotCard
          drawing={drawingForCommodity(lot.commodityCode)}
          title={name}
          place={`${lot.groupName}, ${lot.villageName}`}
          quantityKg={lot.quantityKg}
          priceIdr={lot.askIdr}
          when={days(lot.readyFrom, lot.readyTo)}
          state={state(lot)}
          mark
        />
        {lot.biddingClosed && lot.bidsCloseAt !== null ? (
          <Banner tone="plain">{say.closedAt(sayMoment(lot.bidsCloseAt, lot.zone, locale))}</Banner>
        ) : isForSale(lot.state) ? (
          <BidCorner lot={lot} bidding={bidding} panel={panel} reference={reference} lastResult={lastResult} />
        ) : (
          <Banner tone="plain">{say.closed}</Banner>
        )}
      </div>
    </Page>
  );
}
