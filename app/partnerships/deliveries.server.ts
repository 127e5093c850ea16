import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Planned } from "./agreement.ts";
import { samePlan } from "./agreement.ts";
import type { DepartFault } from "./delivery.ts";
import { departFault } from "./delivery.ts";
import { digestOf } from "./digest.server.ts";
import { tellPartner } from "./telling.server.ts";

/** A delivery that still holds: planned, perhaps on its way, with the grams that were weighed of it. */
export type LiveDelivery = Planned & {
  id: string;
  departedAt: number | null;
  sentGrams: number | null;
  /** Notes of it that were not struck out. */
  tickets: number;
  confirmedTickets: number;
  confirmedGrams: number;
};

/** Plans one delivery of a contract. */
export async function planDelivery(db: Db, act: Act, contractId: string, planned: Planned): Promise<void> {
  const { plannedOn, quantityKg } = planned;
  await db
    .insertInto("deliveries")
    .values({ id: act.newId(), contractId, plannedOn, quantityKg, byUserId: act.actorId, at: act.at })
    .execute();
}

/** Deliveries of a contract that no newer text replaced, in order of day. */
export function liveDeliveries(db: Db, contractId: string): Promise<LiveDelivery[]> {
  return db
    .selectFrom("deliveries")
    .leftJoin("departures", "departures.deliveryId", "deliveries.id")
    .leftJoin("deliveryDrops", "deliveryDrops.deliveryId", "deliveries.id")
    .leftJoin("tickets", (join) =>
      join
        .onRef("tickets.deliveryId", "=", "deliveries.id")
        .on(({ not, exists, selectFrom }) =>
          not(exists(selectFrom("ticketVoids").select("ticketId").whereRef("ticketVoids.ticketId", "=", "tickets.id"))),
        ),
    )
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .select(["deliveries.id", "deliveries.plannedOn", "deliveries.quantityKg"])
    .select(["departures.at as departedAt", "departures.sentGrams"])
    .select(({ fn, eb }) => [
      fn.count<number>("tickets.id").as("tickets"),
      fn.count<number>("ticketConfirmations.ticketId").as("confirmedTickets"),
      fn
        .coalesce(
          fn.sum<number>(
            eb
              .case()
              .when("ticketConfirmations.ticketId", "is not", null)
              .then(eb.ref("tickets.netGrams"))
              .else(0)
              .end(),
          ),
          eb.lit(0),
        )
        .as("confirmedGrams"),
    ])
    .where("deliveries.contractId", "=", contractId)
    .where("deliveryDrops.deliveryId", "is", null)
    .groupBy([
      "deliveries.id",
      "deliveries.plannedOn",
      "deliveries.quantityKg",
      "departures.at",
      "departures.sentGrams",
    ])
    .orderBy("deliveries.plannedOn")
    .orderBy("deliveries.id")
    .execute();
}

/** Puts a newly signed schedule in the place of what was planned; what was already weighed or has left stays. */
export async function replanDeliveries(
  db: Db,
  act: Act,
  agreement: { id: string; contractId: string; schedule: readonly Planned[] },
): Promise<void> {
  const before = await liveDeliveries(db, agreement.contractId);
  const kept = before.filter((one) => agreement.schedule.some((planned) => samePlan(planned, one)));
  for (const { id: deliveryId } of before.filter((one) => !kept.includes(one))) {
    const drop = { deliveryId, agreementId: agreement.id, userId: act.actorId, at: act.at };
    await db.insertInto("deliveryDrops").values(drop).execute();
  }
  const added = agreement.schedule.filter((planned) => !kept.some((one) => samePlan(planned, one)));
  for (const planned of added) await planDelivery(db, act, agreement.contractId, planned);
}

/** The producer's goods have left, with the weight at the pond when it was taken. */
export function departDelivery(
  db: Db,
  act: Act,
  group: { id: string },
  value: { contractId: string; deliveryId: string; sentGrams: number | null; note: string },
): Promise<Outcome<{ id: string }, DepartFault>> {
  return once(db, act, async (db) => {
    const { contractId, deliveryId, sentGrams, note } = value;
    await lockRow(db, "contracts", contractId);
    const contract = await db
      .selectFrom("contracts")
      .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
      .select(["contracts.producerGroupId", "contracts.regencyCode", "contractEnds.at as endedAt"])
      .where("contracts.id", "=", contractId)
      .executeTakeFirst();
    const delivery = (await liveDeliveries(db, contractId)).find((one) => one.id === deliveryId);
    const isProducer = contract?.producerGroupId === group.id;
    const fault = departFault(delivery, { isProducer, ended: contract?.endedAt !== null });
    if (fault || !contract) return refuse(fault ?? "notParty");
    const row = { deliveryId, sentGrams, note, userId: act.actorId, groupId: group.id, at: act.at };
    await db.insertInto("departures").values(row).execute();
    const { regencyCode } = contract;
    const data = { contractId, sentGrams, digest: digestOf("departures", row) };
    await recordEvent(db, act, {
      verb: "delivery.departed",
      subjectId: deliveryId,
      groupId: group.id,
      regencyCode,
      data,
    });
    const step = { contractId, subjectId: deliveryId, path: `/kemitraan/${contractId}` };
    await tellPartner(db, act, group.id, { ...step, kind: "deliveryDeparted" });
    return { ok: true as const, id: deliveryId };
  });
}
