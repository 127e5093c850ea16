import { v7 } from "uuid";
import type { Db } from "#db/open.server.ts";
import { inTransaction, lockTrail } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { refuse } from "~/lib/once.server.ts";
import { checkPassword, hashPassword, isOutdated } from "./passwords.server.ts";
import type { Wait } from "./sign-in-limits.ts";
import { addressWait, addressWindowMs, isWait, memoryMs, phoneWait } from "./sign-in-limits.ts";
import { disablementOf, findByPhone, findUser, setPassword, setPasswordHash } from "./users.server.ts";

/** Somebody at the door. The phone is normalised; the address serves the limits only. */
export type SignInTry = { phone: string; password: string; address: string };
export type SignInRefusal = Wait | "wrongPhoneOrPassword" | "disabled";

/**
 * Who has this phone and password. An unknown phone costs the same work, is counted alike and gets the same words as
 * a wrong password; only who knew the password learns that the account is shut.
 */
export async function signIn(db: Db, attempt: SignInTry): Promise<Outcome<{ userId: string }, SignInRefusal>> {
  const early = await waitOf(db, attempt);
  if (early) return refuse(early);
  const user = await findByPhone(db, attempt.phone);
  let tryId = "";
  let wait: Wait | null = null;
  const gate = async () => {
    [tryId, wait] = await noteTry(db, attempt);
    return wait === null;
  };
  const answer = await checkPassword(user?.passwordHash ?? null, attempt.password, gate);
  if (answer === "stopped") return refuse(wait ?? "waitAddress");
  if (answer === "wrong" || !user?.passwordHash) return refuse("wrongPhoneOrPassword");
  await db.updateTable("signInAttempts").set({ succeeded: 1 }).where("id", "=", tryId).execute();
  if (isOutdated(user.passwordHash)) await setPasswordHash(db, user.id, await hashPassword(attempt.password));
  if (await disablementOf(db, user.id)) return refuse("disabled");
  await db
    .deleteFrom("signInAttempts")
    .where("at", "<", now() - memoryMs)
    .execute();
  return { ok: true, userId: user.id };
}

export type PasswordRefusal = Wait | "oldPasswordWrong";

/**
 * Changes one's own password, with the old one asked under the same limits as at the door: an unwatched phone is no
 * place to guess. All other sessions end.
 */
export async function changePassword(
  db: Db,
  act: Act,
  own: { userId: string; exceptHash: string; address: string },
  typed: { oldPassword: string; password: string },
): Promise<Outcome<object, PasswordRefusal>> {
  const user = await findUser(db, own.userId);
  if (!user) return refuse("oldPasswordWrong");
  const attempt = { phone: user.phone, password: typed.oldPassword, address: own.address };
  const known = await signIn(db, attempt);
  if (!known.ok) return refuse(isWait(known.reason) ? known.reason : "oldPasswordWrong");
  return setPassword(db, act, own.userId, await hashPassword(typed.password), own.exceptHash);
}

/** Counts a wrong try against the address alone, for doors that could be used to ask which phones are known. */
export async function noteProbe(db: Db, address: string): Promise<void> {
  await db.insertInto("signInAttempts").values({ id: v7(), phone: "", address, at: now(), succeeded: 0 }).execute();
}

/**
 * Counts a try at a door that could be used to ask which phones are known, whatever comes of it, unless one of the
 * `sources` (an address, a user's id) has tried too often: then it must wait. One try is counted at a time, and before
 * its work, so that parallel tries see each other.
 */
export function countProbe(db: Db, ...sources: string[]): Promise<Wait | null> {
  return inTransaction(db, async (db) => {
    await lockTrail(db);
    for (const source of sources) {
      const wait = await waitOfAddress(db, source);
      if (wait) return wait;
    }
    for (const source of sources) await noteProbe(db, source);
    return null;
  });
}

/** Whether this address has tried too often within a minute. */
export async function waitOfAddress(db: Db, address: string): Promise<Wait | null> {
  const row = await db
    .selectFrom("signInAttempts")
    .select((eb) => eb.fn.countAll<number>().as("wrong"))
    .where("address", "=", address)
    .where("at", ">", now() - addressWindowMs)
    .where("succeeded", "=", 0)
    .executeTakeFirstOrThrow();
  return addressWait(row.wrong);
}

/** Counted as wrong before the work and put right afterwards: parallel tries see each other. */
function noteTry(db: Db, attempt: SignInTry): Promise<[string, Wait | null]> {
  return inTransaction(db, async (db) => {
    const wait = await waitOf(db, attempt);
    if (wait) return ["", wait];
    const { phone, address } = attempt;
    const id = v7();
    await db.insertInto("signInAttempts").values({ id, phone, address, at: now(), succeeded: 0 }).execute();
    return [id, null];
  });
}

async function waitOf(db: Db, { phone, address }: SignInTry): Promise<Wait | null> {
  const tries = await db
    .selectFrom("signInAttempts")
    .select(["at", "succeeded"])
    .where("phone", "=", phone)
    .where("at", ">", now() - memoryMs)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  const lastRight = tries.findIndex((one) => one.succeeded === 1);
  const wrong = lastRight < 0 ? tries : tries.slice(0, lastRight);
  const wrongAt = wrong.map((one) => one.at);
  return phoneWait(wrongAt, now()) ?? (await waitOfAddress(db, address));
}
