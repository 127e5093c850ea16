import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { formatIdr, formatNumber } from "~/ui/format.ts";
import { ActionButton } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import type { PillTone } from "~/ui/state.tsx";
import { Banner, EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Downloads, Pager, Table } from "~/ui/table.tsx";
import type { ListedBid } from "./bid-lists.server.ts";
import { bidsOf } from "./bid-lists.server.ts";
import type { BidState } from "./bid.ts";
import { WithdrawBidForm } from "./bid.ts";
import { bidWords } from "./bid.words.ts";
import { withdrawBid } from "./bids.server.ts";
import { offerWords } from "./offer.words.ts";
import { readPageAsk } from "./listing.server.ts";
import { useDays } from "./lot-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, bidWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  const ask = readPageAsk(new URL(visit.request.url).searchParams);
  return { page: await bidsOf(db, group.id, { today: dateIn(defaultZone, now()), nowMs: now() }, ask) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const form = await openForm(visit.request, user, WithdrawBidForm);
  if (!form.ok) return form.reply;
  const done = await withdrawBid(db, form.act, user.group, form.value.bidId);
  if (done.ok) return redirect("/tawaran");
  if (done.reason === "bidNotFound") throw notFound();
  return form.refuse(done.reason);
}

const tones: Record<BidState, PillTone> = {
  standing: "hilir",
  opened: "wait",
  answerNow: "wait",
  agreed: "good",
  declined: "plain",
  withdrawn: "plain",
  closed: "plain",
};

export default function MyBids() {
  const { page } = useLoaderData<typeof loader>();
  const refusal = refusalIn(useActionData<typeof action>());
  const say = useWords(bidWords);
  const columns = useColumns();
  const see = (
    <ButtonLink to="/panen" tone="hilir">
      {say.seeHarvests}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.title} lead={say.lead}>
      {refusal ? <Banner tone="bad">{say.refusal[refusal]}</Banner> : null}
      <Table
        caption={say.title}
        hideCaption
        columns={columns}
        rows={page.rows}
        rowKey={(bid) => bid.id}
        empty={
          <EmptyState title={say.none} drawing="dapur" action={see}>
            {say.noneText}
          </EmptyState>
        }
        actions={(bid) => (bid.state === "standing" ? <BidActions bid={bid} /> : <BidLink bid={bid} />)}
      />
      <Pager
        previous={page.previous && `/tawaran?sebelum=${page.previous}`}
        next={page.next && `/tawaran?sesudah=${page.next}`}
      />
      {page.rows.length > 0 ? <Downloads links={fileLinks("/tawaran")} /> : null}
    </Page>
  );
}

/** A bid that was opened has a page of its own, for both sides. */
function BidLink({ bid }: { bid: ListedBid }) {
  const say = useWords(bidWords);
  if (bid.state === "withdrawn") return null;
  return (
    <ButtonLink to={`/tawaran/${bid.id}`} tone={bid.state === "answerNow" ? "hilir" : "line"} size="small">
      {bid.state === "answerNow" ? say.answer : say.see}
    </ButtonLink>
  );
}

/** Why a bid could not be taken back, or null. */
function refusalIn(answer: { error?: Record<string, string[] | null> | null } | undefined) {
  if (!answer) return null;
  return answer.error?.[""]?.includes("bidsClosed") ? ("bidsClosed" as const) : ("bidWithdrawn" as const);
}

function BidActions({ bid }: { bid: ListedBid }) {
  const say = useWords(bidWords);
  return (
    <div className="btns flex-nowrap">
      <ButtonLink to={`/panen/${bid.lotId}/tawar`} tone="line" size="small">
        {say.changeShort}
      </ButtonLink>
      <ActionButton action="/tawaran" fields={{ bidId: bid.id }} label={say.withdrawShort} tone="bad" size="small" />
    </div>
  );
}

function useColumns(): Column<ListedBid>[] {
  const say = useWords(bidWords);
  const locale = useLocale();
  const days = useDays();
  const patterns = useWords(offerWords).terms;
  return [
    {
      key: "harvest",
      label: say.column.harvest,
      lead: true,
      cell: (bid) => (
        <span className="row">
          <Pic name={drawingForCommodity(bid.commodityCode)} side="hulu" size={32} />
          <TextLink to={`/panen/${bid.lotId}`}>{nameIn(locale, bid)}</TextLink>
        </span>
      ),
    },
    { key: "group", label: say.column.group, cell: (bid) => bid.sellerName },
    {
      key: "product",
      label: say.column.product,
      cell: (bid) => nameIn(locale, { nameId: bid.productNameId, nameEn: bid.productNameEn }),
    },
    { key: "kg", label: say.column.kg, unit: "kg", number: true, cell: (bid) => formatNumber(bid.maxKg, locale) },
    {
      key: "price",
      label: say.column.price,
      unit: "Rp/kg",
      number: true,
      cell: (bid) => (bid.terms === "buy" ? formatIdr(bid.bidIdr, locale) : patterns[bid.terms]),
    },
    { key: "when", label: say.column.when, cell: (bid) => days(bid.readyFrom, bid.readyTo) },
    {
      key: "state",
      label: say.column.state,
      cell: (bid) => <Pill tone={tones[bid.state]}>{say.state[bid.state]}</Pill>,
    },
  ];
}
