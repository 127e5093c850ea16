import type { Db } from "#db/open.server.ts";
import type { LiveSession } from "./session.server.ts";
import type { Duty, Side, User } from "./user.ts";
import { mayActFor } from "./user.ts";

/** The user behind a session: role, scopes, and the group that is traded for just now. */
export async function userOf(db: Db, session: LiveSession): Promise<User> {
  const scopes = await db.selectFrom("scopes").select("regionCode").where("userId", "=", session.userId).execute();
  const codes = scopes.map((scope) => scope.regionCode);
  const memberships = await membershipsOf(db, session.userId);
  const user: User = {
    id: session.userId,
    name: session.name,
    role: session.role,
    regencyCodes: session.role === "officer" ? codes : [],
    villageCodes: session.role === "companion" ? codes : [],
    group: null,
    groups: memberships.map(({ groupId, name }) => ({ id: groupId, name })),
    askedBy: null,
  };
  const acting = await groupActedFor(db, session, user);
  if (acting) return { ...user, group: acting, askedBy: session.askedBy };
  const chosen = memberships.find((row) => row.groupId === session.groupId) ?? memberships[0];
  return chosen ? { ...user, group: await activeGroup(db, chosen.groupId, chosen.duty) } : user;
}

/** Asked anew at each request: who lost the kelurahan or the office stops acting for its groups at once. */
async function groupActedFor(db: Db, session: LiveSession, user: User) {
  if (!session.groupId || !session.askedBy) return null;
  const group = await activeGroup(db, session.groupId, "member");
  return group && mayActFor(user, group) ? group : null;
}

function membershipsOf(db: Db, userId: string) {
  return db
    .selectFrom("memberships")
    .innerJoin("groups", "groups.id", "memberships.groupId")
    .leftJoin("membershipEnds", "membershipEnds.membershipId", "memberships.id")
    .select(["memberships.groupId", "memberships.duty", "groups.name"])
    .where("memberships.userId", "=", userId)
    .where("membershipEnds.membershipId", "is", null)
    .orderBy("memberships.id")
    .execute();
}

async function activeGroup(db: Db, groupId: string, duty: Duty) {
  const group = await db.selectFrom("groups").selectAll().where("id", "=", groupId).executeTakeFirst();
  if (!group) return null;
  const verdict = await db
    .selectFrom("verifications")
    .select("verdict")
    .where("groupId", "=", groupId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const sides: Side[] = [];
  if (group.isProducer) sides.push("producer");
  if (group.isProcessor) sides.push("processor");
  const { id, name, regencyCode, villageCode } = group;
  return { id, name, regencyCode, villageCode, sides, duty, verified: verdict?.verdict === "verified" };
}
