import type { Db } from "#db/open.server.ts";

/** What officers changed in a round, the newest first: who, when, why, and whether it was taken back. */
export async function changesOf(db: Db, roundId: string) {
  const rows = await db
    .selectFrom("roundChanges")
    .innerJoin("lots", "lots.id", "roundChanges.lotId")
    .innerJoin("offers", "offers.id", "roundChanges.offerId")
    .innerJoin("groups as producer", "producer.id", "lots.groupId")
    .innerJoin("groups as processor", "processor.id", "offers.groupId")
    .leftJoin("users", "users.id", "roundChanges.byUserId")
    .leftJoin("roundChangeEnds", "roundChangeEnds.changeId", "roundChanges.id")
    .select(["roundChanges.id", "roundChanges.kind", "roundChanges.lotId", "roundChanges.offerId"])
    .select(["roundChanges.week", "roundChanges.quantityKg", "roundChanges.reason", "roundChanges.at"])
    .select(["producer.name as producerName", "processor.name as processorName", "users.name as byName"])
    .select("roundChangeEnds.at as endedAt")
    .where("roundChanges.roundId", "=", roundId)
    .orderBy("roundChanges.at", "desc")
    .orderBy("roundChanges.id", "desc")
    .execute();
  return rows.map(({ byName, ...row }) => ({ ...row, byName: byName ?? "" }));
}

export type ChangeView = Awaited<ReturnType<typeof changesOf>>[number];
