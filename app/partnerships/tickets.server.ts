import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { confirmationState } from "./confirmation.ts";
import { sideOf } from "./contract.ts";
import type { Weighing } from "./ticket.ts";
import { needsNote } from "./ticket.ts";
import { tellPartner } from "./telling.server.ts";

export type WeighRefusal =
  "notParty" | "contractEnded" | "ticketWaiting" | "dateFuture" | "dateBeforeContract" | "noteNeeded";
export type ConfirmTicketRefusal = "notParty" | "ticketOwn" | "samePerson" | "ticketVoided" | "ticketConfirmed";
export type VoidTicketRefusal = "notParty" | "ticketVoided" | "ticketConfirmed";

/** Who acts: the group of a trader. */
type Party = { id: string };

/**
 * Writes a weighing down as a note that waits for the other side. One note at a time: an open one is confirmed or
 * refused first, so that no delivery is weighed twice by mistake.
 */
export function weighDelivery(
  db: Db,
  act: Act,
  group: Party,
  value: Weighing & { contractId: string },
): Promise<Outcome<{ id: string; number: string }, WeighRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, grossGrams, tareGrams, grade, weighedOn, note } = value;
    await lockRow(db, "contracts", contractId);
    const contract = await contractToWeigh(db, contractId);
    const weigherSide = contract ? sideOf(contract, group.id) : null;
    if (!contract || !weigherSide) return refuse("notParty");
    const refusal = await weighRefusal(db, contract, value, dateIn(defaultZone, act.at));
    if (refusal) return refuse(refusal);
    const id = act.newId();
    const number = await nextNumber(db, "NT", weighedOn.slice(0, 4));
    const netGrams = grossGrams - tareGrams;
    const weight = { grossGrams, tareGrams, netGrams, grade, weighedOn, note };
    const by = { weigherSide, userId: act.actorId, groupId: group.id, at: act.at };
    const { deliveryId, regencyCode } = contract;
    await db
      .insertInto("tickets")
      .values({ id, number, deliveryId, contractId, ...weight, ...by })
      .execute();
    const data = { number, contractId, netGrams, grade };
    await recordEvent(db, act, { verb: "ticket.weighed", subjectId: id, groupId: group.id, regencyCode, data });
    await tellPartner(db, act, group.id, { contractId, ...paperOf(id), kind: "ticketWeighed", data: { netGrams } });
    return { ok: true as const, id, number };
  });
}

/** The other side, by another person than the weigher, says that a note is right: from now on its grams count. */
export function confirmTicket(
  db: Db,
  act: Act,
  group: Party,
  value: { ticketId: string },
): Promise<Outcome<{ id: string }, ConfirmTicketRefusal>> {
  return once(db, act, async (db) => {
    const ticket = await lockedTicket(db, value.ticketId);
    if (!ticket || !sideOf(ticket, group.id)) return refuse("notParty");
    const closed = closedRefusal(ticket);
    if (closed) return refuse(closed);
    if (ticket.groupId === group.id) return refuse("ticketOwn");
    if (ticket.userId === act.actorId) return refuse("samePerson");
    const by = { userId: act.actorId, groupId: group.id, at: act.at };
    await db
      .insertInto("ticketConfirmations")
      .values({ ticketId: ticket.id, ...by })
      .execute();
    const { id: subjectId, regencyCode, netGrams } = ticket;
    await recordEvent(db, act, {
      verb: "ticket.confirmed",
      subjectId,
      groupId: group.id,
      regencyCode,
      data: { netGrams },
    });
    const { contractId } = ticket;
    const telling = { contractId, ...paperOf(ticket.id), data: { netGrams } };
    await tellPartner(db, act, group.id, { ...telling, kind: "ticketConfirmed" });
    return { ok: true as const, id: ticket.id };
  });
}

/** Takes a note back (its weigher) or refuses it (the other side), with a reason, while it is not confirmed. */
export function voidTicket(
  db: Db,
  act: Act,
  group: Party,
  value: { ticketId: string; reason: string },
): Promise<Outcome<{ id: string; contractId: string }, VoidTicketRefusal>> {
  return once(db, act, async (db) => {
    const ticket = await lockedTicket(db, value.ticketId);
    if (!ticket || !sideOf(ticket, group.id)) return refuse("notParty");
    const closed = closedRefusal(ticket);
    if (closed) return refuse(closed);
    const { id, contractId, regencyCode } = ticket;
    const { reason } = value;
    const by = { userId: act.actorId, groupId: group.id, at: act.at };
    await db
      .insertInto("ticketVoids")
      .values({ ticketId: id, ...by, reason })
      .execute();
    const verb = ticket.groupId === group.id ? "ticket.withdrawn" : "ticket.disputed";
    await recordEvent(db, act, { verb, subjectId: id, groupId: group.id, regencyCode, data: { reason } });
    const telling = { contractId, ...paperOf(id), data: { netGrams: ticket.netGrams, reason } };
    await tellPartner(db, act, group.id, { ...telling, kind: "ticketVoided" });
    return { ok: true as const, id, contractId };
  });
}

function paperOf(ticketId: string) {
  return { subjectId: ticketId, path: `/nota/${ticketId}` };
}

type ToWeigh = NonNullable<Awaited<ReturnType<typeof contractToWeigh>>>;

async function weighRefusal(
  db: Db,
  contract: ToWeigh,
  weighing: Weighing,
  today: string,
): Promise<Exclude<WeighRefusal, "notParty"> | null> {
  if (contract.endedId) return "contractEnded";
  if (weighing.weighedOn > today) return "dateFuture";
  if (weighing.weighedOn < dateIn(defaultZone, contract.signedAt)) return "dateBeforeContract";
  const before = await liveTickets(db, contract.id);
  if (before.some((ticket) => ticket.confirmedAt === null)) return "ticketWaiting";
  const grams = before.reduce((sum, ticket) => sum + ticket.netGrams, weighing.grossGrams - weighing.tareGrams);
  return needsNote(grams, contract.quantityKg) && weighing.note === "" ? "noteNeeded" : null;
}

function contractToWeigh(db: Db, contractId: string) {
  return db
    .selectFrom("contracts")
    .innerJoin("deliveries", "deliveries.contractId", "contracts.id")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .selectAll("contracts")
    .select(["deliveries.id as deliveryId", "contractEnds.contractId as endedId"])
    .where("contracts.id", "=", contractId)
    .orderBy("deliveries.plannedOn", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Notes that were not voided. */
function liveTickets(db: Db, contractId: string) {
  return db
    .selectFrom("tickets")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .select(["tickets.netGrams", "ticketConfirmations.at as confirmedAt"])
    .where("tickets.contractId", "=", contractId)
    .where("ticketVoids.ticketId", "is", null)
    .execute();
}

async function lockedTicket(db: Db, ticketId: string) {
  await lockRow(db, "tickets", ticketId);
  return db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .select(["tickets.id", "tickets.contractId", "tickets.groupId", "tickets.userId", "tickets.netGrams"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId", "contracts.regencyCode"])
    .select(["ticketConfirmations.at as confirmedAt", "ticketVoids.at as voidedAt"])
    .where("tickets.id", "=", ticketId)
    .executeTakeFirst();
}

function closedRefusal(ticket: { confirmedAt: number | null; voidedAt: number | null }) {
  const state = confirmationState(ticket);
  if (state === "voided") return "ticketVoided" as const;
  return state === "confirmed" ? ("ticketConfirmed" as const) : null;
}
