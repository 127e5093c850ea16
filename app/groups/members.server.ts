import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Duty } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findGroup } from "./groups.server.ts";

/** Makes a user a member of a group. A person who is one already is refused. */
export function addMember(
  db: Db,
  act: Act,
  member: { groupId: string; userId: string; duty: Duty },
): Promise<Outcome<{ id: string }, "unknownGroup" | "alreadyMember">> {
  return once(db, act, async (db) => {
    const { groupId, userId, duty } = member;
    await lockRow(db, "groups", groupId);
    const group = await findGroup(db, groupId);
    if (!group) return refuse("unknownGroup");
    const members = await membersOf(db, groupId);
    if (members.some((one) => one.userId === userId)) return refuse("alreadyMember");
    const id = act.newId();
    await db.insertInto("memberships").values({ id, groupId, userId, duty, at: act.at }).execute();
    const { regencyCode } = group;
    await recordEvent(db, act, { verb: "member.added", subjectId: id, groupId, regencyCode, data: { userId, duty } });
    return { ok: true as const, id };
  });
}

export type EndMembershipRefusal = "unknownMember" | "lastChair";

/** Ends a membership of this group, at once. The last chair stays: a group without one could not be led. */
export function endMembership(
  db: Db,
  act: Act,
  groupId: string,
  membershipId: string,
): Promise<Outcome<object, EndMembershipRefusal>> {
  return once(db, act, async (db) => {
    await lockRow(db, "groups", groupId);
    const members = await membersOf(db, groupId);
    const leaving = members.find((member) => member.id === membershipId);
    if (!leaving) return refuse("unknownMember");
    const chairs = members.filter((member) => member.duty === "chair");
    if (leaving.duty === "chair" && chairs.length === 1) return refuse("lastChair");
    await db.insertInto("membershipEnds").values({ membershipId, byUserId: act.actorId, at: act.at }).execute();
    const { userId } = leaving;
    await recordEvent(db, act, { verb: "member.left", subjectId: membershipId, groupId, data: { userId } });
    return { ok: true as const };
  });
}

/** The groups that a user belongs to today, with the places that decide which office reaches them. */
export function groupsOfMember(db: Db, userId: string) {
  return db
    .selectFrom("memberships")
    .innerJoin("groups", "groups.id", "memberships.groupId")
    .leftJoin("membershipEnds", "membershipEnds.membershipId", "memberships.id")
    .select(["groups.id", "groups.villageCode", "groups.regencyCode"])
    .where("memberships.userId", "=", userId)
    .where("membershipEnds.membershipId", "is", null)
    .execute();
}

/** Who belongs to a group today, chair first. Holds phones: for the group and its office only. */
export async function membersOf(db: Db, groupId: string) {
  const rows = await db
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.userId")
    .leftJoin("membershipEnds", "membershipEnds.membershipId", "memberships.id")
    .select(["memberships.id", "memberships.userId", "memberships.duty", "users.name", "users.phone", "users.role"])
    .select(["users.passwordHash"])
    .where("memberships.groupId", "=", groupId)
    .where("membershipEnds.membershipId", "is", null)
    .orderBy("memberships.duty")
    .orderBy("users.name")
    .execute();
  const order: Duty[] = ["chair", "treasurer", "member"];
  return rows
    .map(({ passwordHash, ...member }) => ({ ...member, invited: passwordHash === null }))
    .sort((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty));
}
