import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { KgOfGrams, Num } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { RecallForm, sourceKinds } from "./recall.ts";
import { issueRecall, standingRecall } from "./recalls.server.ts";
import type { Source } from "./touch.ts";
import { BatchTable, TicketTable } from "./touched-tables.tsx";
import { findSource, touchedBatches, touchedTickets, trace } from "./trace.server.ts";
import { traceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, traceWords, (say) => say.traceTitle);

async function openSource(visit: LoaderFunctionArgs) {
  const { regencyCodes, ...user } = await requireOfficer(visit);
  const kind = sourceKinds.find((one) => one === visit.params.kind);
  if (!kind) throw notFound();
  const source: Source = { kind, id: visit.params.id ?? "" };
  const found = await findSource(db, regencyCodes, source);
  if (!found) throw notFound();
  return { user, regencyCodes, source, found };
}

export async function loader(visit: LoaderFunctionArgs) {
  const { source, found } = await openSource(visit);
  const { lotIds, ticketIds, batchIds, mixedTicketIds } = await trace(db, source);
  const [tickets, mixed, batches, standing] = await Promise.all([
    touchedTickets(db, ticketIds),
    touchedTickets(db, mixedTicketIds),
    touchedBatches(db, batchIds),
    standingRecall(db, source),
  ]);
  const { number, day, nameId, nameEn, groupName } = found;
  return {
    source,
    named: { number, day, nameId, nameEn, groupName },
    lotIds,
    tickets,
    mixed,
    batches,
    standing: standing ?? null,
  };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, regencyCodes, source } = await openSource(visit);
  const form = await openForm(visit.request, user, RecallForm);
  if (!form.ok) return form.reply;
  const done = await issueRecall(db, form.act, { regencyCodes }, { source, ...form.value });
  return done.ok ? redirect(`/penarikan/${done.id}`) : form.refuse(done.reason);
}

export default function Trace() {
  const { source, named, lotIds, tickets, mixed, batches, standing } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const locale = useLocale();
  const grams = tickets.reduce((sum, { netGrams }) => sum + netGrams, 0);
  const kind = say.sourceOf[source.kind];
  const name = `${nameIn(locale, named)} ${named.number}`.trim();
  return (
    <Page
      width="wide"
      title={say.traceTitle}
      lead={say.sourceLine(kind, name, named.groupName, formatDate(named.day, locale, "plain"))}
      crumb={[{ to: "/penarikan", label: say.recallsTitle }]}
    >
      <KeyNumbers
        items={[
          { label: say.deliveries, value: <Num value={tickets.length} size="n2" side="hulu" /> },
          { label: say.column.kg, value: <KgOfGrams grams={grams} size="n2" side="hulu" /> },
          { label: say.batches, value: <Num value={batches.length} size="n2" side="hilir" /> },
        ]}
      />
      <Section title={say.deliveriesTitle}>
        {tickets.length === 0 ? (
          <p>{say.deliveriesNone}</p>
        ) : (
          <TicketTable rows={tickets} caption={say.deliveriesTitle} />
        )}
      </Section>
      <Section title={say.batchesTitle}>
        {batches.length === 0 ? <p>{say.batchesNone}</p> : <BatchTable rows={batches} caption={say.batchesTitle} />}
      </Section>
      {mixed.length > 0 ? (
        <Section title={say.mixedTitle}>
          <p className="soft">{say.mixedText}</p>
          <TicketTable rows={mixed} caption={say.mixedTitle} />
        </Section>
      ) : null}
      {source.kind === "lot" ? null : (
        <Buttons>
          {lotIds.map((lotId) => (
            <ButtonLink key={lotId} to={`/penarikan/telusur/lot/${lotId}`} tone="line">
              {say.fullTrace}
            </ButtonLink>
          ))}
        </Buttons>
      )}
      {standing ? (
        <Banner tone="bad" title={say.already(standing.number)}>
          <TextLink to={`/penarikan/${standing.id}`}>{standing.number}</TextLink>
        </Banner>
      ) : (
        <IssueForm />
      )}
    </Page>
  );
}

function IssueForm() {
  const say = useWords(traceWords);
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<z.input<typeof RecallForm>>({ id: "tarik", lastResult });
  return (
    <Section title={say.issueTitle}>
      <p>{say.issueText}</p>
      <SheetForm form={form} labels={{ reason: say.reason }} refusals={say.refusal}>
        <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={2} maxLength={300} />
        <Button tone="bad">{say.issue}</Button>
      </SheetForm>
    </Section>
  );
}
