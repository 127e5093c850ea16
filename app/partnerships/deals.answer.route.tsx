import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { dealFor } from "~/market/deal-lists.server.ts";
import { LeavesLines } from "~/market/deal-leaves.tsx";
import { DealBanner, DealFacts, DealStory } from "~/market/deal-parts.tsx";
import { DealAnswerForm, dealRefusalFields } from "~/market/deal.ts";
import { dealWords } from "~/market/deal.words.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Buttons, Thumb } from "~/ui/button.tsx";
import { formatKg } from "~/ui/format.ts";
import { SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { answerAndDeal } from "./deals.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, dealWords, (say) => say.compare);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const deal = await dealFor(db, group.id, visit.params.id ?? "", now());
  if (!deal) throw notFound();
  return { deal };
}

/** A yes leads to the partnership that it made. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const { deal } = await loader(visit);
  const form = await openForm(visit.request, user, DealAnswerForm);
  if (!form.ok) return form.reply;
  const by = { bidId: deal.id, groupId: user.group.id, userId: user.id };
  const done = await answerAndDeal(db, form.act, { ...form.value, ...by });
  if (!done.ok) return form.refuse(done.reason, dealRefusalFields[done.reason]);
  return redirect(done.contractId ? `/kemitraan/${done.contractId}` : `/tawaran/${deal.id}`);
}

export default function AnswerBid() {
  const { deal } = useLoaderData<typeof loader>();
  const say = useWords(dealWords);
  const locale = useLocale();
  const partner = deal.side === "producer" ? deal.buyer : deal.seller;
  const back =
    deal.side === "producer"
      ? { to: `/panen/${deal.lotId}/tawaran`, label: say.compare }
      : { to: `/panen/${deal.lotId}`, label: say.toHarvest };
  return (
    <Page title={say.dealTitle(nameIn(locale, deal.commodity), partner.name)} crumb={[back]}>
      <DealBanner deal={deal} />
      <DealFacts deal={deal} />
      <LeavesLines leaves={deal.terms === "buy" ? null : deal.leaves} />
      <DealStory deal={deal} />
      {deal.mayAnswer ? <AnswerSheet /> : null}
    </Page>
  );
}

/** Yes and no in one form; the counter-offer has a page of its own. */
function AnswerSheet() {
  const { deal } = useLoaderData<typeof loader>();
  const say = useWords(dealWords);
  const locale = useLocale();
  const lastResult = useActionData<typeof action>();
  const { table, remainingKg, stepKg, minBatchKg, side, counters } = deal;
  const most = Math.floor(Math.min(table.quantityKg, remainingKg) / stepKg) * stepKg;
  const least = Math.min(minBatchKg, table.quantityKg);
  const isPartible = side === "producer" && !counters.processor;
  const [form, fields] = useSheet<z.input<typeof DealAnswerForm>>({
    id: "jawab",
    lastResult,
    defaultValue: isPartible ? { quantityKg: String(most) } : {},
  });
  return (
    <SheetForm form={form} labels={{ quantityKg: say.acceptKg, reason: say.reason }} refusals={say.refusal}>
      <Section title={say.acceptTitle}>
        {isPartible ? (
          <NumberField
            field={fields.quantityKg}
            label={say.acceptKg}
            hint={say.acceptKgHint(formatKg(most, locale), formatKg(least, locale))}
            unit="kg"
            big
          />
        ) : null}
        <p className="soft">{say.acceptText}</p>
        <Fold summary={say.reason} open={lastResult !== undefined}>
          <TextArea
            field={fields.reason}
            label={say.reason}
            hint={side === "producer" ? `${say.reasonHint} ${say.whyNotBestHint}` : say.reasonHint}
            rows={2}
            maxLength={200}
            optional
          />
        </Fold>
        {deal.mayCounter ? (
          <p>
            <ButtonLink to={`/tawaran/${deal.id}/balas`} tone="line" icon="swap">
              {say.counter}
            </ButtonLink>
          </p>
        ) : null}
      </Section>
      <Thumb>
        <Buttons>
          <Button name="verdict" value="no" tone="line" icon="cross">
            {say.decline}
          </Button>
          <Button name="verdict" value="yes" icon="check">
            {say.accept}
          </Button>
        </Buttons>
      </Thumb>
    </SheetForm>
  );
}
