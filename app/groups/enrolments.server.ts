import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findGroup } from "./groups.server.ts";
import type { Office } from "./verifications.server.ts";

export type EnrolRefusal = "unknownGroup" | "unknownProgram" | "alreadyEnrolled";

/**
 * Notes that a programme gave this group its stimulus in a year: `amountIdr` whole rupiah, or what the programme gives
 * each group. Group and programme must lie in the office's regency.
 */
export function enrolGroup(
  db: Db,
  act: Act,
  office: Office,
  enrolment: { groupId: string; programId: string; year: number; amountIdr?: number },
): Promise<Outcome<{ id: string }, EnrolRefusal>> {
  return once(db, act, async (db) => {
    const { groupId, programId, year } = enrolment;
    const group = await findGroup(db, groupId);
    if (!group || !office.regencyCodes.includes(group.regencyCode)) return refuse("unknownGroup");
    const { regencyCode } = group;
    const program = await db.selectFrom("programs").selectAll().where("id", "=", programId).executeTakeFirst();
    if (!program || program.regencyCode !== regencyCode) return refuse("unknownProgram");
    const amountIdr = enrolment.amountIdr ?? program.amountIdr;
    const id = act.newId();
    const made = await db
      .insertInto("enrolments")
      .values({ id, groupId, programId, year, amountIdr, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows) return refuse("alreadyEnrolled");
    const data = { programId, year, amountIdr };
    await recordEvent(db, act, { verb: "group.enrolled", subjectId: groupId, groupId, regencyCode, data });
    return { ok: true as const, id };
  });
}

/** The programmes and years of a group, newest first, with the rupiah that it was given. */
export function enrolmentsOf(db: Db, groupId: string) {
  return db
    .selectFrom("enrolments")
    .innerJoin("programs", "programs.id", "enrolments.programId")
    .select(["enrolments.id", "enrolments.year", "enrolments.amountIdr", "programs.name as program"])
    .where("enrolments.groupId", "=", groupId)
    .orderBy("enrolments.year", "desc")
    .orderBy("programs.name")
    .execute();
}
