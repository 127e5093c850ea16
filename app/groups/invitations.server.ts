import type { Db } from "#db/open.server.ts";
import type { Shown } from "~/auth/links.server.ts";
import { passwordLink, withLink } from "~/auth/links.server.ts";
import type { Duty } from "~/auth/user.ts";
import { createUser, findByPhone } from "~/auth/users.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { refuse } from "~/lib/once.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { addMember, membersOf } from "./members.server.ts";

export type InviteRefusal = "phoneTaken" | "unknownGroup" | "alreadyMember";
/** A membership, and until when its link opens; 0 when the person has a password and needs no link. */
export type Invited = { id: string; linkUntil: number };

/**
 * Makes a person a member by phone number. Who was never here gets a one-time link to set a password; who has one
 * signs in as before. Staff are not invited: their account has another duty.
 */
export function inviteMember(
  db: Db,
  act: Act,
  groupId: string,
  person: { name: string; phone: string; duty: Duty },
): Promise<Outcome<Invited & Shown, InviteRefusal>> {
  return withLink(db, act, async (db, make): Promise<Outcome<Invited, InviteRefusal>> => {
    const known = await findByPhone(db, person.phone);
    if (known && known.role !== "member") return refuse("phoneTaken");
    const { name, phone, duty } = person;
    const user = known
      ? { ok: true as const, id: known.id }
      : await createUser(db, act, { name, phone, role: "member" });
    if (!user.ok) return user;
    const joined = await addMember(db, act, { groupId, userId: user.id, duty });
    if (!joined.ok) return joined;
    if (known?.passwordHash) return { ok: true, id: joined.id, linkUntil: 0 };
    const link = passwordLink(act, user.id, false);
    await make(link);
    return { ok: true, id: joined.id, linkUntil: link.expiresAt };
  });
}

export type MemberLinkRefusal = "unknownMember" | "hasPassword";

/**
 * A new link for a member of this group. The chair may help only somebody who has no password yet; an office, which
 * has seen the person, also somebody who lost it. Never for staff.
 */
export function makeMemberLink(
  db: Db,
  act: Act,
  asked: { groupId: string; membershipId: string; by: "chair" | "office" },
): Promise<Outcome<Invited & Shown, MemberLinkRefusal>> {
  return withLink(db, act, async (db, make): Promise<Outcome<Invited, MemberLinkRefusal>> => {
    const { groupId, membershipId } = asked;
    const members = await membersOf(db, groupId);
    const member = members.find(({ id, role }) => id === membershipId && role === "member");
    if (!member) return refuse("unknownMember");
    if (asked.by === "chair" && !member.invited) return refuse("hasPassword");
    const link = passwordLink(act, member.userId, !member.invited);
    await make(link);
    await recordEvent(db, act, { verb: "member.linkMade", subjectId: membershipId, groupId });
    return { ok: true, id: membershipId, linkUntil: link.expiresAt };
  });
}
