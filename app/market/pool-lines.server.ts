import type { Db } from "#db/open.server.ts";

/** Who sells together in this harvest, and how many kg each put in; empty for a harvest that stands alone. */
export function sellersIn(db: Db, lotId: string) {
  return db
    .selectFrom("poolShares")
    .innerJoin("groups", "groups.id", "poolShares.groupId")
    .innerJoin("lots", "lots.id", "poolShares.lotId")
    .innerJoin("regions", "regions.code", "lots.villageCode")
    .innerJoin("pools", "pools.id", "poolShares.poolId")
    .select(["poolShares.lotId", "poolShares.quantityKg", "groups.name as groupName", "regions.name as villageName"])
    .where("poolShares.poolId", "=", lotId)
    .orderBy(({ eb, ref }) => eb.case().when("poolShares.lotId", "=", ref("pools.lotId")).then(0).else(1).end())
    .orderBy("poolShares.lotId")
    .execute();
}

/** How many kg more would sell if this harvest were pooled as the engine last found, with how many others; or null. */
export async function gainOfPooling(db: Db, lotId: string) {
  const row = await db
    .selectFrom("poolSuggestionLots as mine")
    .innerJoin("poolSuggestions", "poolSuggestions.id", "mine.suggestionId")
    .select(["poolSuggestions.id", "poolSuggestions.moreKg"])
    .select((eb) =>
      eb
        .selectFrom("poolSuggestionLots as all")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("all.suggestionId", "=", "poolSuggestions.id")
        .as("members"),
    )
    .where("mine.lotId", "=", lotId)
    .orderBy("poolSuggestions.moreKg", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, moreKg: row.moreKg, others: (row.members ?? 1) - 1 } : null;
}
