import type { Db } from "#db/open.server.ts";

/** True in a database that was made as a demo: every page of it says so, and only there demo logins exist. */
export async function isDemo(db: Db): Promise<boolean> {
  const row = await db.selectFrom("installation").select("value").where("name", "=", "demo").executeTakeFirst();
  return row?.value === "1";
}
