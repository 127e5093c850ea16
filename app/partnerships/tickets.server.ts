import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { StoredPhoto } from "~/photos/photo.ts";
import { attachPhotos } from "~/photos/photos.server.ts";
import { toleranceOf } from "./agreement-view.server.ts";
import { writeClaim } from "./claims.server.ts";
import { partnerOf, sideOf } from "./contract.ts";
import type { LiveDelivery } from "./deliveries.server.ts";
import { isBeyondTolerance } from "./delivery.ts";
import { basketsText, digestOf, rejectionText } from "./digest.server.ts";
import type { ConfirmFault, WeighFault } from "./life.ts";
import { closedTicket, confirmTicketFault, weighFault } from "./life.ts";
import { lockedTicket, toWeigh } from "./ticket-facts.server.ts";
import type { ToWeigh } from "./ticket-facts.server.ts";
import type { Weighing } from "./ticket.ts";
import { tellPartner } from "./telling.server.ts";

export type WeighRefusal = "notParty" | WeighFault;
export type ConfirmTicketRefusal = "notParty" | ConfirmFault<"ticket">;
export type VoidTicketRefusal = "notParty" | "ticketVoided" | "ticketConfirmed";

/** Who acts: the group of a trader. */
type Party = { id: string };
type Entry = Weighing & { contractId: string; photos?: readonly StoredPhoto[] };

/**
 * Writes a weighing down as a note that waits for the other side. One note at a time: an open one is confirmed or
 * refused first, so that no delivery is weighed twice by mistake. When what left was weighed too and differs by more
 * than was agreed, a claim opens by itself.
 */
export function weighDelivery(
  db: Db,
  act: Act,
  group: Party,
  value: Entry,
): Promise<Outcome<{ id: string; number: string }, WeighRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, weighedOn } = value;
    await lockRow(db, "contracts", contractId);
    const known = await toWeigh(db, contractId, value.deliveryId);
    const weigherSide = known ? sideOf(known.contract, group.id) : null;
    if (!known || !weigherSide) return refuse("notParty");
    const weighing = { ...value, netGrams: value.grossGrams - value.tareGrams, soldIdr: value.rejection?.rateIdr ?? 0 };
    const today = dateIn(defaultZone, act.at);
    const hasDelivery = known.delivery !== undefined;
    const fault = weighFault(known.facts, known.before, { ...weighing, hasDelivery }, today);
    if (fault || !known.delivery) return refuse(fault ?? "deliveryUnknown");
    const number = await nextNumber(db, "NT", weighedOn.slice(0, 4));
    const by = { weigherSide, userId: act.actorId, groupId: group.id, at: act.at };
    const id = await writeTicket(db, act, { ...by, number, deliveryId: known.delivery.id }, value, known);
    const { regencyCode } = known.contract;
    const partnerGroupId = partnerOf(known.contract, group.id);
    const owner = { about: "ticket" as const, subjectId: id, groupId: group.id, partnerGroupId, regencyCode };
    await attachPhotos(db, act, owner, value.photos ?? []);
    const { netGrams } = weighing;
    await tellPartner(db, act, group.id, { contractId, ...paperOf(id), kind: "ticketWeighed", data: { netGrams } });
    await claimDifference(db, act, group.id, { id, number, ...value }, known.delivery, regencyCode);
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
    const fault = confirmTicketFault(ticket, { groupId: group.id, userId: act.actorId });
    if (fault) return refuse(fault);
    const { id: ticketId, regencyCode, netGrams, contractId } = ticket;
    const row = { ticketId, userId: act.actorId, groupId: group.id, at: act.at };
    await db.insertInto("ticketConfirmations").values(row).execute();
    const data = { netGrams, digest: digestOf("ticketConfirmations", row) };
    const happening = { verb: "ticket.confirmed", subjectId: ticketId, groupId: group.id, regencyCode, data };
    await recordEvent(db, act, happening);
    const telling = { contractId, ...paperOf(ticketId), data: { netGrams } };
    await tellPartner(db, act, group.id, { ...telling, kind: "ticketConfirmed" });
    return { ok: true as const, id: ticketId };
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
    const closed = closedTicket(ticket);
    if (closed) return refuse(closed);
    const { id, contractId, regencyCode, netGrams } = ticket;
    const { reason } = value;
    const verb = ticket.groupId === group.id ? "ticket.withdrawn" : "ticket.disputed";
    await writeVoid(db, act, verb, { ticketId: id, groupId: group.id, regencyCode, reason });
    const telling = { contractId, ...paperOf(id), data: { netGrams, reason } };
    await tellPartner(db, act, group.id, { ...telling, kind: "ticketVoided" });
    return { ok: true as const, id, contractId };
  });
}

