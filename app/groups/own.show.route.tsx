import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { phoneText } from "~/auth/phone-text.ts";
import { mayManageMembers } from "~/auth/user.ts";
import type { Duty } from "~/auth/user.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Banner, EmptyState, Pill } from "~/ui/state.tsx";
import { uiWords } from "~/ui/words.ts";
import { actedWords } from "./acted.words.ts";
import { groupSheet, licenceSheets } from "./group-page.server.ts";
import type { GroupSheet, LicenceSheet } from "./group-page.server.ts";
import { mayEditGroup } from "./group.ts";
import { GroupFacts, LicenceLine } from "./group-parts.tsx";
import { membersOf } from "./members.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, groupWords, (say) => data?.group.name ?? say.own.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireTrader(visit);
  const group = await groupSheet(db, user.group.id);
  if (!group) throw notFound();
  const [members, licences] = await Promise.all([
    membersOf(db, group.id),
    licenceSheets(db, group.id, group.regencyCode, now()),
  ]);
  return {
    group,
    licences,
    members: members.map(({ id, name, duty, phone, invited, userId }) => ({
      ...{ id, name, duty, phone, invited },
      isYou: userId === user.id,
    })),
    mayEdit: mayEditGroup(user),
    mayManage: mayManageMembers(user),
  };
}

type Member = { id: string; name: string; duty: Duty; phone: string; invited: boolean; isYou: boolean };

export default function OwnGroup() {
  const { group, members, licences, mayEdit, mayManage } = useLoaderData<typeof loader>();
  const say = useWords(groupWords).own;
  const acted = useWords(actedWords);
  const { home } = useWords(uiWords);
  return (
    <Page title={group.name} kicker={say.title} crumb={[{ to: "/beranda", label: home }]}>
      <Standing group={group} />
      <GroupFacts group={group} />
      {mayEdit ? (
        <ButtonLink to="/kelompok/saya/ubah" tone="line" icon="edit">
          {say.edit}
        </ButtonLink>
      ) : null}
      <Licences licences={licences} />
      <Section title={say.members}>
        <Cards>
          {members.map((member) => (
            <MemberCard key={member.id} member={member} mayManage={mayManage} />
          ))}
        </Cards>
        {mayManage ? (
          <ButtonLink to="/kelompok/saya/anggota/baru" tone="line" icon="plus">
            {say.addMember}
          </ButtonLink>
        ) : null}
      </Section>
      <p>
        <TextLink to="/kelompok/saya/atas-nama">{acted.link}</TextLink>
      </p>
    </Page>
  );
}

function Standing({ group }: { group: GroupSheet }) {
  const say = useWords(groupWords).verification;
  if (group.state === "verified") return <Banner tone="good">{say.verified}</Banner>;
  if (group.state === "refused") {
    return (
      <Banner tone="bad" title={say.refused}>
        <p>{group.reason}</p>
        <p>{say.refusedText}</p>
      </Banner>
    );
  }
  return (
    <Banner tone="wait" title={say[group.state]}>
      {say.waitingText}
    </Banner>
  );
}

function Licences({ licences }: { licences: LicenceSheet[] }) {
  const say = useWords(groupWords).own;
  return (
    <Section title={say.licences}>
      {licences.length === 0 ? (
        <EmptyState drawing="surat" title={say.noLicence}>
          {say.noLicenceText}
        </EmptyState>
      ) : (
        <Cards>
          {licences.map((licence) => (
            <Card key={licence.id}>
              <LicenceLine licence={licence} />
            </Card>
          ))}
        </Cards>
      )}
      <ButtonLink to="/kelompok/saya/izin/baru" tone="line" icon="plus">
        {say.addLicence}
      </ButtonLink>
    </Section>
  );
}

function MemberCard({ member, mayManage }: { member: Member; mayManage: boolean }) {
  const words = useWords(groupWords);
  const say = words.own;
  const { id, name, duty, phone, invited, isYou } = member;
  return (
    <Card>
      <p>
        <b>{name}</b>
        {isYou ? ` (${say.you})` : ""}
      </p>
      <p className="soft">{`${words.duty[duty]}, ${phoneText(phone)}`}</p>
      {invited ? <Pill tone="wait">{say.invited}</Pill> : null}
      {mayManage && invited ? (
        <p>
          <TextLink to={`/kelompok/saya/anggota/${id}/tautan`}>{say.newLink}</TextLink>
        </p>
      ) : null}
      {mayManage ? (
        <p>
          <TextLink to={`/kelompok/saya/anggota/${id}/akhiri`}>{say.endMember}</TextLink>
        </p>
      ) : null}
    </Card>
  );
}
