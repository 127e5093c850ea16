import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { regencyOf } from "~/places/region.ts";
import type { EnrolRefusal } from "./enrolments.server.ts";
import { enrolGroup } from "./enrolments.server.ts";
import type { GroupData, Reach } from "./group.ts";
import { reaches } from "./group.ts";
import { registerGroup } from "./groups.server.ts";

export type RegisterRefusal = EnrolRefusal | "unknownPlace" | "unknownKind";

/**
 * An office writes down a group that has no smartphone, within its reach only, with the stimulus that it received when
 * an officer knows of one. The group has no users: the office acts for it as somebody of it asks.
 */
export function registerFor(
  db: Db,
  act: Act,
  reach: Reach,
  data: GroupData,
  enrolment: { programId: string; year: number } | null,
): Promise<Outcome<{ id: string }, RegisterRefusal>> {
  return once(db, act, async (db): Promise<Outcome<{ id: string }, RegisterRefusal>> => {
    const { villageCode } = data;
    if (!reaches(reach, { villageCode, regencyCode: regencyOf(villageCode) })) return refuse("unknownPlace");
    const made = await registerGroup(db, act, data);
    if (!made.ok || !enrolment) return made;
    const enrolled = await enrolGroup(db, act, reach, { ...enrolment, groupId: made.id });
    return enrolled.ok ? made : enrolled;
  });
}
