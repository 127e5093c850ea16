import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Telling } from "./message.ts";
import { inboxesOf, recipientKey } from "./message.ts";

/** Unread messages are counted up to here: more is "99+". */
export const mostCounted = 99;
/** What is older waits no more: it stays in the list and is not counted. */
const countedMs = 14 * 86_400_000;

/**
 * Tells somebody of a step, in the transaction of the step: it is told when and only when the step happened. Told twice
 * (same recipient, kind, thing and turn), it stands once.
 * @throws outside a transaction
 */
export async function tell(db: Db, act: Act, telling: Telling): Promise<void> {
  if (!db.isTransaction) throw new Error(`${telling.kind} was told outside a transaction`);
  await db
    .insertInto("messages")
    .values({
      id: act.newId(),
      recipient: recipientKey(telling.to),
      kind: telling.kind,
      subjectId: telling.subjectId,
      turn: telling.turn ?? "",
      path: telling.path,
      data: JSON.stringify(telling.data ?? {}),
      byUserId: act.actorId,
      fromGroupId: telling.fromGroupId ?? null,
      at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many messages of the last 14 days a user has not read, at most `mostCounted` + 1. */
export async function countUnread(db: Db, user: User, nowMs: number): Promise<number> {
  const inboxes = inboxesOf(user);
  if (inboxes.length === 0) return 0;
  const rows = await unread(db, user.id, inboxes)
    .select("messages.id")
    .where("messages.at", ">", nowMs - countedMs)
    .limit(mostCounted + 1)
    .execute();
  return rows.length;
}

/** Notes that a user has read a message, and answers with where it leads. */
export function readMessage(
  db: Db,
  act: Act,
  user: User,
  messageId: string,
): Promise<Outcome<{ path: string }, "messageNotFound">> {
  return once(db, act, async (db) => {
    const message = await db
      .selectFrom("messages")
      .select("path")
      .where("id", "=", messageId)
      .where("recipient", "in", [...inboxesOf(user), ""])
      .executeTakeFirst();
    if (!message) return refuse("messageNotFound");
    await noteRead(db, act, user.id, [messageId]);
    return { ok: true as const, path: message.path };
  });
}

/** Notes that a user has seen all that is in the own inboxes now. */
export function readAllMessages(db: Db, act: Act, user: User): Promise<{ ok: true }> {
  return once(db, act, async (db) => {
    const inboxes = inboxesOf(user);
    if (inboxes.length > 0) {
      const rows = await unread(db, user.id, inboxes).select("messages.id").limit(1000).execute();
      await noteRead(
        db,
        act,
        user.id,
        rows.map(({ id }) => id),
      );
    }
    return { ok: true as const };
  });
}

/** Notes that the sender has passed a message on by WhatsApp. Only who may send it may say so. */
export function noteForwarded(
  db: Db,
  act: Act,
  user: User,
  messageId: string,
): Promise<Outcome<object, "messageNotFound">> {
  return once(db, act, async (db) => {
    const mine = await sentBy(db, user).select("messages.id").where("messages.id", "=", messageId).executeTakeFirst();
    if (!mine) return refuse("messageNotFound");
    await db
      .insertInto("messageForwards")
      .values({ messageId, byUserId: act.actorId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { ok: true as const };
  });
}

/** The messages that a user's group caused, or that staff caused themselves. */
export function sentBy(db: Db, user: User) {
  // Who bid for a harvest that was withdrawn stays sealed, from whoever withdrew it too.
  const sent = db
    .selectFrom("messages")
    .where("messages.recipient", "like", "g:%")
    .where("messages.kind", "!=", "lotWithdrawn");
  return user.group
    ? sent.where("messages.fromGroupId", "=", user.group.id)
    : sent.where("messages.byUserId", "=", user.id);
}

function unread(db: Db, userId: string, inboxes: string[]) {
  return db
    .selectFrom("messages")
    .where("messages.recipient", "in", inboxes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("messageReads")
            .select("messageId")
            .where("messageReads.userId", "=", userId)
            .whereRef("messageReads.messageId", "=", "messages.id"),
        ),
      ),
    );
}

async function noteRead(db: Db, act: Act, userId: string, messageIds: string[]): Promise<void> {
  for (const messageId of messageIds) {
    await db
      .insertInto("messageReads")
      .values({ userId, messageId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
