import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import type { StoredPhoto } from "~/photos/photo.ts";
import { attachPhotos } from "~/photos/photos.server.ts";
import type { ClaimKind } from "./claim.ts";
import { speakFault } from "./claim.ts";
import { partnerOf, sideOf } from "./contract.ts";
import { digestOf } from "./digest.server.ts";
import { closedTicket } from "./life.ts";
import { tellPartner } from "./telling.server.ts";

export type ClaimRefusal = "notParty" | "ticketVoided" | "ticketConfirmed" | "claimExists";
export type SpeakRefusal = "notParty" | "ticketVoided" | "claimClosed" | "spokenEnough";

/** A note in dispute, as much of it as a claim has to know. */
type Disputed = {
  ticketId: string;
  number: string;
  contractId: string;
  regencyCode: string;
  receivedGrams: number;
  sentGrams: number | null;
};

/** Says that a note is wrong in its weight, its quality or its goods. Nobody confirms it until the claim is closed. */
export function openClaim(
  db: Db,
  act: Act,
  group: { id: string },
  value: { ticketId: string; kind: ClaimKind; note: string; photos: readonly StoredPhoto[] },
): Promise<Outcome<{ id: string }, ClaimRefusal>> {
  return once(db, act, async (db) => {
    await lockRow(db, "tickets", value.ticketId);
    const ticket = await disputable(db, value.ticketId);
    if (!ticket || !sideOf(ticket, group.id)) return refuse("notParty");
    const closed = closedTicket(ticket);
    if (closed) return refuse(closed);
    if (ticket.claimId !== null) return refuse("claimExists");
    const { kind, note, photos } = value;
    const disputed = { ...ticket, receivedGrams: ticket.netGrams + (ticket.rejectedGrams ?? 0) };
    const id = await writeClaim(db, act, group.id, disputed, { kind, note });
    const owner = { groupId: group.id, partnerGroupId: partnerOf(ticket, group.id), regencyCode: ticket.regencyCode };
    await attachPhotos(db, act, { about: "claim", subjectId: id, ...owner }, photos);
    return { ok: true as const, id };
  });
}

/**
 * Either side says what it saw, with its own choice and photos, while the claim is open: who mediates reads both. A
 * claim that the house opened by itself gets its words this way.
 */
export function speakToClaim(
  db: Db,
  act: Act,
  group: { id: string },
  value: { claimId: string; kind: ClaimKind; note: string; photos: readonly StoredPhoto[] },
): Promise<Outcome<{ id: string }, SpeakRefusal>> {
  return once(db, act, async (db) => {
    const { claimId, kind, note, photos } = value;
    const named = await db.selectFrom("claims").select("ticketId").where("id", "=", claimId).executeTakeFirst();
    if (!named) return refuse("notParty");
    await lockRow(db, "tickets", named.ticketId);
    const claim = await disputable(db, named.ticketId);
    if (!claim || !sideOf(claim, group.id)) return refuse("notParty");
    const spoken = await statementsOf(db, claimId);
    const mine = spoken.filter(({ groupId }) => groupId === group.id).length;
    const fault = speakFault({ closed: claim.claimClosedAt !== null, voided: claim.voidedAt !== null, mine });
    if (fault) return refuse(fault);
    const { contractId, regencyCode, number } = claim;
    const row = { id: act.newId(), claimId, kind, note, userId: act.actorId, groupId: group.id, at: act.at };
    await db.insertInto("claimStatements").values(row).execute();
    const data = { claimId, kind, digest: digestOf("claimStatements", row) };
    await recordEvent(db, act, { verb: "claim.spoken", subjectId: row.id, groupId: group.id, regencyCode, data });
    const owner = { groupId: group.id, partnerGroupId: partnerOf(claim, group.id), regencyCode };
    await attachPhotos(db, act, { about: "claim", subjectId: claimId, ...owner }, photos);
    const step = { contractId, subjectId: row.id, path: `/sengketa/${claimId}` };
    await tellPartner(db, act, group.id, { ...step, kind: "claimSpoken", data: { name: number } });
    return { ok: true as const, id: row.id };
  });
}

/** What was said to a claim, oldest first. */
export function statementsOf(db: Db, claimId: string) {
  return db
    .selectFrom("claimStatements")
    .innerJoin("groups", "groups.id", "claimStatements.groupId")
    .select(["claimStatements.id", "claimStatements.kind", "claimStatements.note", "claimStatements.at"])
    .select(["claimStatements.groupId", "claimStatements.userId", "groups.name as groupName"])
    .where("claimStatements.claimId", "=", claimId)
    .orderBy("claimStatements.at")
    .orderBy("claimStatements.id")
    .execute();
}

/** Writes a claim down, inside the write that finds it, and tells the other side and the office. */
export async function writeClaim(
  db: Db,
  act: Act,
  groupId: string,
  disputed: Disputed,
  said: { kind: ClaimKind; note: string },
): Promise<string> {
  const { ticketId, contractId, sentGrams, receivedGrams, regencyCode, number } = disputed;
  const by = { userId: act.actorId, groupId, at: act.at };
  const row = { id: act.newId(), ticketId, contractId, ...said, sentGrams, receivedGrams, ...by };
  await db.insertInto("claims").values(row).execute();
  const data = { contractId, ticketId, kind: said.kind, sentGrams, receivedGrams, digest: digestOf("claims", row) };
  await recordEvent(db, act, { verb: "claim.opened", subjectId: row.id, groupId, regencyCode, data });
  const path = `/sengketa/${row.id}`;
  await tellPartner(db, act, null, {
    contractId,
    subjectId: row.id,
    path,
    kind: "claimOpened",
    data: { name: number },
  });
  const goods = await db
    .selectFrom("contracts")
    .select("commodityCode")
    .where("id", "=", contractId)
    .executeTakeFirst();
  const partner = await db.selectFrom("groups").select("name").where("id", "=", groupId).executeTakeFirst();
  await tell(db, act, {
    ...{ to: { regencyCode }, kind: "claimOpened", subjectId: row.id, path, fromGroupId: groupId },
    data: { name: number, commodityCode: goods?.commodityCode ?? "", partner: partner?.name ?? "" },
  });
  return row.id;
}

function disputable(db: Db, ticketId: string) {
  return db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
    .leftJoin("ticketRejections", "ticketRejections.ticketId", "tickets.id")
    .leftJoin("departures", "departures.deliveryId", "tickets.deliveryId")
    .leftJoin("claims", "claims.ticketId", "tickets.id")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .select("claimCloses.at as claimClosedAt")
    .select(["tickets.id as ticketId", "tickets.number", "tickets.contractId", "tickets.groupId", "tickets.userId"])
    .select(["tickets.netGrams", "ticketRejections.grams as rejectedGrams", "departures.sentGrams"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId", "contracts.regencyCode"])
    .select(["ticketConfirmations.at as confirmedAt", "ticketVoids.at as voidedAt", "claims.id as claimId"])
    .where("tickets.id", "=", ticketId)
    .executeTakeFirst();
}
