import type { Db } from "#db/open.server.ts";

/** Kitchens of a group that are open, by name, with the weeks from `fromWeek` on that differ from the usual. */
export async function kitchensOf(db: Db, groupId: string, fromWeek: string) {
  const kitchens = await open(db)
    .where("kitchens.groupId", "=", groupId)
    .orderBy("kitchens.name")
    .orderBy("kitchens.id")
    .execute();
  const weeks =
    kitchens.length === 0
      ? []
      : await weeksOf(
          db,
          kitchens.map((kitchen) => kitchen.id),
          fromWeek,
        );
  return kitchens.map((kitchen) => ({ ...kitchen, weeks: weeks.filter((week) => week.kitchenId === kitchen.id) }));
}

/** One open kitchen of a group with the weeks that differ, or undefined. */
export async function kitchenOf(db: Db, groupId: string, kitchenId: string, fromWeek: string) {
  const kitchen = await open(db)
    .where("kitchens.groupId", "=", groupId)
    .where("kitchens.id", "=", kitchenId)
    .executeTakeFirst();
  return kitchen && { ...kitchen, weeks: await weeksOf(db, [kitchenId], fromWeek) };
}

function open(db: Db) {
  return db
    .selectFrom("kitchens")
    .innerJoin("regions as village", "village.code", "kitchens.villageCode")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .select(["kitchens.id", "kitchens.name", "kitchens.villageCode", "kitchens.regencyCode", "kitchens.capacityKg"])
    .select(["kitchens.note", "village.name as villageName"])
    .where("kitchenClosures.kitchenId", "is", null);
}

function weeksOf(db: Db, kitchenIds: string[], fromWeek: string) {
  return db
    .selectFrom("kitchenWeeks")
    .selectAll()
    .where("kitchenId", "in", kitchenIds)
    .where("week", ">=", fromWeek)
    .orderBy("week")
    .execute();
}
