import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { complaint } from "~/lib/complaint.ts";
import { defaultZone } from "~/lib/dates.ts";
import { env } from "~/lib/env.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { formatInstant } from "~/ui/format.ts";
import { ActionButton } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { Pager } from "~/ui/table.tsx";
import type { SentMessage } from "./message-lists.server.ts";
import { listSent } from "./message-lists.server.ts";
import { MessageTabs } from "./message-tabs.tsx";
import { sentenceOf, whatsappHref } from "./message-text.ts";
import { noteForwarded } from "./messages.server.ts";
import { messageWords } from "./words.ts";

const ForwardForm = z.strictObject({
  messageId: z.string({ error: complaint("required") }).max(60, complaint("tooLong")),
});

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, messageWords, (say) => say.sent);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const address = new URL(visit.request.url);
  const before = address.searchParams.get("sebelum");
  const { rows, next } = await listSent(db, user, before);
  const site = env.PUBLIC_URL?.replace(/\/$/, "") ?? address.origin;
  const messages = rows.map(({ phone, ...message }) => ({
    ...message,
    whatsapp: whatsappHref(message, phone, site, defaultZone),
  }));
  return { messages, next, isFirst: before === null };
}

/** The sender says that a text was passed on. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, ForwardForm);
  if (!form.ok) return form.reply;
  const done = await noteForwarded(db, form.act, user, form.value.messageId);
  if (!done.ok) throw notFound();
  return redirect("/kabar/terkirim");
}

type Sent = Omit<SentMessage, "phone"> & { whatsapp: string };

export default function SentMessages() {
  const { messages, next, isFirst } = useLoaderData<typeof loader>();
  const say = useWords(messageWords);
  return (
    <Page title={say.sent} lead={say.sentLead}>
      <MessageTabs current="sent" />
      {messages.length === 0 ? (
        <EmptyState drawing="surat" title={say.noneSent}>
          {say.noneSentText}
        </EmptyState>
      ) : (
        <ul className="stack max-w-none">
          {messages.map((message) => (
            <SentRow key={message.id} message={message} />
          ))}
        </ul>
      )}
      <Pager previous={isFirst ? null : "/kabar/terkirim"} next={next ? `/kabar/terkirim?sebelum=${next}` : null} />
    </Page>
  );
}

function SentRow({ message }: { message: Sent }) {
  const say = useWords(messageWords);
  const locale = useLocale();
  return (
    <li className="card stack8">
      <p className="strong">{say.to(message.toName)}</p>
      <p>{sentenceOf(message, locale, defaultZone)}</p>
      <p className="soft">
        {formatInstant(message.at, defaultZone, locale)}{" "}
        {message.isForwarded ? <Pill tone="good">{say.isForwarded}</Pill> : null}
      </p>
      <div className="btns">
        <a className="btn line small" href={message.whatsapp} target="_blank" rel="noreferrer">
          {say.whatsapp}
        </a>
        {message.isForwarded ? null : (
          <ActionButton
            action="/kabar/terkirim"
            fields={{ messageId: message.id }}
            label={say.forwarded}
            tone="quiet"
            size="small"
          />
        )}
      </div>
    </li>
  );
}
