import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import type { Db } from "#db/open.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import type { LiveSession } from "./session.server.ts";
import { readSession } from "./session.server.ts";
import type { Duty, Officer, Side, Trader, User } from "./user.ts";
import { isOfficer, isTrader } from "./user.ts";

/** What every loader and action is given. */
export type Visit = { request: Request; context: AppLoadContext };

const known = new WeakMap<AppLoadContext, Promise<{ user: User; session: LiveSession } | null>>();

/** Who is asking, or null for the public. Read once a request, however many loaders ask. */
export async function readUser(visit: Visit): Promise<User | null> {
  return (await readVisitor(visit))?.user ?? null;
}

/** The session behind the request, or null. */
export async function readLiveSession(visit: Visit): Promise<LiveSession | null> {
  return (await readVisitor(visit))?.session ?? null;
}

/** Who is asking; a stranger is sent to sign in and comes back afterwards. */
export async function requireUser(visit: Visit): Promise<User> {
  const user = await readUser(visit);
  if (user) return user;
  const { pathname, search } = new URL(visit.request.url);
  throw redirect(`/masuk?tujuan=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}`);
}

/** A member, or staff acting for a group; everybody else may not. */
export async function requireTrader(visit: Visit): Promise<Trader> {
  const user = await requireUser(visit);
  if (!isTrader(user)) throw forbidden();
  return user;
}

/** A member of a group on this side. */
export async function requireSide(visit: Visit, side: Side): Promise<Trader> {
  const user = await requireTrader(visit);
  if (!user.group.sides.includes(side)) throw forbidden();
  return user;
}

/** An officer of some regency. Scope the query by `regencyCodes`. */
export async function requireOfficer(visit: Visit): Promise<Officer> {
  const user = await requireUser(visit);
  if (!isOfficer(user)) throw forbidden();
  return user;
}

/** The keeper of the installation. */
export async function requireAdmin(visit: Visit): Promise<User> {
  const user = await requireUser(visit);
  if (user.role !== "admin") throw forbidden();
  return user;
}

function readVisitor(visit: Visit) {
  const before = known.get(visit.context);
  if (before) return before;
  const reading = identify(visit.request);
  known.set(visit.context, reading);
  return reading;
}

async function identify(request: Request) {
  const session = await readSession(db, request);
  if (!session) return null;
  return { session, user: await userOf(db, session) };
}

async function userOf(db: Db, session: LiveSession): Promise<User> {
  const scopes = await db.selectFrom("scopes").select("regionCode").where("userId", "=", session.userId).execute();
  const codes = scopes.map((scope) => scope.regionCode);
  const memberships = await membershipsOf(db, session.userId);
  const chosen = memberships.find((row) => row.groupId === session.groupId) ?? memberships[0];
  const acting = !chosen && session.groupId && session.role !== "member" ? session.groupId : null;
  const groupId = chosen?.groupId ?? acting;
  return {
    id: session.userId,
    name: session.name,
    role: session.role,
    regencyCodes: session.role === "officer" ? codes : [],
    villageCodes: session.role === "companion" ? codes : [],
    group: groupId ? await activeGroup(db, groupId, chosen?.duty ?? "member") : null,
    groups: memberships.map(({ groupId, name }) => ({ id: groupId, name })),
    askedBy: acting ? session.askedBy : null,
  };
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
