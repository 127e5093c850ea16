import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { endAllSessions } from "./session.server.ts";
import type { Role } from "./user.ts";

/** A person to be known from now on. Without a hash nobody can sign in yet: a one-time link sets the password. */
export type NewUser = {
  /** Normalised, `+62812…`. */
  phone: string;
  name: string;
  role: Role;
  passwordHash?: string | null;
  /** Regencies of an officer, kelurahan of a companion. */
  regionCodes?: readonly string[];
};

/** Makes a user. The phone number is the name that people sign in with, so one number is one person. */
export function createUser(db: Db, act: Act, person: NewUser): Promise<Outcome<{ id: string }, "phoneTaken">> {
  return once(db, act, async (db) => {
    const { phone, name, role, passwordHash = null, regionCodes = [] } = person;
    const id = act.newId();
    const made = await db
      .insertInto("users")
      .values({ id, phone, name, role, passwordHash, createdAt: act.at })
      .onConflict((conflict) => conflict.column("phone").doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows) return refuse("phoneTaken");
    await recordEvent(db, act, { verb: "user.created", subjectId: id, data: { role } });
    for (const regionCode of regionCodes) await grantScope(db, act, id, regionCode);
    return { ok: true as const, id };
  });
}

/** Who has this phone number, or undefined. For the owner's eyes: never tell a stranger that a number is known. */
export function findByPhone(db: Db, phone: string) {
  return db
    .selectFrom("users")
    .select(["id", "name", "role", "passwordHash"])
    .where("phone", "=", phone)
    .executeTakeFirst();
}

/** The user with this id, with the phone number and whether a password was ever set. */
export async function findUser(db: Db, id: string) {
  const row = await db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const { passwordHash, ...user } = row;
  return { ...user, hasPassword: passwordHash !== null };
}

/** What is compared at sign-in and before a change of password; null when no password was set. */
export async function passwordHashOf(db: Db, userId: string): Promise<string | null> {
  const row = await db.selectFrom("users").select("passwordHash").where("id", "=", userId).executeTakeFirst();
  return row?.passwordHash ?? null;
}

/** Stores a password's hash, made by `hashPassword`. */
export async function setPasswordHash(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db.updateTable("users").set({ passwordHash }).where("id", "=", userId).execute();
}

/** Sets the user's own new password and ends all other sessions: who knew the old one is out. */
export function setPassword(db: Db, act: Act, userId: string, passwordHash: string, exceptHash?: string) {
  return once(db, act, async (db) => {
    await setPasswordHash(db, userId, passwordHash);
    await endAllSessions(db, userId, exceptHash);
    await recordEvent(db, act, { verb: "user.passwordSet", subjectId: userId });
    return { ok: true as const };
  });
}

/** Gives an officer a regency or a companion a kelurahan. Given twice it is had once. */
export function grantScope(db: Db, act: Act, userId: string, regionCode: string) {
  return once(db, act, async (db) => {
    const given = await db
      .insertInto("scopes")
      .values({ userId, regionCode })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (given.numInsertedOrUpdatedRows) {
      await recordEvent(db, act, { verb: "user.scopeGranted", subjectId: userId, data: { regionCode } });
    }
    return { ok: true as const };
  });
}

/** Takes back every scope that is not among `regionCodes` and gives those that are. */
export function changeScopes(db: Db, act: Act, userId: string, regionCodes: readonly string[]) {
  return once(db, act, async (db) => {
    const had = await scopesOf(db, userId);
    for (const regionCode of had.filter((code) => !regionCodes.includes(code))) {
      await db.deleteFrom("scopes").where("userId", "=", userId).where("regionCode", "=", regionCode).execute();
      await recordEvent(db, act, { verb: "user.scopeRevoked", subjectId: userId, data: { regionCode } });
    }
    for (const regionCode of regionCodes) await grantScope(db, act, userId, regionCode);
    return { ok: true as const };
  });
}

/** Codes of the regions in which the user has an office or a duty. */
export async function scopesOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("scopes")
    .select("regionCode")
    .where("userId", "=", userId)
    .orderBy("regionCode")
    .execute();
  return rows.map((row) => row.regionCode);
}

/** The same by name, for people to read. */
export async function scopeNamesOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("scopes")
    .innerJoin("regions", "regions.code", "scopes.regionCode")
    .select("regions.name")
    .where("scopes.userId", "=", userId)
    .orderBy("regions.name")
    .execute();
  return rows.map((row) => row.name);
}

/** True when somebody keeps the installation: then no first-admin link is made or honoured. */
export async function hasAdmin(db: Db): Promise<boolean> {
  const row = await db.selectFrom("users").select("id").where("role", "=", "admin").executeTakeFirst();
  return row !== undefined;
}

export type DisableRefusal = "yourself" | "lastAdmin" | "alreadyDisabled" | "notDisabled";

/** Shuts a user out, with the reason, and ends all sessions at once. Never oneself, never the last admin. */
export function disableUser(
  db: Db,
  act: Act,
  userId: string,
  reason: string,
): Promise<Outcome<object, DisableRefusal>> {
  return once(db, act, async (db) => {
    if (userId === act.actorId) return refuse("yourself");
    await lockAdmins(db);
    if (await isLastAdmin(db, userId)) return refuse("lastAdmin");
    const done = await db
      .insertInto("disablements")
      .values({ userId, byUserId: act.actorId, at: act.at, reason })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!done.numInsertedOrUpdatedRows) return refuse("alreadyDisabled");
    await endAllSessions(db, userId);
    await recordEvent(db, act, { verb: "user.disabled", subjectId: userId, data: { reason } });
    return { ok: true as const };
  });
}

/** Lets a user in again, with the reason. The trail keeps that there was a time without. */
export function enableUser(db: Db, act: Act, userId: string, reason: string): Promise<Outcome<object, DisableRefusal>> {
  return once(db, act, async (db) => {
    const done = await db.deleteFrom("disablements").where("userId", "=", userId).executeTakeFirst();
    if (!done.numDeletedRows) return refuse("notDisabled");
    await recordEvent(db, act, { verb: "user.enabled", subjectId: userId, data: { reason } });
    return { ok: true as const };
  });
}

/** Why and when a user was shut out, or undefined. */
export function disablementOf(db: Db, userId: string) {
  return db.selectFrom("disablements").select(["reason", "at"]).where("userId", "=", userId).executeTakeFirst();
}

/** Lets one account be shut at a time, in one order: of two admins who shut each other out, one must stay. */
async function lockAdmins(db: Db): Promise<void> {
  const admins = await db.selectFrom("users").select("id").where("role", "=", "admin").orderBy("id").execute();
  for (const { id } of admins) await lockRow(db, "users", id);
}

async function isLastAdmin(db: Db, userId: string): Promise<boolean> {
  const able = await db
    .selectFrom("users")
    .leftJoin("disablements", "disablements.userId", "users.id")
    .select("users.id")
    .where("users.role", "=", "admin")
    .where("disablements.userId", "is", null)
    .execute();
  return able.length === 1 && able[0]?.id === userId;
}
