import type { Db } from "#db/open.server.ts";
import type { ImportDraftsTable } from "#db/schema/prices.ts";
import type { Act } from "./act.server.ts";

/** How long a file that was read waits for its yes. */
const draftMs = 24 * 3_600_000;

type Kind = ImportDraftsTable["kind"];

/**
 * Keeps the rows of a file that was read and found right, for whoever sent it and nobody else, for a day. No effect yet,
 * so no event and no key: a second copy does no harm. A newer file takes the place of an older one of its kind.
 */
export async function keepDraft(
  db: Db,
  act: Act,
  draft: { kind: Kind; fileName: string; body: unknown; rowCount: number },
): Promise<string> {
  const { kind, fileName, body, rowCount } = draft;
  const id = act.newId();
  await db.deleteFrom("importDrafts").where("expiresAt", "<=", act.at).execute();
  await db.deleteFrom("importDrafts").where("userId", "=", act.actorId).where("kind", "=", kind).execute();
  const times = { at: act.at, expiresAt: act.at + draftMs };
  const row = { id, userId: act.actorId, kind, fileName: fileName.slice(0, 120), rowCount, savedCount: 0, ...times };
  await db
    .insertInto("importDrafts")
    .values({ ...row, bodyJson: JSON.stringify(body) })
    .execute();
  return id;
}

/** An own draft that has not expired, or undefined. The caller knows what its body holds. */
export async function findDraft(db: Db, own: { userId: string; kind: Kind; id: string; nowMs: number }) {
  const row = await db
    .selectFrom("importDrafts")
    .selectAll()
    .where("id", "=", own.id)
    .where("userId", "=", own.userId)
    .where("kind", "=", own.kind)
    .where("expiresAt", ">", own.nowMs)
    .executeTakeFirst();
  return row && { ...row, body: JSON.parse(row.bodyJson) as unknown };
}

/**
 * Takes the next rows of a draft to save them, inside the transaction that does: false when somebody took them before.
 * On both databases the row is locked from here to the end of the transaction.
 */
export async function takeRows(db: Db, id: string, from: number, count: number): Promise<boolean> {
  const taken = await db
    .updateTable("importDrafts")
    .set({ savedCount: from + count })
    .where("id", "=", id)
    .where("savedCount", "=", from)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Lets go of a draft whose rows are saved. */
export async function dropDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom("importDrafts").where("id", "=", id).execute();
}
