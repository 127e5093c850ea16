import { sql } from "kysely";
import type { SqlBool } from "kysely";
import type { Db } from "#db/open.server.ts";

/** SQL: an officer's last word on the group named by this column is yes. Only then are its lots and offers public. */
export function isVerifiedGroup(column: string) {
  return sql<SqlBool>`(select v."verdict" from "verifications" v where v."groupId" = ${sql.ref(column)}
    order by v."at" desc, v."id" desc limit 1) = 'verified'`;
}

/** An officer's last word on this group is yes, as the database has it now. */
export async function groupIsVerified(db: Db, groupId: string): Promise<boolean> {
  const row = await db
    .selectFrom("groups")
    .select("groups.id")
    .where("groups.id", "=", groupId)
    .where(isVerifiedGroup("groups.id"))
    .executeTakeFirst();
  return row !== undefined;
}
