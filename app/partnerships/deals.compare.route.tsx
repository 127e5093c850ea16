import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { decideBy, isBiddingClosed } from "~/market/bid-close.ts";
import { countBids, openedBids } from "~/market/deal-lists.server.ts";
import { LeavesTable } from "~/market/deal-leaves.tsx";
import { DealTable } from "~/market/deal-parts.tsx";
import { dealWords } from "~/market/deal.words.ts";
import { declineBids } from "~/market/deals.server.ts";
import { lotFor } from "~/market/lot-lists.server.ts";
import { sayMoment } from "~/market/moment.ts";
import { nameInSentence } from "~/market/naming.ts";
import { ReasonForm } from "~/market/withdrawal.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { formatKg } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, EmptyState, Pill } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, dealWords, (say) => say.compare);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const nowMs = now();
  const lot = await lotFor(db, user, visit.params.id ?? "", dateIn(defaultZone, nowMs));
  if (!lot?.mine) throw notFound();
  const { id, nameId, nameEn, remainingKg, bidsCloseAt, zone } = lot;
  const deals = await openedBids(db, user.group.id, id, nowMs);
  const isClosed = isBiddingClosed(bidsCloseAt, nowMs);
  return {
    lot: { id, nameId, nameEn, remainingKg, bidsCloseAt, zone },
    isClosed,
    deals,
    count: await countBids(db, id),
  };
}

/** Declines all that wait, with one reason. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const { lot } = await loader(visit);
  const form = await openForm(visit.request, user, ReasonForm);
  if (!form.ok) return form.reply;
  const said = { lotId: lot.id, groupId: user.group.id, userId: user.id, reason: form.value.reason };
  const done = await declineBids(db, form.act, said);
  return done.ok ? redirect(`/panen/${lot.id}/tawaran`) : form.refuse(done.reason);
}

export default function CompareBids() {
  const { lot, isClosed, deals, count } = useLoaderData<typeof loader>();
  const say = useWords(dealWords);
  const locale = useLocale();
  const name = nameInSentence(locale, lot);
  const when = lot.bidsCloseAt === null ? null : sayMoment(lot.bidsCloseAt, lot.zone, locale);
  const waiting = deals.filter((deal) => deal.state === "producerTurn");
  return (
    <Page
      width="wide"
      title={say.compareOf(name)}
      lead={say.left(formatKg(lot.remainingKg, locale))}
      crumb={[{ to: `/panen/${lot.id}`, label: say.toHarvest }]}
    >
      {isClosed ? null : (
        <Banner tone="wait" title={say.count(count)}>
          {when === null ? say.sealedAlways : say.sealedUntil(when)}
        </Banner>
      )}
      {waiting.length > 0 && lot.bidsCloseAt !== null ? (
        <Pill tone="wait">{say.decide(sayMoment(decideBy(lot.bidsCloseAt), lot.zone, locale))}</Pill>
      ) : null}
      {deals.length > 0 ? <DealTable deals={deals} /> : null}
      <LeavesTable deals={waiting} />
      {isClosed && deals.length === 0 ? <NoBids lotId={lot.id} /> : null}
      {waiting.length > 0 ? <DeclineAll /> : null}
    </Page>
  );
}

function NoBids({ lotId }: { lotId: string }) {
  const say = useWords(dealWords);
  const back = (
    <ButtonLink to={`/panen/${lotId}`} tone="hulu">
      {say.toHarvest}
    </ButtonLink>
  );
  return (
    <EmptyState drawing="surat" title={say.noneOpened} action={back}>
      {say.noneOpenedText}
    </EmptyState>
  );
}

function DeclineAll() {
  const say = useWords(dealWords);
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<typeof ReasonForm>({ id: "tolak", lastResult });
  return (
    <Fold summary={say.declineAllTitle} open={lastResult !== undefined}>
      <SheetForm form={form} labels={{ reason: say.reason }} refusals={say.refusal}>
        <p className="soft">{say.declineAllText}</p>
        <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={2} maxLength={300} />
        <Button tone="bad">{say.declineAll}</Button>
      </SheetForm>
    </Fold>
  );
}
