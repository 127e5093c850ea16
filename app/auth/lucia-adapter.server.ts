import type { Adapter, DatabaseSession, DatabaseUser, UserId } from "lucia";
import type { Db } from "#db/open.server.ts";
import type { SessionsTable } from "#db/schema/people.ts";
import { sha256 } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";

/**
 * Lucia's storage on our tables. The database knows only the SHA-256 of a session id (the id has 200 random bits, so
 * a plain hash is enough): a copied database opens no session. Lucia is given back the plain id that it asked with.
 */
export function luciaAdapter(db: Db): Adapter {
  return {
    getSessionAndUser: (id) => sessionAndUser(db, id),
    getUserSessions: async (userId) => {
      const rows = await db.selectFrom("sessions").selectAll().where("userId", "=", userId).execute();
      return rows.map((row) => ({ id: row.idHash, userId, expiresAt: new Date(row.expiresAt), attributes: row }));
    },
    setSession: async (session) => {
      const { startedAt, seenAt, device, groupId, askedBy } = session.attributes;
      await db
        .insertInto("sessions")
        .values({
          idHash: sha256(session.id),
          userId: session.userId,
          expiresAt: session.expiresAt.getTime(),
          ...{ startedAt, seenAt, device, groupId, askedBy },
        })
        .execute();
    },
    updateSessionExpiration: async (id, expiresAt) => {
      const change = { expiresAt: expiresAt.getTime() };
      await db.updateTable("sessions").set(change).where("idHash", "=", sha256(id)).execute();
    },
    deleteSession: async (id) => {
      await db.deleteFrom("sessions").where("idHash", "=", sha256(id)).execute();
    },
    deleteUserSessions: async (userId: UserId) => {
      await db.deleteFrom("sessions").where("userId", "=", userId).execute();
    },
    deleteExpiredSessions: async () => {
      await db.deleteFrom("sessions").where("expiresAt", "<=", now()).execute();
    },
  };
}

/** Changes what a session remembers: when it was seen, for whom it acts. */
export async function changeSession(
  db: Db,
  idHash: string,
  change: Partial<Pick<SessionsTable, "seenAt" | "groupId" | "askedBy">>,
): Promise<void> {
  await db.updateTable("sessions").set(change).where("idHash", "=", idHash).execute();
}

/** Removes sessions of this user and nobody else: one by its hash, or all but one, or all. */
export async function removeSessions(
  db: Db,
  userId: string,
  which: { idHash?: string; exceptHash?: string | undefined },
): Promise<void> {
  let removing = db.deleteFrom("sessions").where("userId", "=", userId);
  if (which.idHash !== undefined) removing = removing.where("idHash", "=", which.idHash);
  if (which.exceptHash !== undefined) removing = removing.where("idHash", "!=", which.exceptHash);
  await removing.execute();
}

async function sessionAndUser(db: Db, id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.userId")
    .leftJoin("disablements", "disablements.userId", "users.id")
    .select(["sessions.userId", "sessions.expiresAt", "sessions.startedAt", "sessions.seenAt", "sessions.device"])
    .select(["sessions.groupId", "sessions.askedBy", "users.role", "users.name"])
    .where("sessions.idHash", "=", sha256(id))
    .where("disablements.userId", "is", null)
    .executeTakeFirst();
  if (!row) return [null, null];
  const { startedAt, seenAt, device, groupId, askedBy, userId, role, name } = row;
  const attributes = { startedAt, seenAt, device, groupId, askedBy };
  const session = { id, userId, expiresAt: new Date(row.expiresAt), attributes };
  return [session, { id: userId, attributes: { role, name } }];
}
