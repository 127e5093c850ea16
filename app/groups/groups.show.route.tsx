import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Columns, Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { enrolmentsOf } from "./enrolments.server.ts";
import { groupSheet, licenceSheets, trailOf } from "./group-page.server.ts";
import { mayVerify } from "./group.ts";
import { GroupFacts, VerificationPill } from "./group-parts.tsx";
import { GroupEnrolments, GroupLicences, GroupMembers, GroupTrail } from "./group-sections.tsx";
import { membersOf } from "./members.server.ts";
import { requireOffice, requireReach } from "./office.server.ts";
import { officeWords } from "./office-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, officeWords, (say) => data?.group.name ?? say.list.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const { id, regencyCode } = await requireReach(user, visit.params.id);
  const [group, members, licences, enrolments, trail] = await Promise.all([
    groupSheet(db, id),
    membersOf(db, id),
    licenceSheets(db, id, regencyCode, now()),
    enrolmentsOf(db, id),
    trailOf(db, id),
  ]);
  if (!group) throw notFound();
  return {
    group,
    licences,
    enrolments,
    trail,
    members: members.map(({ id, name, duty, phone, invited, role }) => ({
      ...{ id, name, duty, phone, invited },
      mayLink: role === "member",
    })),
    verifies: mayVerify(user, group),
    isActedFor: user.askedBy !== null && user.group?.id === id,
  };
}

export default function GroupPage() {
  const { group, members, licences, enrolments, trail, verifies, isActedFor } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.show;
  const isWaiting = group.state === "waiting" || group.state === "mended";
  return (
    <Page title={group.name} crumb={[{ to: "/kelompok", label: words.list.title }]} width="wide">
      <p>
        <VerificationPill state={group.state} />
      </p>
      {group.reason ? <Banner tone="bad">{group.reason}</Banner> : null}
      <Buttons>
        {verifies ? (
          <ButtonLink to={`/kelompok/${group.id}/verifikasi`} tone={isWaiting ? "office" : "line"} icon="check">
            {isWaiting ? say.verify : say.again}
          </ButtonLink>
        ) : null}
        {verifies ? (
          <ButtonLink to={`/kelompok/${group.id}/rekam-jejak`} tone="line">
            {say.record}
          </ButtonLink>
        ) : null}
        <ButtonLink to={`/kesiapan/${group.id}/catat`} tone="line">
          {say.readiness}
        </ButtonLink>
        {isActedFor ? null : (
          <ButtonLink to={`/kelompok/${group.id}/atas-nama`} tone="line" icon="user">
            {say.act}
          </ButtonLink>
        )}
      </Buttons>
      <Columns aside={<GroupTrail trail={trail} />}>
        <GroupFacts group={group} />
        <GroupLicences groupId={group.id} licences={licences} verifies={verifies} />
        <GroupMembers groupId={group.id} members={members} />
        <GroupEnrolments groupId={group.id} enrolments={enrolments} verifies={verifies} />
      </Columns>
    </Page>
  );
}
