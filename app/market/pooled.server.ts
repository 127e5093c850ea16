import { sql } from "kysely";
import type { SqlBool } from "kysely";

/**
 * SQL: the pool to which the harvest named by this column belongs, as one of its members or as the one harvest that it
 * sells; null for a harvest that stands alone.
 */
export function poolOf(column: string) {
  return sql<string | null>`(select coalesce(
    (select m."poolId" from "poolMembers" m where m."lotId" = ${sql.ref(column)} and m."leftAt" is null),
    (select p."id" from "pools" p where p."id" = ${sql.ref(column)})))`;
}

/** SQL: the pool in which this harvest stands as a member, or null. Of a pool's own harvest: null. */
export function memberOf(column: string) {
  return sql<string | null>`(select m."poolId" from "poolMembers" m
    where m."lotId" = ${sql.ref(column)} and m."leftAt" is null)`;
}

/** SQL: how many harvests stand in the pool with this id; 0 when it is none. */
export function poolSize(column: string) {
  return sql<number>`(select count(*) from "poolMembers" m where m."poolId" = ${sql.ref(column)} and m."leftAt" is null)`;
}

/** SQL: this group, or a group that sells together with it in the pool with that id, is the other one. */
export function sellsIn(poolColumn: string, groupId: string) {
  return sql<SqlBool>`exists (select 1 from "poolMembers" m where m."poolId" = ${sql.ref(poolColumn)}
    and m."groupId" = ${groupId} and m."leftAt" is null)`;
}

/** SQL: this harvest stands in a pool as one of its members. */
export function isPooled(column: string) {
  return sql<SqlBool>`exists (select 1 from "poolMembers" m
    where m."lotId" = ${sql.ref(column)} and m."leftAt" is null)`;
}
