import { v7 } from "uuid";
import type { Db } from "#db/open.server.ts";
import { inTransaction, lockTrail } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { checkPassword, hashPassword } from "./passwords.server.ts";
import type { Wait } from "./sign-in-limits.ts";
import { isWait, memoryMs, phoneWait } from "./sign-in-limits.ts";
import { noteProbe, signIn, waitOfAddress } from "./sign-in.server.ts";
import { disablementOf, findByPhone, findUser } from "./users.server.ts";

export type SetPinRefusal = Wait | "oldPasswordWrong";
export type PinRefusal = Wait | "wrongPin";

/** Sets the PIN with which one says yes on somebody else's phone. The password is asked: an unwatched phone sets none. */
export async function setPin(
  db: Db,
  act: Act,
  own: { userId: string; address: string },
  typed: { oldPassword: string; pin: string },
): Promise<Outcome<object, SetPinRefusal>> {
  const user = await findUser(db, own.userId);
  if (!user) return refuse("oldPasswordWrong");
  const known = await signIn(db, { phone: user.phone, password: typed.oldPassword, address: own.address });
  if (!known.ok) return refuse(isWait(known.reason) ? known.reason : "oldPasswordWrong");
  const pinHash = await hashPassword(typed.pin);
  return once(db, act, async (db) => {
    const row = { userId: own.userId, pinHash, at: act.at };
    await db
      .insertInto("userPins")
      .values(row)
      .onConflict((conflict) => conflict.column("userId").doUpdateSet({ pinHash, at: act.at }))
      .execute();
    await recordEvent(db, act, { verb: "user.pinSet", subjectId: own.userId });
    return { ok: true as const };
  });
}

/** Whether a user has a PIN. */
export async function hasPin(db: Db, userId: string): Promise<boolean> {
  const row = await db.selectFrom("userPins").select("userId").where("userId", "=", userId).executeTakeFirst();
  return row !== undefined;
}

/**
 * Who has this phone and PIN. An unknown phone, one without a PIN and a wrong PIN cost the same and get the same words;
 * five wrong tries make the PIN wait, as at the door.
 */
export async function checkPin(
  db: Db,
  attempt: { phone: string; pin: string; address: string },
): Promise<Outcome<{ userId: string }, PinRefusal>> {
  const user = await findByPhone(db, attempt.phone);
  const stored = user
    ? await db.selectFrom("userPins").select("pinHash").where("userId", "=", user.id).executeTakeFirst()
    : undefined;
  let tryId: string | null = null;
  let wait: Wait | null = null;
  const gate = async () => {
    [tryId, wait] = await noteTry(db, user?.id ?? null, attempt.address);
    return wait === null;
  };
  const answer = await checkPassword(stored?.pinHash ?? null, attempt.pin, gate);
  if (answer === "stopped") return refuse(wait ?? "waitAddress");
  if (answer === "wrong" || !user) return refuse("wrongPin");
  if (tryId) await db.updateTable("pinTries").set({ succeeded: 1 }).where("id", "=", tryId).execute();
  return (await disablementOf(db, user.id)) ? refuse("wrongPin") : { ok: true, userId: user.id };
}

/** Counted as wrong before the work and put right afterwards: parallel tries see each other. */
function noteTry(db: Db, userId: string | null, address: string): Promise<[string | null, Wait | null]> {
  return inTransaction(db, async (db) => {
    await lockTrail(db);
    const busy = await waitOfAddress(db, address);
    if (busy) return [null, busy];
    if (userId === null) {
      await noteProbe(db, address);
      return [null, null];
    }
    const wait = await waitOfPin(db, userId);
    if (wait) return [null, wait];
    const id = v7();
    await db.insertInto("pinTries").values({ id, userId, at: now(), succeeded: 0 }).execute();
    return [id, null];
  });
}

async function waitOfPin(db: Db, userId: string): Promise<Wait | null> {
  const tries = await db
    .selectFrom("pinTries")
    .select(["at", "succeeded"])
    .where("userId", "=", userId)
    .where("at", ">", now() - memoryMs)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  const lastRight = tries.findIndex(({ succeeded }) => succeeded === 1);
  const wrong = lastRight < 0 ? tries : tries.slice(0, lastRight);
  return phoneWait(
    wrong.map(({ at }) => at),
    now(),
  );
}