type Struck = { ticketId: string; groupId: string; regencyCode: string; reason: string };

/** Strikes a note out where a claim about it was closed so, for the side that claimed. */
export function strikeTicket(db: Db, act: Act, struck: Struck): Promise<void> {
  return writeVoid(db, act, "ticket.struck", struck);
}

async function writeVoid(
  db: Db,
  act: Act,
  verb: "ticket.withdrawn" | "ticket.disputed" | "ticket.struck",
  struck: Struck,
) {
  const { ticketId, groupId, regencyCode, reason } = struck;
  const row = { ticketId, userId: act.actorId, groupId, at: act.at, reason };
  await db.insertInto("ticketVoids").values(row).execute();
  const data = { reason, digest: digestOf("ticketVoids", row) };
  await recordEvent(db, act, { verb, subjectId: ticketId, groupId, regencyCode, data });
}

type Written = {
  weigherSide: "producer" | "processor";
  userId: string;
  groupId: string;
  at: number;
  number: string;
  deliveryId: string;
};

/** The note, its baskets and what it did not take, and the event that binds them. */
async function writeTicket(db: Db, act: Act, by: Written, value: Entry, { contract }: ToWeigh): Promise<string> {
  const { contractId, grossGrams, tareGrams, grade, weighedOn, note, rejection = null } = value;
  const netGrams = grossGrams - tareGrams;
  const row = { id: act.newId(), contractId, grossGrams, tareGrams, netGrams, grade, weighedOn, note, ...by };
  await db.insertInto("tickets").values(row).execute();
  const baskets = (value.baskets ?? []).map((basket, i) => ({ ticketId: row.id, number: i + 1, ...basket }));
  if (baskets.length > 0) await db.insertInto("ticketBaskets").values(baskets).execute();
  if (rejection)
    await db
      .insertInto("ticketRejections")
      .values({ ticketId: row.id, ...rejection })
      .execute();
  const parts = { baskets: basketsText(baskets), rejection: rejectionText(rejection) };
  const data = { number: by.number, contractId, netGrams, grade, digest: digestOf("tickets", { ...row, ...parts }) };
  const { regencyCode } = contract;
  const happening = { verb: "ticket.weighed", subjectId: row.id, groupId: by.groupId, regencyCode, data };
  await recordEvent(db, act, happening);
  return row.id;
}

/**
 * Both weights are known and too far apart: neither side has to accuse the other, the house opens the claim. What left
 * is compared with the first note of it; a note after that is of another trip, whose weight at the pond nobody said.
 */
async function claimDifference(
  db: Db,
  act: Act,
  groupId: string,
  ticket: Entry & { id: string; number: string },
  { sentGrams, tickets: notesBefore }: LiveDelivery,
  regencyCode: string,
): Promise<void> {
  if (sentGrams === null || notesBefore > 0) return;
  const { id: ticketId, number, contractId } = ticket;
  const receivedGrams = ticket.grossGrams - ticket.tareGrams + (ticket.rejection?.grams ?? 0);
  if (!isBeyondTolerance(sentGrams, receivedGrams, await toleranceOf(db, contractId))) return;
  const disputed = { ticketId, number, contractId, regencyCode, sentGrams, receivedGrams };
  await writeClaim(db, act, groupId, disputed, { kind: "weight", note: "" });
}

/** The thing and the page of a step. */
function paperOf(ticketId: string) {
  return { subjectId: ticketId, path: `/nota/${ticketId}` };
}
