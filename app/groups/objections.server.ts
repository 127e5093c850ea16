import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import type { ObjectionOutcome } from "./objection.ts";
import { framingVerbs } from "./objection.ts";

export type ObjectionRefusal = "unknownStep" | "alreadyObjected";

/**
 * A group says that it did not ask for a step that was done in its name. The step stands; the office is told and
 * answers. `seq` is the step's event.
 */
export function objectTo(
  db: Db,
  act: Act,
  group: { id: string; name: string; regencyCode: string },
  value: { seq: number; reason: string },
): Promise<Outcome<{ id: string }, ObjectionRefusal>> {
  return once(db, act, async (db) => {
    const { seq, reason } = value;
    const step = await db
      .selectFrom("events")
      .select("verb")
      .where("seq", "=", seq)
      .where("groupId", "=", group.id)
      .where("askedBy", "is not", null)
      .where("verb", "not in", framingVerbs)
      .executeTakeFirst();
    if (!step) return refuse("unknownStep");
    const id = act.newId();
    const { id: groupId, regencyCode, name } = group;
    const written = await db
      .insertInto("objections")
      .values({ id, eventSeq: seq, groupId, regencyCode, reason, userId: act.actorId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!written.numInsertedOrUpdatedRows) return refuse("alreadyObjected");
    const data = { seq, of: step.verb };
    await recordEvent(db, act, { verb: "objection.made", subjectId: id, groupId, regencyCode, data });
    await tell(db, act, {
      ...{ to: { regencyCode }, kind: "objectionMade", subjectId: id, path: `/keberatan/${id}` },
      ...{ data: { partner: name, reason }, fromGroupId: groupId },
    });
    return { ok: true as const, id };
  });
}

/** An officer answers an objection, once. The group is told; both stay in the trail. */
export function answerObjection(
  db: Db,
  act: Act,
  regencyCodes: readonly string[],
  value: { id: string; outcome: ObjectionOutcome; note: string },
): Promise<Outcome<object, "unknownObjection" | "alreadyAnswered">> {
  return once(db, act, async (db) => {
    const { id, outcome, note } = value;
    const objection = await db
      .selectFrom("objections")
      .select(["groupId", "regencyCode"])
      .where("id", "=", id)
      .where("regencyCode", "in", regencyCodes)
      .executeTakeFirst();
    if (!objection) return refuse("unknownObjection");
    const { groupId, regencyCode } = objection;
    const written = await db
      .insertInto("objectionAnswers")
      .values({ objectionId: id, outcome, note, userId: act.actorId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!written.numInsertedOrUpdatedRows) return refuse("alreadyAnswered");
    // Not an event of the group: it is the office that moved.
    await recordEvent(db, act, { verb: "objection.answered", subjectId: id, regencyCode, data: { outcome } });
    await tell(db, act, {
      ...{ to: { groupId }, kind: "objectionAnswered", subjectId: id, path: "/kelompok/saya/atas-nama" },
      data: { reason: note },
    });
    return { ok: true as const };
  });
}

/** One objection with the step, who did it as asked by whom, and the answer; undefined outside these regencies. */
export function objectionFor(db: Db, regencyCodes: readonly string[], id: string) {
  return db
    .selectFrom("objections")
    .innerJoin("events", "events.seq", "objections.eventSeq")
    .innerJoin("groups", "groups.id", "objections.groupId")
    .leftJoin("users as actor", "actor.id", "events.actorId")
    .leftJoin("objectionAnswers", "objectionAnswers.objectionId", "objections.id")
    .leftJoin("users as answerer", "answerer.id", "objectionAnswers.userId")
    .select(["objections.id", "objections.reason", "objections.at", "objections.groupId", "groups.name as group"])
    .select(["events.verb", "events.subjectId", "events.at as doneAt", "events.askedBy", "actor.name as actor"])
    .select(["objectionAnswers.outcome", "objectionAnswers.note as answer", "objectionAnswers.at as answeredAt"])
    .select("answerer.name as answeredBy")
    .where("objections.id", "=", id)
    .where("objections.regencyCode", "in", regencyCodes.length > 0 ? regencyCodes : [""])
    .executeTakeFirst();
}
