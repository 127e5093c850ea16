import type { Db } from "#db/open.server.ts";

/** A text that figures come from. */
export type Source = { id: string; reference: string; supports: string };

/** All sources, in the order of their ids: P9 before P10. */
export async function listSources(db: Db): Promise<Source[]> {
  const sources = await db.selectFrom("sources").selectAll().execute();
  return sources.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}
