import type { ExpressionBuilder } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage } from "~/lib/keyset.server.ts";
import type { GroupFilter } from "./group-filter.ts";
import type { Reach, VerificationState } from "./group.ts";
import { sidesOf } from "./group.ts";

const pageSize = 20;

/** A page of the groups within reach by name, after the cursor, each with its place and how it stands. */
export async function listGroups(db: Db, reach: Reach, filter: GroupFilter, after: Cursor | null, size = pageSize) {
  let groups = filtered(db, reach, filter)
    .innerJoin("regions as village", "village.code", "groups.villageCode")
    .innerJoin("groupKinds", "groupKinds.code", "groups.kindCode")
    .select(["groups.id", "groups.name", "groups.rt", "groups.rw", "groups.isProducer", "groups.isProcessor"])
    .select(["village.name as village", "groupKinds.nameId as kindId", "groupKinds.nameEn as kindEn"])
    .select((eb) => stateOf(eb).as("state"))
    .orderBy("groups.name")
    .orderBy("groups.id")
    .limit(size + 1);
  if (after) {
    groups = groups.where((eb) =>
      eb.or([
        eb("groups.name", ">", after.value),
        eb.and([eb("groups.name", "=", after.value), eb("groups.id", ">", after.id)]),
      ]),
    );
  }
  const { rows, more } = cutPage(await groups.execute(), size);
  return {
    rows: rows.map(({ isProducer, isProcessor, ...row }) => ({ ...row, sides: sidesOf({ isProducer, isProcessor }) })),
    more,
  };
}

/** How many of the groups within reach are in which state; the filter's own state is left out. */
export async function countGroups(
  db: Db,
  reach: Reach,
  filter: GroupFilter,
): Promise<Record<VerificationState, number>> {
  const standing = filtered(db, reach, { ...filter, state: null }).select((eb) => stateOf(eb).as("state"));
  const rows = await db
    .selectFrom(standing.as("standing"))
    .select((eb) => ["standing.state", eb.fn.countAll<number>().as("groups")])
    .groupBy("standing.state")
    .execute();
  const counts = { waiting: 0, verified: 0, refused: 0, mended: 0 };
  for (const { state, groups } of rows) counts[state] = groups;
  return counts;
}

type Joined = Tables & { newest: { verdict: "verified" | "refused" | null; at: number | null } };

/** The newest verdict in one word; the same rule as `verificationState`. */
function stateOf(eb: ExpressionBuilder<Joined, "groups" | "newest">) {
  return eb
    .case()
    .when("newest.verdict", "is", null)
    .then(sql<VerificationState>`'waiting'`)
    .when("newest.verdict", "=", "verified")
    .then(sql<VerificationState>`'verified'`)
    .when("groups.updatedAt", ">", eb.ref("newest.at"))
    .then(sql<VerificationState>`'mended'`)
    .else(sql<VerificationState>`'refused'`)
    .end();
}

function filtered(db: Db, reach: Reach, filter: GroupFilter) {
  let groups = db
    .selectFrom("groups")
    .leftJoin("verifications as newest", (join) =>
      join.on("newest.id", "=", (eb) =>
        eb
          .selectFrom("verifications as one")
          .select("one.id")
          .whereRef("one.groupId", "=", "groups.id")
          .orderBy("one.at", "desc")
          .orderBy("one.id", "desc")
          .limit(1),
      ),
    )
    .where((eb) =>
      eb.or([
        eb("groups.regencyCode", "in", orNone(reach.regencyCodes)),
        eb("groups.villageCode", "in", orNone(reach.villageCodes)),
      ]),
    );
  if (filter.districtCode) groups = groups.where("groups.villageCode", "like", `${filter.districtCode}.%`);
  if (filter.kindCode) groups = groups.where("groups.kindCode", "=", filter.kindCode);
  if (filter.side)
    groups = groups.where(filter.side === "producer" ? "groups.isProducer" : "groups.isProcessor", "=", 1);
  if (filter.text) groups = groups.where(sql<boolean>`lower("groups"."name") like ${likeText(filter.text)} escape '!'`);
  if (filter.state === "waiting") groups = groups.where((eb) => eb(stateOf(eb), "in", ["waiting", "mended"]));
  else if (filter.state) groups = groups.where((eb) => eb(stateOf(eb), "=", filter.state));
  return groups;
}

/** SQL has no empty list. */
function orNone(codes: readonly string[]): string[] {
  return codes.length > 0 ? [...codes] : [""];
}

/** Anywhere in the name, in any case; signs of the pattern language stand for themselves. */
function likeText(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[!%_]/g, "!$&")}%`;
}
