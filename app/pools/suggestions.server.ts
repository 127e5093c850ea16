import type { Db } from "#db/open.server.ts";
import { isPooled } from "~/market/pooled.server.ts";
import type { PoolReach } from "./pool-lists.server.ts";

const mostShown = 5;

/** Harvests that would sell more as one, as the engine last found, with who has them. */
export type Suggestion = Awaited<ReturnType<typeof suggestionsFor>>[number];

/**
 * What would sell more kg if it were pooled: of a group those with a harvest of its own, of an officer those of the
 * regency; the largest gain first. What somebody has pooled, sold or withdrawn since is left out.
 */
export async function suggestionsFor(db: Db, reach: PoolReach) {
  const rows = await standing(db, reach).limit(mostShown).execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lots = await db
    .selectFrom("poolSuggestionLots as s")
    .innerJoin("lots", "lots.id", "s.lotId")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .select(["s.suggestionId", "s.lotId", "lots.groupId", "groups.name as groupName"])
    .where("s.suggestionId", "in", ids)
    .orderBy("s.lotId")
    .execute();
  return rows.map((row) => {
    const members = lots.filter((lot) => lot.suggestionId === row.id);
    const own = "groupId" in reach ? members.find((lot) => lot.groupId === reach.groupId) : undefined;
    return { ...row, members, ownLotId: own?.lotId ?? null };
  });
}

function standing(db: Db, reach: PoolReach) {
  const all = db
    .selectFrom("poolSuggestions")
    .innerJoin("commodities", "commodities.code", "poolSuggestions.commodityCode")
    .select(["poolSuggestions.id", "poolSuggestions.commodityCode", "poolSuggestions.quantityKg"])
    .select(["poolSuggestions.moreKg", "commodities.nameId", "commodities.nameEn"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("poolSuggestionLots as gone")
            .innerJoin("lotBalances", "lotBalances.lotId", "gone.lotId")
            .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "gone.lotId")
            .select("gone.lotId")
            .whereRef("gone.suggestionId", "=", "poolSuggestions.id")
            .where(({ eb, or }) =>
              or([
                eb("lotBalances.remainingKg", "=", 0),
                eb("lotWithdrawals.lotId", "is not", null),
                isPooled("gone.lotId"),
              ]),
            ),
        ),
      ),
    )
    .orderBy("poolSuggestions.moreKg", "desc")
    .orderBy("poolSuggestions.id");
  if ("regencyCodes" in reach) {
    return all.where("poolSuggestions.regencyCode", "in", reach.regencyCodes.length > 0 ? reach.regencyCodes : [""]);
  }
  return all.where(({ eb, selectFrom }) =>
    eb(
      "poolSuggestions.id",
      "in",
      selectFrom("poolSuggestionLots as mine")
        .innerJoin("lots", "lots.id", "mine.lotId")
        .select("mine.suggestionId")
        .where("lots.groupId", "=", reach.groupId),
    ),
  );
}
