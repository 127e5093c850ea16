import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from "kysely";
import type { Tables } from "#db/schema.ts";
import type { User } from "~/auth/user.ts";
import { isOfficer, isTrader } from "~/auth/user.ts";

/** Whose contracts somebody may see: those of one group, or those of some regencies. */
export type Reach = { groupId: string } | { regencyCodes: string[] };

/** A trader reaches the contracts of the active group, an officer those of the regency; others none. */
export function reachOf(user: User): Reach | null {
  if (isTrader(user)) return { groupId: user.group.id };
  return isOfficer(user) ? { regencyCodes: user.regencyCodes } : null;
}

type Eb = ExpressionBuilder<Tables, "contracts">;

/** Keeps a query over `contracts` to what `reach` may see: what is not yours is not found. */
export function withinReach(reach: Reach) {
  return (eb: Eb): ExpressionWrapper<Tables, "contracts", SqlBool> => {
    if ("regencyCodes" in reach) {
      return eb("contracts.regencyCode", "in", reach.regencyCodes.length > 0 ? reach.regencyCodes : [""]);
    }
    return eb.or([
      eb("contracts.producerGroupId", "=", reach.groupId),
      eb("contracts.processorGroupId", "=", reach.groupId),
    ]);
  };
}
