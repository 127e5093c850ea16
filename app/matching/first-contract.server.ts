import { sql } from "kysely";
import type { SqlBool } from "kysely";

/** SQL, to join `contracts` to `proposals`: the first that came of it. Of a pool there is one with each member. */
export const firstContract = sql<SqlBool>`"contracts"."id" =
  (select min(c."id") from "contracts" c where c."proposalId" = "proposals"."id")`;
