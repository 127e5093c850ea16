import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { formatInstant } from "~/ui/format.ts";
import { ActionButton } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { Pager } from "~/ui/table.tsx";
import { listReceived } from "./message-lists.server.ts";
import { MessageTabs } from "./message-tabs.tsx";
import { sentenceOf } from "./message-text.ts";
import { readAllMessages } from "./messages.server.ts";
import { messageWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, messageWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const before = new URL(visit.request.url).searchParams.get("sebelum");
  return { page: await listReceived(db, user, before), isFirst: before === null };
}

/** One button: all is read. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  await readAllMessages(db, form.act, user);
  return redirect("/kabar");
}

export default function Messages() {
  const { page, isFirst } = useLoaderData<typeof loader>();
  const say = useWords(messageWords);
  const locale = useLocale();
  const someUnread = page.rows.some(({ isRead }) => !isRead);
  return (
    <Page title={say.title} lead={say.lead}>
      <MessageTabs current="received" />
      {page.rows.length === 0 ? (
        <EmptyState drawing="surat" title={say.none}>
          {say.noneText}
        </EmptyState>
      ) : (
        <ul className="stack max-w-none">
          {page.rows.map((message) => (
            <li key={message.id} className="card row">
              <div className="grow">
                <p className={message.isRead ? "" : "strong"}>{sentenceOf(message, locale, defaultZone)}</p>
                <p className="soft">
                  {formatInstant(message.at, defaultZone, locale)}{" "}
                  {message.isRead ? null : <Pill tone="open">{say.fresh}</Pill>}
                </p>
              </div>
              <ActionButton action={`/kabar/${message.id}`} label={say.open} tone="line" size="small" />
            </li>
          ))}
        </ul>
      )}
      {someUnread ? <ActionButton action="/kabar" label={say.readAll} tone="line" icon="check" /> : null}
      <Pager previous={isFirst ? null : "/kabar"} next={page.next ? `/kabar?sebelum=${page.next}` : null} />
    </Page>
  );
}
