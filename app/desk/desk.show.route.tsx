import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Kg, Rp } from "~/ui/figure.tsx";
import { Facts } from "~/ui/ledger.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Columns, Page, Section } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { deskQuery, readDeskFilter } from "./desk-filter.ts";
import { askedBy, contactsOf, findRow, placeNames } from "./desk-list.server.ts";
import { siteOf } from "./desk-page.server.ts";
import { NotedLine } from "./desk-table.tsx";
import { sentenceFor, whatsappHref } from "./desk-text.ts";
import { DeskDue, useSentences } from "./desk-what.tsx";
import { kindOfSlug } from "./desk.ts";
import { itemWords } from "./item.words.ts";
import { OutcomeForm } from "./outcome.ts";
import { OutcomeSheet } from "./outcome-sheet.tsx";
import { historyOf, noteOutcome } from "./outcomes.server.ts";
import { deskWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, deskWords, (say) => (data ? say.kind[data.row.kind] : say.title));

type RowVisit = Visit & { params: Record<string, string | undefined> };

/** The row that an address names: as it stands, or as it stood when something was last noted about it. */
async function openRow(visit: RowVisit) {
  const officer = await requireOfficer(visit);
  const asked = await askedBy(db, officer, now());
  const kind = kindOfSlug(visit.params.kind);
  const id = visit.params.id ?? "";
  if (!kind) throw notFound();
  const [standing, { last, history }] = await Promise.all([
    findRow(db, asked, kind, id),
    historyOf(db, asked.regencyCodes, { kind, id }),
  ]);
  const row = standing ?? last;
  if (!row) throw notFound();
  return { officer, asked, row, history, stands: standing !== undefined };
}

export async function loader(visit: LoaderFunctionArgs) {
  const { officer, asked, row, history, stands } = await openRow(visit);
  const address = new URL(visit.request.url);
  const [contacts, places] = await Promise.all([
    stands ? contactsOf(db, asked.regencyCodes, row.groupIds) : [],
    placeNames(db, [row.villageCode]),
  ]);
  const from = { site: siteOf(address.origin), officer: officer.name };
  const talks = row.groupIds.flatMap((groupId) => {
    const contact = contacts.find(({ id }) => id === groupId);
    if (!contact) return [];
    const { id, name, contactName } = contact;
    return [{ id, name, contactName, text: sentenceFor(row, contact), href: whatsappHref(row, contact, from) }];
  });
  const back = `/meja${deskQuery(readDeskFilter(address.searchParams))}`;
  return { row, history, stands, talks, village: places[0]?.name ?? "", today: asked.today, back };
}

export async function action(visit: ActionFunctionArgs) {
  const { officer, asked, row, stands } = await openRow(visit);
  const form = await openForm(visit.request, officer, OutcomeForm);
  if (!form.ok) return form.reply;
  if (!stands) return form.refuse("gone");
  const done = await noteOutcome(db, form.act, row, form.value, asked.today);
  if (!done.ok) return form.refuse(done.reason, "untilOn");
  return redirect(`/meja${deskQuery(readDeskFilter(new URL(visit.request.url).searchParams))}`);
}

export default function DeskItem() {
  const { row, history, stands, talks, village, today, back } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const words = useWords(deskWords);
  const say = useWords(itemWords);
  const [who, why] = useSentences()(row);
  return (
    <Page width="wide" crumb={[{ to: back, label: words.title }]} kicker={words.kind[row.kind]} title={who} lead={why}>
      {stands ? null : (
        <Banner tone="good" title={say.gone}>
          {say.goneText}
        </Banner>
      )}
      <Columns
        aside={
          <Facts
            items={[
              ...(stands ? [{ label: say.due, value: <DeskDue row={row} today={today} /> }] : []),
              ...(village ? [{ label: say.village, value: village }] : []),
              ...(row.quantityKg === null
                ? []
                : [{ label: say.hangs, value: <Kg value={row.quantityKg} size="n3" /> }]),
              ...(row.amountIdr === null
                ? []
                : [{ label: say.worth, value: <Rp value={row.amountIdr} short size="n3" /> }]),
            ]}
          />
        }
      >
        {stands ? (
          <>
            <Buttons>
              <ButtonLink to={row.to}>{words.do[row.kind]}</ButtonLink>
            </Buttons>
            <Section title={say.talk}>
              <p className="soft">{talks.length > 0 ? say.talkHint : say.nobody}</p>
              {talks.map((talk) => (
                <div key={talk.id} className="card stack8">
                  <p className="strong">{`${talk.contactName}, ${talk.name}`}</p>
                  <p lang="id">{talk.text}</p>
                  <Buttons>
                    <a className="btn line small" href={talk.href}>
                      {say.send(talk.contactName)}
                    </a>
                  </Buttons>
                </div>
              ))}
            </Section>
            <Section title={words.note}>
              <OutcomeSheet lastResult={lastResult} today={today} />
            </Section>
          </>
        ) : null}
        {history.length > 0 ? (
          <Section title={say.history}>
            <ol className="stack8">
              {history.map((noted) => (
                <li key={noted.id}>
                  <NotedLine noted={noted} today={today} />
                </li>
              ))}
            </ol>
          </Section>
        ) : null}
      </Columns>
    </Page>
  );
}
