import type { Db } from "#db/open.server.ts";
import { lockTrail } from "#db/transaction.server.ts";
import type { EventsTable } from "#db/schema/trail.ts";
import type { Act } from "./act.server.ts";
import { sha256 } from "./act.server.ts";

/** What happened to what, and for which group and regency it matters. `data` holds no phone, password or sealed figure. */
export type Happening = {
  verb: string;
  subjectId: string;
  groupId?: string | null;
  regencyCode?: string | null;
  data?: Record<string, string | number | boolean | null>;
};

type Unhashed = Omit<EventsTable, "seq" | "previousHash" | "hash">;
const pending = new WeakMap<Db, Unhashed[]>();

/**
 * Notes an event of the write that is under way. It is written when the write ends (`once` does that), after every
 * row lock, so that two writes never wait for each other crosswise.
 * @throws outside a transaction: an event belongs to its effect
 */
export async function recordEvent(db: Db, act: Act, happening: Happening): Promise<void> {
  if (!db.isTransaction) throw new Error(`${happening.verb} was recorded outside a transaction`);
  const events = pending.get(db) ?? [];
  events.push({
    at: act.at,
    actorId: act.actorId,
    askedBy: act.askedBy,
    verb: happening.verb,
    subjectId: happening.subjectId,
    groupId: happening.groupId ?? null,
    regencyCode: happening.regencyCode ?? null,
    data: JSON.stringify(happening.data ?? {}),
  });
  pending.set(db, events);
}

/** Appends the events of this transaction to the chain, each carrying the hash of the one before. */
export async function flushEvents(db: Db): Promise<void> {
  const events = pending.get(db);
  if (!events?.length) return;
  pending.delete(db);
  await lockTrail(db);
  const last = await db.selectFrom("events").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
  let seq = last?.seq ?? 0;
  let previousHash = last?.hash ?? "";
  for (const event of events) {
    seq += 1;
    const hash = hashOf(event, seq, previousHash);
    await db
      .insertInto("events")
      .values({ ...event, seq, previousHash, hash })
      .execute();
    previousHash = hash;
  }
}

/** Walks the whole chain and answers with the first `seq` that does not fit, or null when all is as it was written. */
export async function brokenLink(db: Db): Promise<number | null> {
  let last: Link = { seq: 0, hash: "" };
  for (;;) {
    const page = await db
      .selectFrom("events")
      .selectAll()
      .where("seq", ">", last.seq)
      .orderBy("seq")
      .limit(5000)
      .execute();
    const broken = firstBroken(page, last);
    if (broken !== null) return broken;
    const end = page.at(-1);
    if (!end) return null;
    last = end;
  }
}

type Link = Pick<EventsTable, "seq" | "hash">;

/** The first `seq` among events in order that does not follow from the one before, or null; `before` is the last known good. */
export function firstBroken(events: readonly EventsTable[], before: Link = { seq: 0, hash: "" }): number | null {
  let last = before;
  for (const row of events) {
    if (row.seq !== last.seq + 1 || row.previousHash !== last.hash) return last.seq + 1;
    if (row.hash !== hashOf(row, row.seq, last.hash)) return row.seq;
    last = row;
  }
  return null;
}

function hashOf(event: Unhashed, seq: number, previousHash: string): string {
  const { at, actorId, askedBy, verb, subjectId, groupId, regencyCode, data } = event;
  return sha256(JSON.stringify([previousHash, seq, at, actorId, askedBy, verb, subjectId, groupId, regencyCode, data]));
}
