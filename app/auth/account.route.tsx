import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { Facts } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Pill } from "~/ui/state.tsx";
import { phoneText } from "./phone-text.ts";
import { ChooseGroupForm } from "./account.ts";
import { pinWords } from "./pin.words.ts";
import { chooseGroup } from "./session.server.ts";
import type { User } from "./user.ts";
import { findUser, scopeNamesOf } from "./users.server.ts";
import { readLiveSession, requireUser } from "./visitor.server.ts";
import { authWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, authWords, (say) => say.account.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const [self, regions] = await Promise.all([findUser(db, user.id), scopeNamesOf(db, user.id)]);
  const { name, role, group, groups } = user;
  const active = group ? { id: group.id, name: group.name } : null;
  return { name, role, phone: self?.phone ?? "", regions, active, groups };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, ChooseGroupForm);
  if (!form.ok) return form.reply;
  if (!user.groups.some((group) => group.id === form.value.groupId)) throw notFound();
  const session = await readLiveSession(visit);
  if (session) await chooseGroup(db, session.idHash, form.value.groupId);
  return redirect("/akun");
}

export default function Account() {
  const { name, phone, role, regions, active, groups } = useLoaderData<typeof loader>();
  const say = useWords(authWords).account;
  const pin = useWords(pinWords);
  return (
    <Page title={say.title}>
      <Facts
        items={[
          { label: say.name, value: name },
          { label: say.phone, value: phoneText(phone) },
          { label: say.role, value: say.roles[role] },
          { label: say.region, value: regions.join(", ") },
        ]}
      />
      {role === "member" || groups.length > 0 ? <OwnGroups active={active} groups={groups} /> : null}
      <Section title={say.safety}>
        <Buttons>
          <ButtonLink to="/akun/sandi" tone="line" icon="lock">
            {say.password}
          </ButtonLink>
          <ButtonLink to="/akun/pin" tone="line" icon="check">
            {pin.title}
          </ButtonLink>
          <ButtonLink to="/akun/perangkat" tone="line" icon="phone">
            {say.sessions}
          </ButtonLink>
        </Buttons>
      </Section>
      {role === "admin" ? <TextLink to="/petugas">{say.staff}</TextLink> : null}
      <LanguageAndOut />
    </Page>
  );
}

function OwnGroups({ active, groups }: { active: { id: string; name: string } | null; groups: User["groups"] }) {
  const say = useWords(authWords).account;
  return (
    <Section title={say.groups}>
      {groups.length === 0 ? <p>{say.noGroup}</p> : null}
      {groups.length > 1 ? <p className="soft">{say.groupsLead}</p> : null}
      <ul className="stack8">
        {groups.map((group) => (
          <li key={group.id} className="row wrap">
            <span className="strong grow">{group.name}</span>
            {group.id === active?.id ? (
              <Pill tone="good">{say.activeGroup}</Pill>
            ) : (
              <ActionButton fields={{ groupId: group.id }} label={say.use(group.name)} tone="line" size="small" />
            )}
          </li>
        ))}
      </ul>
      {active ? <TextLink to="/kelompok/saya">{say.openGroup}</TextLink> : null}
    </Section>
  );
}

function LanguageAndOut() {
  const say = useWords(authWords).account;
  const other = useLocale() === "id" ? "en" : "id";
  return (
    <Section title={say.language}>
      <Buttons>
        <ActionButton
          action="/bahasa"
          fields={{ locale: other, back: "/akun" }}
          label={say.switchLanguage}
          tone="line"
        />
        <ActionButton action="/keluar" label={say.signOut} tone="line" />
      </Buttons>
    </Section>
  );
}
