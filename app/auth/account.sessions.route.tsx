import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Card, Cards } from "~/ui/card.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatInstant } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Pill } from "~/ui/state.tsx";
import { EndSessionForm } from "./account.ts";
import { endAllSessions, endSession, sessionsOf } from "./session.server.ts";
import { readLiveSession, requireUser } from "./visitor.server.ts";
import { authWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, authWords, (say) => say.sessions.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const here = await readLiveSession(visit);
  const sessions = await sessionsOf(db, user.id, user.role);
  return { sessions: sessions.map((session) => ({ ...session, isThis: session.idHash === here?.idHash })) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, EndSessionForm);
  if (!form.ok) return form.reply;
  const { session } = form.value;
  const here = await readLiveSession(visit);
  if (session === "others") await endAllSessions(db, user.id, here?.idHash);
  else await endSession(db, user.id, session);
  return redirect("/akun/perangkat");
}

type Device = { idHash: string; device: string; startedAt: number; seenAt: number; isThis: boolean };

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const words = useWords(authWords);
  const say = words.sessions;
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/akun", label: words.account.title }]}>
      <Cards>
        {sessions.map((session) => (
          <DeviceCard key={session.idHash} session={session} />
        ))}
      </Cards>
      {sessions.length > 1 ? (
        <ActionButton fields={{ session: "others" }} label={say.endOthers} tone="bad" />
      ) : (
        <p className="soft">{say.only}</p>
      )}
    </Page>
  );
}

function DeviceCard({ session }: { session: Device }) {
  const say = useWords(authWords).sessions;
  const locale = useLocale();
  return (
    <Card title={session.device || say.unknown}>
      {session.isThis ? <Pill tone="good">{say.thisOne}</Pill> : null}
      <Facts
        items={[
          { label: say.since, value: formatInstant(session.startedAt, defaultZone, locale) },
          { label: say.seen, value: formatInstant(session.seenAt, defaultZone, locale) },
        ]}
      />
      {session.isThis ? null : (
        <ActionButton fields={{ session: session.idHash }} label={say.end} tone="line" size="small" />
      )}
    </Card>
  );
}
