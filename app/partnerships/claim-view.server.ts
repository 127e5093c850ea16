import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { isOfficer, isTrader } from "~/auth/user.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";

/** Whose claims somebody sees: those of the own group, of the own regencies, or of the own villages. */
export type ClaimReach = { groupId: string } | { regencyCodes: string[] } | { villageCodes: string[] };

/** A trader sees the own group's claims, an officer those of the regency, a companion those of the own villages. */
export function claimReachOf(user: User): ClaimReach | null {
  if (isTrader(user)) return { groupId: user.group.id };
  if (isOfficer(user)) return { regencyCodes: user.regencyCodes };
  return user.role === "companion" ? { villageCodes: user.villageCodes } : null;
}

/** One claim with its note and parties, or undefined when `reach` does not see it. */
export function claimFor(db: Db, reach: ClaimReach, id: string) {
  return claimRows(db, reach).where("claims.id", "=", id).executeTakeFirst();
}

export type ClaimRow = NonNullable<Awaited<ReturnType<typeof claimFor>>>;

/** One page of claims, newest first: the open ones, or those that were closed or overtaken. */
export function listClaims(
  db: Db,
  reach: ClaimReach,
  asked: { open: boolean; page: PageAsk },
): Promise<Page<ClaimRow>> {
  let query = db.selectFrom(claimRows(db, reach).as("c")).selectAll();
  query = asked.open
    ? query.where("c.closedAt", "is", null).where("c.voidedAt", "is", null)
    : query.where((eb) => eb.or([eb("c.closedAt", "is not", null), eb("c.voidedAt", "is not", null)]));
  const order = {
    column: "c.id",
    id: "c.id",
    numeric: false,
    direction: "desc",
    valueOf: (row: ClaimRow) => row.id,
  } as const;
  return keysetPage(query, order, asked.page);
}

function claimRows(db: Db, reach: ClaimReach) {
  return db
    .selectFrom("claims")
    .innerJoin("tickets", "tickets.id", "claims.ticketId")
    .innerJoin("contracts", "contracts.id", "claims.contractId")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .innerJoin("groups as opener", "opener.id", "claims.groupId")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .leftJoin("users as closer", "closer.id", "claimCloses.userId")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "claims.ticketId")
    .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "claims.ticketId")
    .select(["claims.id", "claims.kind", "claims.note", "claims.sentGrams", "claims.receivedGrams", "claims.at"])
    .select([
      "claims.ticketId",
      "claims.contractId",
      "claims.userId as openerUserId",
      "claims.groupId as openerGroupId",
    ])
    .select(["tickets.number as ticketNumber", "tickets.groupId as weigherGroupId", "tickets.userId as weigherUserId"])
    .select(["contracts.number as contractNumber", "contracts.regencyCode", "contracts.commodityCode"])
    .select(["producer.name as producerName", "processor.name as processorName", "opener.name as openerName"])
    .select(["commodities.nameId as commodityNameId", "commodities.nameEn as commodityNameEn"])
    .select(["claimCloses.at as closedAt", "claimCloses.outcome", "claimCloses.reason as closeReason"])
    .select(["closer.name as closerName", "ticketVoids.at as voidedAt", "ticketConfirmations.at as confirmedAt"])
    .where((eb) => {
      if ("groupId" in reach) {
        const { groupId } = reach;
        return eb.or([eb("contracts.producerGroupId", "=", groupId), eb("contracts.processorGroupId", "=", groupId)]);
      }
      if ("regencyCodes" in reach) return eb("contracts.regencyCode", "in", orNone(reach.regencyCodes));
      const codes = orNone(reach.villageCodes);
      return eb.or([eb("producer.villageCode", "in", codes), eb("processor.villageCode", "in", codes)]);
    });
}

function orNone(codes: string[]): string[] {
  return codes.length > 0 ? codes : [""];
}
