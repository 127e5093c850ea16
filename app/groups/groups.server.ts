import type { Selectable } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { GroupsTable } from "#db/schema/people.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findVillage } from "~/places/regions.server.ts";
import { indexGroupName } from "./group-names.server.ts";
import type { GroupData } from "./group.ts";
import { mayMove, sideColumns, verificationState } from "./group.ts";
import { newestVerdict } from "./verifications.server.ts";

export type GroupRefusal = "unknownPlace" | "unknownKind" | "placeIsVerified" | "unknownGroup";

/** Writes a group down. It may prepare at once, and publish when an officer has verified it. */
export function registerGroup(
  db: Db,
  act: Act,
  data: GroupData,
): Promise<Outcome<{ id: string }, "unknownPlace" | "unknownKind">> {
  return once(db, act, async (db) => {
    const place = await findVillage(db, data.villageCode);
    if (!place) return refuse("unknownPlace");
    if (!(await isKind(db, data.kindCode))) return refuse("unknownKind");
    const { sides, ...columns } = data;
    const { regencyCode } = place;
    const id = act.newId();
    await db
      .insertInto("groups")
      .values({ ...columns, ...sideColumns(sides), id, regencyCode, createdAt: act.at, updatedAt: act.at })
      .execute();
    await indexGroupName(db, id, data.name);
    await recordEvent(db, act, { verb: "group.registered", subjectId: id, groupId: id, regencyCode });
    return { ok: true as const, id };
  });
}

/** Changes what a group tells about itself. Name, kind, place and sides of a verified group stay as confirmed. */
export function changeGroup(
  db: Db,
  act: Act,
  groupId: string,
  data: GroupData,
): Promise<Outcome<object, GroupRefusal>> {
  return once(db, act, async (db) => {
    const before = await findGroup(db, groupId);
    if (!before) return refuse("unknownGroup");
    const state = verificationState(await newestVerdict(db, groupId), before.updatedAt);
    if (!mayMove(state) && isMoved(before, data)) return refuse("placeIsVerified");
    const place = await findVillage(db, data.villageCode);
    if (!place) return refuse("unknownPlace");
    if (!(await isKind(db, data.kindCode))) return refuse("unknownKind");
    const { sides, ...columns } = data;
    const { regencyCode } = place;
    await db
      .updateTable("groups")
      .set({ ...columns, ...sideColumns(sides), regencyCode, updatedAt: act.at })
      .where("id", "=", groupId)
      .execute();
    await indexGroupName(db, groupId, data.name);
    await recordEvent(db, act, { verb: "group.changed", subjectId: groupId, groupId, regencyCode });
    return { ok: true as const };
  });
}

/** A group's own row, or undefined. Holds the contact's phone: give on only what the reader may see. */
export function findGroup(db: Db, groupId: string) {
  return db.selectFrom("groups").selectAll().where("id", "=", groupId).executeTakeFirst();
}

/** True when something changes that an officer confirmed: who the group is, where, and what it does. */
function isMoved(before: Selectable<GroupsTable>, data: GroupData): boolean {
  const { name, kindCode, villageCode, isProducer, isProcessor } = before;
  const after = sideColumns(data.sides);
  return (
    name !== data.name ||
    kindCode !== data.kindCode ||
    villageCode !== data.villageCode ||
    isProducer !== after.isProducer ||
    isProcessor !== after.isProcessor
  );
}

async function isKind(db: Db, code: string): Promise<boolean> {
  const kind = await db.selectFrom("groupKinds").select("code").where("code", "=", code).executeTakeFirst();
  return kind !== undefined;
}
