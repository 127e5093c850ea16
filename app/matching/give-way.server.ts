import type { Db } from "#db/open.server.ts";
import type { Side } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { writeDrops } from "./proposal-drops.server.ts";
import type { LivePairing, Room } from "./give-way.ts";
import { crowdedOut, dealtReason } from "./give-way.ts";

type Place = Pick<Room, "lotId" | "offerId" | "kitchenId" | "week">;

/**
 * Kg of the harvest, of the offer and of the kitchen in a week that running contracts leave. The rows of all three are
 * locked by the caller, so that the figures hold until its write ends.
 */
export async function roomFor(db: Db, place: Place): Promise<Room> {
  const { lotId, offerId, kitchenId, week } = place;
  const balance = await db
    .selectFrom("lotBalances")
    .select("remainingKg")
    .where("lotId", "=", lotId)
    .executeTakeFirst();
  const kitchen = await db
    .selectFrom("kitchens")
    .leftJoin("kitchenWeeks", (join) =>
      join.onRef("kitchenWeeks.kitchenId", "=", "kitchens.id").on("kitchenWeeks.week", "=", week),
    )
    .select(["kitchens.capacityKg", "kitchenWeeks.capacityKg as weekKg"])
    .where("kitchens.id", "=", kitchenId)
    .executeTakeFirstOrThrow();
  const offer = await db.selectFrom("offers").select("capacityKg").where("id", "=", offerId).executeTakeFirstOrThrow();
  const taken = await db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .select(["contracts.offerId", "contracts.quantityKg"])
    .where("contracts.kitchenId", "=", kitchenId)
    .where("contracts.week", "=", week)
    .where("contractEnds.contractId", "is", null)
    .execute();
  const sum = (rows: typeof taken) => rows.reduce((kg, row) => kg + row.quantityKg, 0);
  return {
    ...place,
    lotKg: balance?.remainingKg ?? 0,
    kitchenKg: Math.max(0, (kitchen.weekKg ?? kitchen.capacityKg) - sum(taken)),
    offerKg: Math.max(0, offer.capacityKg - sum(taken.filter((row) => row.offerId === offerId))),
  };
}

/** The same, less what each of the two sides has already said yes to in a proposal that still waits for the other. */
export async function freeRoom(db: Db, place: Place, nowMs: number): Promise<Room> {
  const room = await roomFor(db, place);
  const pairings = await livePairings(db, place, nowMs);
  const said = (side: Side, fits: (one: (typeof pairings)[number]) => boolean) =>
    pairings.filter((one) => one[side] === "yes" && fits(one)).reduce((kg, one) => kg + one.quantityKg, 0);
  const inWeek = (one: (typeof pairings)[number]) => one.week === place.week;
  return {
    ...room,
    lotKg: room.lotKg - said("producer", (one) => one.lotId === place.lotId),
    offerKg: room.offerKg - said("processor", (one) => inWeek(one) && one.offerId === place.offerId),
    kitchenKg: room.kitchenKg - said("processor", (one) => inWeek(one) && one.kitchenId === place.kitchenId),
  };
}

/** After a direct deal: the pairings that no longer fit beside it, sent or not, fall away. Inside the deal's `once`. */
export async function giveWay(db: Db, act: Act, place: Place): Promise<number> {
  const pairings = await livePairings(db, place, act.at);
  const out = crowdedOut(pairings, await roomFor(db, place));
  await writeDrops(db, act, out, dealtReason);
  for (const one of pairings.filter(({ id }) => out.includes(id))) {
    const { id, regencyCode } = one;
    await recordEvent(db, act, { verb: "proposal.dropped", subjectId: id, regencyCode, data: { reason: dealtReason } });
  }
  return out.length;
}

/** Pairings of this harvest or this kitchen that may still become contracts: planned, or sent and before their deadline. */
export async function livePairings(db: Db, { lotId, kitchenId }: Pick<Place, "lotId" | "kitchenId">, nowMs: number) {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("rounds", "rounds.id", "proposals.roundId")
    .leftJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .leftJoin("proposalDrops", "proposalDrops.proposalId", "proposals.id")
    .leftJoin("contracts", "contracts.proposalId", "proposals.id")
    .leftJoin("answers as hulu", (join) =>
      join.onRef("hulu.proposalId", "=", "proposals.id").on("hulu.side", "=", "producer"),
    )
    .leftJoin("answers as hilir", (join) =>
      join.onRef("hilir.proposalId", "=", "proposals.id").on("hilir.side", "=", "processor"),
    )
    .select(["proposals.id", "proposals.lotId", "proposals.offerId", "proposals.kitchenId", "proposals.week"])
    .select(["proposals.quantityKg", "rounds.regencyCode", "hulu.verdict as producer", "hilir.verdict as processor"])
    .select(["proposalSends.at as sentAt", "proposals.processorGroupId", "proposals.producerGroupId"])
    .where(({ eb, or }) => or([eb("proposals.lotId", "=", lotId), eb("proposals.kitchenId", "=", kitchenId)]))
    .where(({ eb, or }) => or([eb("proposalSends.dueAt", "is", null), eb("proposalSends.dueAt", ">", nowMs)]))
    .where("proposalDrops.proposalId", "is", null)
    .where("contracts.id", "is", null)
    .orderBy("proposals.id")
    .execute();
  return rows
    .filter((row) => row.producer !== "no" && row.processor !== "no")
    .map((row): LivePairing & typeof row => ({
      ...row,
      yes: [row.producer, row.processor].filter((verdict) => verdict === "yes").length,
    }));
}
