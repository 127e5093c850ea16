import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import type { Act } from "./act.server.ts";
import { flushEvents } from "./events.server.ts";

/** A refusal of the domain: nothing was written, and `reason` has words for each reader. */
export type Refusal<Reason extends string> = { ok: false; reason: Reason };
/** What a verb answers: done, or refused with a typed reason. */
export type Outcome<Done extends object, Reason extends string> = ({ ok: true } & Done) | Refusal<Reason>;

/** Says no, with a reason that the page can put into words. */
export function refuse<Reason extends string>(reason: Reason): Refusal<Reason> {
  return { ok: false, reason };
}

/** Thrown when a key that has had its effect comes back with another content. */
export class KeyReused extends Error {}

class RolledBack extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super("refused");
    this.answer = answer;
  }
}

/**
 * Does `work` once: one transaction, one idempotency key, its events. A key seen before answers as it did then.
 * A refusal rolls everything back and leaves the key free. Inside another `once` the outer key and transaction serve.
 * @throws KeyReused when the key was used for something else
 */
export async function once<T>(db: Db, act: Act, work: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  try {
    return await inTransaction(db, async (db) => {
      const { actorId, key, requestHash, at } = act;
      const taken = await db
        .insertInto("idempotency")
        .values({ actorId, key, requestHash, at, answer: "" })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (!taken.numInsertedOrUpdatedRows) {
        const earlier = await earlierAnswer<T>(db, act);
        if (!earlier) throw new Error(`key ${act.key} is taken and has no answer`);
        return earlier.answer;
      }
      const answer = await work(db);
      if (isRefusal(answer)) throw new RolledBack(answer);
      await flushEvents(db);
      await db
        .updateTable("idempotency")
        .set({ answer: JSON.stringify(answer ?? null) })
        .where("actorId", "=", actorId)
        .where("key", "=", key)
        .execute();
      return answer;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T;
    throw error;
  }
}

/**
 * What a key answered before, or undefined: to be asked ahead of work that is long and lies outside of `once`.
 * @throws KeyReused when the key was used for something else
 */
export async function earlierAnswer<T>(db: Db, act: Act): Promise<{ answer: T } | undefined> {
  const seen = await db
    .selectFrom("idempotency")
    .select(["requestHash", "answer"])
    .where("actorId", "=", act.actorId)
    .where("key", "=", act.key)
    .executeTakeFirst();
  if (!seen) return undefined;
  if (seen.requestHash !== act.requestHash) throw new KeyReused(`key ${act.key} was used for another request`);
  return { answer: JSON.parse(seen.answer) as T };
}

function isRefusal(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false;
}
