import type { Db } from "#db/open.server.ts";
import { cutPage } from "~/lib/keyset.server.ts";
import { framingVerbs } from "./objection.ts";

const pageSize = 20;

/**
 * What was done in a group's name, newest first: the step, who did it, who had asked and how, and whether the group
 * objected. `before` is the `seq` of the last one seen.
 */
export async function actedFor(db: Db, groupId: string, before: number | null, size = pageSize) {
  let query = steps(db, groupId);
  if (before !== null) query = query.where("events.seq", "<", before);
  const { rows, more } = cutPage(await query.limit(size + 1).execute(), size);
  return { rows, next: more ? (rows.at(-1)?.seq ?? null) : null };
}

export type ActedStep = Awaited<ReturnType<typeof actedFor>>["rows"][number];

/** One such step, or undefined. */
export function actedStep(db: Db, groupId: string, seq: number) {
  return steps(db, groupId).where("events.seq", "=", seq).executeTakeFirst();
}

function steps(db: Db, groupId: string) {
  return db
    .selectFrom("events")
    .leftJoin("users", "users.id", "events.actorId")
    .leftJoin("actings", (join) =>
      join.on("actings.id", "=", (eb) =>
        eb
          .selectFrom("actings as latest")
          .select("latest.id")
          .whereRef("latest.groupId", "=", "events.groupId")
          .whereRef("latest.userId", "=", "events.actorId")
          .whereRef("latest.at", "<=", "events.at")
          .orderBy("latest.at", "desc")
          .limit(1),
      ),
    )
    .leftJoin("objections", "objections.eventSeq", "events.seq")
    .leftJoin("objectionAnswers", "objectionAnswers.objectionId", "objections.id")
    .select(["events.seq", "events.at", "events.verb", "events.subjectId", "events.askedBy", "users.name as actor"])
    .select(["actings.how", "actings.note as asked", "objections.reason as objection"])
    .select(["objectionAnswers.outcome", "objectionAnswers.note as answer"])
    .where("events.groupId", "=", groupId)
    .where("events.askedBy", "is not", null)
    .where("events.verb", "not in", framingVerbs)
    .orderBy("events.seq", "desc");
}
