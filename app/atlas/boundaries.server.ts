import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { once } from "~/lib/once.server.ts";
import type { Boundary, Ring } from "./boundary.ts";

/** An outline with what kind of place it is, for thin and thick lines. */
export type Outline = { regionCode: string; level: string; rings: Ring[] };

/**
 * Keeps the outlines of places that the reference data knows, replacing earlier ones. `source` says whose they are.
 * @returns how many were kept, and the codes that no place has
 */
export function importBoundaries(
  db: Db,
  act: Act,
  boundaries: readonly Boundary[],
  source: string,
): Promise<{ ok: true; kept: number; unknown: string[] }> {
  return once(db, act, async (db) => {
    const unknown: string[] = [];
    for (const { regionCode, rings } of boundaries) {
      const region = await db.selectFrom("regions").select("code").where("code", "=", regionCode).executeTakeFirst();
      if (!region) {
        unknown.push(regionCode);
        continue;
      }
      const outline = { ringsJson: JSON.stringify(rings), source, at: act.at };
      await db
        .insertInto("boundaries")
        .values({ regionCode, ...outline })
        .onConflict((conflict) => conflict.column("regionCode").doUpdateSet(outline))
        .execute();
    }
    const kept = boundaries.length - unknown.length;
    await recordEvent(db, act, { verb: "boundaries.imported", subjectId: "boundaries", data: { kept, source } });
    return { ok: true as const, kept, unknown };
  });
}

/** The outlines of a regency's districts and villages, districts first. */
export async function outlinesOf(db: Db, regencyCode: string): Promise<Outline[]> {
  const rows = await db
    .selectFrom("boundaries")
    .innerJoin("regions", "regions.code", "boundaries.regionCode")
    .select(["boundaries.regionCode", "boundaries.ringsJson", "regions.level"])
    .where("regions.regencyCode", "=", regencyCode)
    .where("regions.level", "in", ["district", "village"])
    .orderBy("regions.level", "desc")
    .orderBy("regions.code")
    .execute();
  return rows.map(({ ringsJson, ...row }) => ({ ...row, rings: JSON.parse(ringsJson) as Ring[] }));
}
