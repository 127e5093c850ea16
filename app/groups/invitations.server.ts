import type { Db } from "#db/open.server.ts";
import type { Shown } from "~/auth/links.server.ts";
import { passwordLink, withLink } from "~/auth/links.server.ts";
import { isSameName } from "~/auth/person.ts";
import type { Duty } from "~/auth/user.ts";
import { createUser, findByPhone } from "~/auth/users.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { refuse } from "~/lib/once.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Reach } from "./group.ts";
import { reaches } from "./group.ts";
import { addMember, groupsOfMember, membersOf } from "./members.server.ts";

export type InviteRefusal = "cannotInvite" | "unknownGroup" | "alreadyMember";
/** A membership, and until when its link opens; 0 when the person has an account and gets no link. */
export type Invited = { id: string; linkUntil: number };

/**
 * Makes a person a member by phone number. Who was never here gets a one-time link to set a password. For an account
 * that is there already no link is made, with a password or without: whoever holds the link holds the account. Staff
 * are not invited: their account has another duty. Nor is an account of another name than the one given: the list of
 * members would tell whose phone it is. Both get the same words.
 */
export function inviteMember(
  db: Db,
  act: Act,
  groupId: string,
  person: { name: string; phone: string; duty: Duty },
): Promise<Outcome<Invited & Shown, InviteRefusal>> {
  return withLink(db, act, async (db, make): Promise<Outcome<Invited, InviteRefusal>> => {
    const known = await findByPhone(db, person.phone);
    const { name, phone, duty } = person;
    if (known && (known.role !== "member" || !isSameName(known.name, name))) return refuse("cannotInvite");
    const user = known
      ? { ok: true as const, id: known.id }
      : await createUser(db, act, { name, phone, role: "member" });
    if (!user.ok) return refuse("cannotInvite");
    const joined = await addMember(db, act, { groupId, userId: user.id, duty });
    if (!joined.ok) return joined;
    if (known) return { ok: true, id: joined.id, linkUntil: 0 };
    const link = passwordLink(act, user.id, false);
    await make(link);
    return { ok: true, id: joined.id, linkUntil: link.expiresAt };
  });
}

export type MemberLinkRefusal = "unknownMember" | "hasPassword" | "inOtherGroup" | "outOfReach";

/**
 * A new link for a member of this group. The chair may help only somebody who has no password yet and belongs to no
 * other group; an office, which has seen the person, also somebody who lost it, as long as each of the person's groups
 * is within its reach. A link opens the whole account, so nobody gives one out for groups of others. Never for staff.
 */
export function makeMemberLink(
  db: Db,
  act: Act,
  asked: { groupId: string; membershipId: string; by: "chair" | Reach },
): Promise<Outcome<Invited & Shown, MemberLinkRefusal>> {
  return withLink(db, act, async (db, make): Promise<Outcome<Invited, MemberLinkRefusal>> => {
    const { groupId, membershipId } = asked;
    const members = await membersOf(db, groupId);
    const member = members.find(({ id, role }) => id === membershipId && role === "member");
    if (!member) return refuse("unknownMember");
    const refusal = await whyNoLink(db, asked, member);
    if (refusal) return refuse(refusal);
    const link = passwordLink(act, member.userId, !member.invited);
    await make(link);
    await recordEvent(db, act, { verb: "member.linkMade", subjectId: membershipId, groupId });
    return { ok: true, id: membershipId, linkUntil: link.expiresAt };
  });
}

async function whyNoLink(
  db: Db,
  { groupId, by }: { groupId: string; by: "chair" | Reach },
  member: { userId: string; invited: boolean },
): Promise<MemberLinkRefusal | null> {
  const groups = await groupsOfMember(db, member.userId);
  if (by !== "chair") return groups.every((group) => reaches(by, group)) ? null : "outOfReach";
  if (!member.invited) return "hasPassword";
  return groups.some(({ id }) => id !== groupId) ? "inOtherGroup" : null;
}
