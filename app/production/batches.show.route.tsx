import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide, requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { recipeWords } from "~/market/recipe.words.ts";
import { titleOf } from "~/page-meta.ts";
import type { Reach } from "~/partnerships/contract-reach.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatGramsAsKg, formatNumber } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { batchFor, costsOfBatch, inputsOfBatch } from "./batch-list.server.ts";
import { viewOfBatch } from "./value-view.server.ts";
import { yieldNews } from "./batch-yield.server.ts";
import { BatchVoidForm } from "./batch.ts";
import { voidBatch } from "./batches.server.ts";
import { CostSection, OutputFacts, ShelfSection } from "./batch-parts.tsx";
import { soldOfBatch, takenOfBatch } from "./sale-list.server.ts";
import { stockFor } from "./stock-list.server.ts";
import { ValueAdded } from "./value-parts.tsx";
import { valueWords } from "./value.words.ts";
import { yieldOfBatch } from "./yields.server.ts";
import { productionWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, productionWords, (say) => say.batchTitle(data?.batch.number ?? ""));

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const batch = await batchFor(db, reach, visit.params.id ?? "");
  if (!batch) throw notFound();
  const inputs = await inputsOfBatch(db, batch.id);
  const [value, costs, measured, shelf] = await Promise.all([
    viewOfBatch(db, batch, inputs),
    costsOfBatch(db, batch.id),
    yieldOfBatch(db, batch.id),
    shelfOf(reach, batch.id),
  ]);
  const { groupId, ...shown } = batch;
  const own = user.group?.id === groupId;
  const news = own ? await yieldNews(db, batch.id) : null;
  // The page of a product tells of a year.
  const isOfYear = batch.processedOn >= addDays(dateIn(defaultZone, now()), -365);
  return { batch: shown, inputs, value, costs, measured, shelf, own, news, isOfYear };
}

/** What is left, what was sold and each record of it; null when the batch was struck out. */
async function shelfOf(reach: Reach, batchId: string) {
  const [stock, sold, taken] = await Promise.all([
    stockFor(db, reach, batchId),
    soldOfBatch(db, batchId),
    takenOfBatch(db, batchId),
  ]);
  if (!stock) return null;
  return { leftQuantity: stock.leftQuantity, sold, taken: taken.map(({ note: _note, ...row }) => row) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "processor");
  const batch = await batchFor(db, { groupId: user.group.id }, visit.params.id ?? "");
  if (!batch) throw notFound();
  const form = await openForm(visit.request, user, BatchVoidForm);
  if (!form.ok) return form.reply;
  const done = await voidBatch(db, form.act, user.group, { batchId: batch.id, ...form.value });
  return done.ok ? redirect(`/produksi/${batch.id}`) : form.refuse(done.reason);
}

export default function Batch() {
  const { batch, inputs, value, costs, measured, shelf, own, isOfYear } = useLoaderData<typeof loader>();
  const say = useWords(productionWords);
  const words = useWords(valueWords);
  const locale = useLocale();
  const commodity = inputs[0] ? nameIn(locale, inputs[0]).toLowerCase() : "";
  return (
    <Page
      kicker={batch.number}
      title={say.madeOf(nameIn(locale, batch), commodity)}
      crumb={[{ to: "/produksi", label: say.title }]}
    >
      {batch.voidReason === null ? null : <Banner tone="plain" title={say.voidedBanner(batch.voidReason)} />}
      <YieldBanner />
      {value ? <ValueAdded value={value} /> : null}
      {value === null && batch.voidReason === null ? <p>{words.noPrice}</p> : null}
      <OutputFacts batch={batch} measured={measured} />
      <Buttons>
        {value && isOfYear ? (
          <ButtonLink to={`/nilai-tambah/${batch.productCode}`} tone="line">
            {say.toProduct(nameIn(locale, batch).toLowerCase())}
          </ButtonLink>
        ) : null}
        {own && shelf ? (
          <ButtonLink to={`/produksi/${batch.id}/label`} tone="line" icon="print">
            {say.labels}
          </ButtonLink>
        ) : null}
      </Buttons>
      {shelf ? <ShelfSection batch={batch} shelf={shelf} sells={own} /> : null}
      <CostSection costs={costs} work={batch} />
      <Notes />
      {own && batch.voidReason === null ? <VoidFold /> : null}
    </Page>
  );
}

/** Tells the kitchen when this batch gave clearly more or less than its recipe says. */
function YieldBanner() {
  const { news } = useLoaderData<typeof loader>();
  const say = useWords(recipeWords);
  const locale = useLocale();
  if (!news) return null;
  const per100 = (perMille: number) => formatNumber(perMille / 10, locale, 1);
  const { gavePerMille, recipePerMille, now, kitchenId } = news;
  return (
    <Banner tone="wait" title={say.differs(per100(gavePerMille), per100(recipePerMille))}>
      <p>{say.differsText(per100(now.yieldPerMille), now.batches)}</p>
      <p>
        <TextLink to={`/dapur/${kitchenId}/resep`}>{say.toRecipes}</TextLink>
      </p>
    </Banner>
  );
}

/** Every figure opens to the notes that both sides confirmed. */
function Notes() {
  const { inputs } = useLoaderData<typeof loader>();
  const say = useWords(valueWords);
  const words = useWords(productionWords);
  const locale = useLocale();
  return (
    <Section title={say.sourcesTitle}>
      <Ledger>
        {inputs.map(({ id, number, producerName, grams }) => (
          <LedgerLine key={id} label={<TextLink to={`/nota/${id}`}>{words.inputLabel(number, producerName)}</TextLink>}>
            {say.usedOf(formatGramsAsKg(grams, locale))}
          </LedgerLine>
        ))}
      </Ledger>
    </Section>
  );
}

function VoidFold() {
  const say = useWords(productionWords);
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<z.input<typeof BatchVoidForm>>({ id: "coret", lastResult });
  return (
    <Fold summary={say.voidTitle} open={lastResult !== undefined}>
      <p>{say.voidText}</p>
      <SheetForm form={form} labels={{ reason: say.voidReason }} refusals={say.refusal}>
        <TextArea field={fields.reason} label={say.voidReason} rows={2} maxLength={300} />
        <Button tone="bad">{say.voidButton}</Button>
      </SheetForm>
    </Fold>
  );
}
