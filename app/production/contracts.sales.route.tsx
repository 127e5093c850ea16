import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader, requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { viewOf } from "~/partnerships/contract-view.server.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Rp } from "~/ui/figure.tsx";
import { formatIdr, formatPercent } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { SharesForm } from "./sale-share.ts";
import { batchShares, listShares, waitingShares } from "./sale-shares-list.server.ts";
import { confirmSales, doubtSale } from "./sale-shares.server.ts";
import { BatchLedgers, SharesTable, WaitingSales } from "./share-parts.tsx";
import { shareWords } from "./share.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, shareWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (row?.terms !== "share") throw notFound();
  const contract = viewOf(row, reach, dateIn(defaultZone, now()));
  const ask = readPageAsk(new URL(visit.request.url).searchParams);
  const [batches, waiting, page] = await Promise.all([
    batchShares(db, row),
    waitingShares(db, row.id),
    listShares(db, row.id, ask),
  ]);
  const barred = waiting.some(({ userId }) => userId === user.id);
  return { contract, batches, barred, waiting: waiting.map(({ userId: _userId, ...sale }) => sale), ...page };
}

/** The producer confirms what it has read, or says which sale is not right. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const row = await contractFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (row?.terms !== "share") throw notFound();
  const form = await openForm(visit.request, user, SharesForm);
  if (!form.ok) return form.reply;
  const { value } = form;
  const done =
    value.answer === "right"
      ? await confirmSales(db, form.act, user.group, { contractId: row.id, saleIds: value.saleIds })
      : await doubtSale(db, form.act, user.group, { contractId: row.id, saleId: value.saleId, reason: value.reason });
  return done.ok ? redirect(`/kemitraan/${row.id}/penjualan`) : form.refuse(done.reason);
}

export default function SharedSales() {
  const { contract, batches, waiting, rows, previous, next } = useLoaderData<typeof loader>();
  const say = useWords(shareWords);
  const crumb = [{ to: `/kemitraan/${contract.id}`, label: contract.number }];
  const lead = say.lead[contract.side ?? "office"];
  const here = `/kemitraan/${contract.id}/penjualan`;
  if (batches.length === 0) {
    const back = (
      <ButtonLink to={`/kemitraan/${contract.id}`} tone="line">
        {say.toContract}
      </ButtonLink>
    );
    return (
      <Page title={say.title} lead={lead} crumb={crumb}>
        <Rule />
        <EmptyState drawing="dapur" title={say.nothingCooked} action={back}>
          {say.nothingCookedText}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page width="wide" title={say.title} lead={lead} crumb={crumb}>
      <Rule />
      <Sums />
      {waiting.length > 0 ? <Waiting /> : null}
      <BatchLedgers batches={batches} sharePercent={contract.sharePercent} />
      <Section title={say.allTitle}>
        <SharesTable rows={rows} />
        <Pager previous={previous && `${here}?sebelum=${previous}`} next={next && `${here}?sesudah=${next}`} />
        {rows.length > 0 ? <Downloads links={fileLinks(here)} /> : null}
      </Section>
    </Page>
  );
}

function Waiting() {
  const { contract, waiting, barred } = useLoaderData<typeof loader>();
  return <WaitingSales sales={waiting} side={contract.side} barred={barred} />;
}

/** What was agreed, in one or two sentences. */
function Rule() {
  const { sharePercent, shareCostIdr, shareCosts } = useLoaderData<typeof loader>().contract;
  const say = useWords(shareWords);
  const locale = useLocale();
  const costs = shareCostIdr === 0 ? "" : ` ${say.ruleCosts(formatIdr(shareCostIdr, locale), shareCosts)}`;
  return <p>{`${say.rule(formatPercent(sharePercent / 100, locale))}${costs}`}</p>;
}

function Sums() {
  const { contract, batches } = useLoaderData<typeof loader>();
  const say = useWords(shareWords);
  const sum = (pick: (batch: (typeof batches)[number]) => number) => batches.reduce((idr, one) => idr + pick(one), 0);
  const waitingIdr = sum((batch) => batch.waitingIdr);
  return (
    <>
      <KeyNumbers
        items={[
          {
            label: say.key.sold,
            value: <Rp value={sum((batch) => batch.soldIdr)} size="n2" />,
            note: say.key.soldNote,
          },
          { label: say.key.due, value: <Rp value={contract.dueIdr} size="n2" mark /> },
          ...(waitingIdr > 0 ? [{ label: say.key.waiting, value: <Rp value={waitingIdr} size="n2" /> }] : []),
        ]}
      />
      {contract.side === "processor" ? (
        <Buttons>
          <ButtonLink to="/stok/jual" tone="hilir">
            {say.sell}
          </ButtonLink>
          {contract.dueIdr > contract.paidIdr ? (
            <ButtonLink to={`/kemitraan/${contract.id}/bayar`} tone="line">
              {say.pay}
            </ButtonLink>
          ) : null}
        </Buttons>
      ) : null}
    </>
  );
}
