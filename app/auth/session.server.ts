import { Lucia, TimeSpan } from "lucia";
import type { Db } from "#db/open.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";
import { env } from "~/lib/env.server.ts";
import { changeSession, luciaAdapter, removeSessions } from "./lucia-adapter.server.ts";
import type { Role } from "./user.ts";

type SessionAttributes = {
  startedAt: number;
  seenAt: number;
  device: string;
  groupId: string | null;
  askedBy: string | null;
};

declare module "lucia" {
  // Lucia asks for its types to be declared this way.
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { role: Role; name: string };
  }
}

/** A session that holds: whose it is, in which role, and for which group it acts. */
export type LiveSession = { id: string; idHash: string; userId: string; role: Role; name: string } & SessionAttributes;

const minute = 60_000;
const memberIdleMs = 30 * 24 * 60 * minute;
const staffIdleMs = 30 * minute;
const staffLongestMs = 8 * 60 * minute;
const seenStepMs = minute;
const secure = env.PUBLIC_URL?.startsWith("https:") ?? false;

/** The cookie's name: `__Host-` wherever the site is served by TLS. */
export const cookieName = secure ? "__Host-sesi" : "sesi";

function makeLucia(db: Db) {
  return new Lucia(luciaAdapter(db), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    // The server ends a session. A cookie that ended by itself would put out somebody who comes every day.
    sessionCookie: { name: cookieName, expires: false, attributes: { secure, sameSite: "lax", path: "/" } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

/** Begins a session and answers with the `Set-Cookie` value that carries it. `device` is what people will recognise. */
export async function startSession(db: Db, userId: string, device: string): Promise<string> {
  const at = now();
  const attributes = { startedAt: at, seenAt: at, device: device.slice(0, 120), groupId: null, askedBy: null };
  const lucia = makeLucia(db);
  const session = await lucia.createSession(userId, attributes);
  return lucia.createSessionCookie(session.id).serialize();
}

/** The session that the request's cookie opens, or null: none, unknown, ended, expired, or idle too long. */
export async function readSession(db: Db, request: Request): Promise<LiveSession | null> {
  const lucia = makeLucia(db);
  const id = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (!id) return null;
  const { session, user } = await lucia.validateSession(id);
  if (!session) return null;
  if (isOver(session, user.role)) {
    await lucia.invalidateSession(id);
    return null;
  }
  const idHash = sha256(id);
  if (now() - session.seenAt > seenStepMs) {
    await changeSession(db, idHash, { seenAt: now() });
  }
  const { startedAt, seenAt, device, groupId, askedBy } = session;
  return { id, idHash, userId: user.id, role: user.role, name: user.name, startedAt, seenAt, device, groupId, askedBy };
}

/** Ends one session by the hash of its id, only when it is this user's, and answers with the cookie that forgets it. */
export async function endSession(db: Db, userId: string, idHash: string): Promise<string> {
  await removeSessions(db, userId, { idHash });
  return makeLucia(db).createBlankSessionCookie().serialize();
}

/** Ends all sessions of a user, but for the one whose hash is given. */
export async function endAllSessions(db: Db, userId: string, exceptHash?: string): Promise<void> {
  await removeSessions(db, userId, { exceptHash });
}

/** The user's sessions that still hold, last seen first. `idHash` serves to end one; it opens nothing. */
export async function sessionsOf(db: Db, userId: string, role: Role) {
  const rows = await db
    .selectFrom("sessions")
    .select(["idHash", "device", "startedAt", "seenAt"])
    .where("userId", "=", userId)
    .orderBy("seenAt", "desc")
    .orderBy("idHash")
    .execute();
  return rows.filter((row) => !isOver(row, role));
}

/** Lets a session trade for another group of its user. Whether it may is for the caller to know. */
export async function chooseGroup(db: Db, idHash: string, groupId: string): Promise<void> {
  await changeSession(db, idHash, { groupId, askedBy: null });
}

/** Lets a session of staff act for a group, with who asked. Whether it may is for the caller to know. */
export async function actFor(db: Db, idHash: string, groupId: string, askedBy: string): Promise<void> {
  await changeSession(db, idHash, { groupId, askedBy });
}

/** The session speaks for its own user again. */
export async function stopActing(db: Db, idHash: string): Promise<void> {
  await changeSession(db, idHash, { groupId: null, askedBy: null });
}

/** Offices are shared rooms: 30 minutes idle, 8 hours in all. A member's phone is the member's: 30 days idle. */
function isOver(session: { seenAt: number; startedAt: number }, role: Role): boolean {
  const idleMs = now() - session.seenAt;
  if (role !== "officer" && role !== "admin") return idleMs > memberIdleMs;
  return idleMs > staffIdleMs || now() - session.startedAt > staffLongestMs;
}
