import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, Pill } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { recallFor } from "./recall-list.server.ts";
import { RecallEndForm } from "./recall.ts";
import { endRecall, sourceOfRecall } from "./recalls.server.ts";
import { BatchTable } from "./touched-tables.tsx";
import { findSource, touchedBatches, trace } from "./trace.server.ts";
import { traceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, traceWords, (say) => data?.number ?? say.recallsTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const recall = await recallFor(db, regencyCodes, visit.params.id ?? "");
  if (!recall) throw notFound();
  const source = sourceOfRecall(recall);
  const [named, touched] = await Promise.all([findSource(db, regencyCodes, source), trace(db, source)]);
  if (!named) throw notFound();
  // A batch that is bad by itself calls back only itself; its page of traces shows the rest.
  const batches = await touchedBatches(db, source.kind === "batch" ? [source.id] : touched.batchIds);
  const { id, number, reason, endReason, at } = recall;
  return { id, number, reason, endReason, issuedOn: dateIn(defaultZone, at), source, named, batches };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireOfficer(visit);
  const recall = await recallFor(db, user.regencyCodes, visit.params.id ?? "");
  if (!recall) throw notFound();
  const form = await openForm(visit.request, user, RecallEndForm);
  if (!form.ok) return form.reply;
  const done = await endRecall(db, form.act, user, { recallId: recall.id, ...form.value });
  return done.ok ? redirect(`/penarikan/${recall.id}`) : form.refuse(done.reason);
}

export default function Recall() {
  const { number, reason, endReason, issuedOn, source, named, batches } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const locale = useLocale();
  const name = `${nameIn(locale, named)} ${named.number}`.trim();
  const day = formatDate(named.day, locale, "plain");
  const stands = endReason === null;
  return (
    <Page width="wide" kicker={number} title={reason} crumb={[{ to: "/penarikan", label: say.recallsTitle }]}>
      <p>
        <Pill tone={stands ? "bad" : "plain"}>{stands ? say.standing : say.ended}</Pill>
      </p>
      {stands ? null : <Banner tone="plain" title={say.endedBanner(endReason)} />}
      <Facts
        items={[
          { label: say.about, value: say.sourceLine(say.sourceOf[source.kind], name, named.groupName, day) },
          { label: say.issuedOn, value: formatDate(issuedOn, locale) },
        ]}
      />
      <Section title={say.batchesTitle}>
        {batches.length === 0 ? <p>{say.batchesNone}</p> : <BatchTable rows={batches} caption={say.batchesTitle} />}
      </Section>
      <ButtonLink to={`/penarikan/telusur/${source.kind}/${source.id}`} tone="line">
        {say.toTrace}
      </ButtonLink>
      {stands ? <EndFold /> : null}
    </Page>
  );
}

function EndFold() {
  const say = useWords(traceWords);
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<z.input<typeof RecallEndForm>>({ id: "akhiri", lastResult });
  return (
    <Fold summary={say.endTitle} open={lastResult !== undefined}>
      <p>{say.endText}</p>
      <SheetForm form={form} labels={{ reason: say.endReason }} refusals={say.refusal}>
        <TextArea field={fields.reason} label={say.endReason} rows={2} maxLength={300} />
        <Button tone="office">{say.end}</Button>
      </SheetForm>
    </Fold>
  );
}
