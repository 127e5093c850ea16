import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import { fold, piecesOf } from "~/lib/spelling.ts";

export type NamedGroup = { id: string; name: string; share: number };

const atOnce = 500;
const mostNamed = 50;

/** Notes the pieces of a group's name, in place of those of an earlier name. */
export async function indexGroupName(db: Db, groupId: string, name: string): Promise<void> {
  await db.deleteFrom("groupGrams").where("groupId", "=", groupId).execute();
  const rows = piecesOf(name).map((gram) => ({ gram, groupId }));
  if (rows.length > 0) await db.insertInto("groupGrams").values(rows).execute();
}

/** Notes the names of groups that were written before names had pieces. To be called when the house opens. */
export async function indexMissingNames(db: Db): Promise<number> {
  let done = 0;
  for (;;) {
    const missing = await db
      .selectFrom("groups")
      .select(["id", "name"])
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom("groupGrams").select("gram").whereRef("groupGrams.groupId", "=", "groups.id"))),
      )
      .limit(atOnce)
      .execute();
    const named = missing.filter(({ name }) => piecesOf(name).length > 0);
    if (named.length === 0) return done;
    await inTransaction(db, async (db) => {
      for (const { id, name } of named) await indexGroupName(db, id, name);
    });
    done += named.length;
  }
}

/**
 * Groups whose names are spelt much like this, the nearest first, at most ten. `share` is how much of what was typed
 * is in the name, 0 to 1; fewer than `least` are left out.
 */
export async function groupsNamed(db: Db, text: string, least: number): Promise<NamedGroup[]> {
  const pieces = piecesOf(text);
  if (pieces.length < 3) return [];
  const counted = await db
    .selectFrom("groupGrams")
    .select("groupId")
    .select((eb) => eb.fn.countAll<number>().as("shared"))
    .where("gram", "in", pieces)
    .groupBy("groupId")
    .having(sql<number>`count(*)`, ">=", Math.ceil(pieces.length * least))
    .orderBy("shared", "desc")
    .orderBy("groupId")
    .limit(mostNamed)
    .execute();
  if (counted.length === 0) return [];
  const ids = counted.map(({ groupId }) => groupId);
  const names = await db.selectFrom("groups").select(["id", "name"]).where("id", "in", ids).execute();
  const shared = new Map(counted.map((row) => [row.groupId, row.shared]));
  const rows = names
    .map(({ id, name }) => ({ id, name, share: (shared.get(id) ?? 0) / pieces.length }))
    .sort((a, b) => b.share - a.share || a.name.length - b.name.length || (a.id < b.id ? -1 : 1))
    .slice(0, 10);
  const exact = rows.filter(({ name }) => fold(name) === fold(text));
  return exact.length > 0 ? exact : rows;
}
