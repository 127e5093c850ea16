import type { Db } from "#db/open.server.ts";
import { addDays, dateIn } from "~/lib/dates.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import type { DeskRow } from "./desk.ts";
import { inOrder } from "./desk.ts";
import { holdsIn, kitchensIn } from "./licence-holds.server.ts";

const harvestDays = 14;
const overdueDays = 14;
const dayMs = 86_400_000;

type Asked = { regencyCodes: string[]; nowMs: number; zone: string };

/** Everything in these regencies that waits for an officer, the most pressing first. */
export async function deskRows(db: Db, asked: Asked): Promise<DeskRow[]> {
  const parts = await Promise.all([
    waitingGroups(db, asked),
    waitingLicences(db, asked),
    unanswered(db, asked),
    untakenHarvests(db, asked),
    missingPermits(db, asked),
  ]);
  return inOrder(parts.flat());
}

/** Permits whose want keeps kitchens from the market: a row each, with the kg a week and the value added behind it. */
async function missingPermits(db: Db, { regencyCodes, nowMs }: Asked): Promise<DeskRow[]> {
  const holds = await holdsIn(db, regencyCodes, nowMs);
  return holds.map((hold) => ({
    kind: "permit" as const,
    id: `${hold.regencyCode} ${hold.routeCode}`,
    routeCode: hold.routeCode,
    kitchens: kitchensIn(hold),
    to: `/meja/izin#${hold.routeCode}`,
    dueOn: null,
    since: null,
    quantityKg: hold.held?.kgPerWeek ?? null,
    amountIdr: hold.held?.valueAddedIdr ?? null,
  }));
}

/** Groups that no officer has judged yet, with what they have prepared for sale. */
async function waitingGroups(db: Db, { regencyCodes, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("groups")
    .innerJoin("regions", "regions.code", "groups.villageCode")
    .leftJoin("verifications", "verifications.groupId", "groups.id")
    .leftJoin("lots", "lots.groupId", "groups.id")
    .select(({ eb, fn, ref }) => [
      "groups.id",
      "groups.name",
      "groups.createdAt",
      "regions.name as village",
      fn.sum<number | null>("lots.quantityKg").as("quantityKg"),
      fn.sum<number | null>(eb("lots.quantityKg", "*", ref("lots.askIdr"))).as("amountIdr"),
    ])
    .where("groups.regencyCode", "in", regencyCodes)
    .where("verifications.id", "is", null)
    .groupBy(["groups.id", "groups.name", "groups.createdAt", "regions.name"])
    .execute();
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    kind: "group" as const,
    to: `/kelompok/${row.id}/verifikasi`,
    dueOn: null,
    since: dateIn(zone, createdAt),
  }));
}

/** Licences that nobody has looked at yet. */
async function waitingLicences(db: Db, { regencyCodes, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("licences")
    .innerJoin("groups", "groups.id", "licences.groupId")
    .innerJoin("permitRoutes", "permitRoutes.code", "licences.routeCode")
    .leftJoin("licenceChecks", "licenceChecks.licenceId", "licences.id")
    .select(["licences.id", "licences.groupId", "licences.number", "licences.at"])
    .select(["groups.name", "permitRoutes.name as route"])
    .where("groups.regencyCode", "in", regencyCodes)
    .where("licenceChecks.id", "is", null)
    .execute();
  return rows.map(({ id, name, route, number, groupId, at }) => ({
    ...{ id, name, route, number },
    kind: "licence" as const,
    to: `/kelompok/${groupId}/izin/${id}`,
    dueOn: null,
    since: dateIn(zone, at),
    quantityKg: null,
    amountIdr: null,
  }));
}

/** Sent proposals without both answers: a row a round while the deadline lies ahead, a row each once it has passed. */
async function unanswered(db: Db, { regencyCodes, nowMs, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .innerJoin("rounds", "rounds.id", "proposals.roundId")
    .innerJoin("lotBalances", "lotBalances.lotId", "proposals.lotId")
    .innerJoin("groups as producer", "producer.id", "proposals.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "proposals.processorGroupId")
    .leftJoin("contracts", "contracts.proposalId", "proposals.id")
    .leftJoin("answers as no", (join) => join.onRef("no.proposalId", "=", "proposals.id").on("no.verdict", "=", "no"))
    .leftJoin("answers as yes", (join) =>
      join.onRef("yes.proposalId", "=", "proposals.id").on("yes.verdict", "=", "yes"),
    )
    .select(["proposals.id", "proposals.roundId", "proposals.quantityKg", "proposals.farmGateIdr"])
    .select(["proposalSends.dueAt", "rounds.number", "yes.side as yesSide"])
    .select(["producer.name as producer", "processor.name as processor"])
    .where("rounds.regencyCode", "in", regencyCodes)
    .where("proposalSends.dueAt", ">", nowMs - overdueDays * dayMs)
    .where("contracts.id", "is", null)
    .where("no.proposalId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .execute();
  const late = rows.filter((row) => row.dueAt <= nowMs);
  const open = new Map<string, typeof rows>();
  for (const row of rows) if (row.dueAt > nowMs) open.set(row.roundId, [...(open.get(row.roundId) ?? []), row]);
  return [...late.map((row) => overdueRow(row, zone)), ...[...open.values()].map((round) => roundRow(round, zone))];
}

type Unanswered = {
  id: string;
  roundId: string;
  quantityKg: number;
  farmGateIdr: number;
  dueAt: number;
  number: number;
  yesSide: "producer" | "processor" | null;
  producer: string;
  processor: string;
};

function overdueRow(row: Unanswered, zone: string): DeskRow {
  const { id, producer, processor, yesSide, quantityKg, farmGateIdr } = row;
  const missing = yesSide === null ? "none" : yesSide === "producer" ? "processor" : "producer";
  return {
    ...{ id, producer, processor, missing, quantityKg },
    kind: "overdue",
    to: `/putaran/${row.roundId}#p-${id}`,
    dueOn: dateIn(zone, row.dueAt),
    since: null,
    amountIdr: quantityKg * farmGateIdr,
  };
}

function roundRow(rows: Unanswered[], zone: string): DeskRow {
  const { roundId = "", number = 0 } = rows[0] ?? {};
  return {
    ...{ kind: "round", id: roundId, number, waiting: rows.length },
    to: `/putaran/${roundId}`,
    dueOn: dateIn(zone, Math.min(...rows.map((row) => row.dueAt))),
    since: null,
    quantityKg: rows.reduce((sum, row) => sum + row.quantityKg, 0),
    amountIdr: rows.reduce((sum, row) => sum + row.quantityKg * row.farmGateIdr, 0),
  };
}

/** Harvests of verified groups within two weeks that are neither promised nor proposed, in whole or in part. */
async function untakenHarvests(db: Db, { regencyCodes, nowMs, zone }: Asked): Promise<DeskRow[]> {
  const today = dateIn(zone, nowMs);
  const rows = await db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .innerJoin("groups", "groups.id", "lots.groupId")
    .innerJoin("commodities", "commodities.code", "lots.commodityCode")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
    .select(["lots.id", "lots.readyFrom", "lots.readyTo", "lots.askIdr", "lotBalances.remainingKg"])
    .select(["groups.name as group", "commodities.nameId", "commodities.nameEn"])
    .where("lots.regencyCode", "in", regencyCodes)
    .where("lots.readyFrom", "<=", addDays(today, harvestDays))
    .where("lots.readyTo", ">=", today)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .where(isVerifiedGroup("lots.groupId"))
    .execute();
  const proposed = await proposedKg(db, regencyCodes, nowMs);
  return rows.flatMap(({ id, readyFrom, readyTo, askIdr, remainingKg, ...names }) => {
    const quantityKg = remainingKg - (proposed.get(id) ?? 0);
    if (quantityKg <= 0) return [];
    const readyOn = readyFrom > today ? readyFrom : today;
    const row = { ...names, id, readyOn, quantityKg, amountIdr: quantityKg * askIdr };
    return {
      ...row,
      kind: "harvest" as const,
      to: `/panen/${id}`,
      dueOn: readyFrom > today ? readyFrom : readyTo,
      since: null,
    };
  });
}

/** Kg of each lot in proposals that may still be agreed. */
async function proposedKg(db: Db, regencyCodes: string[], nowMs: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .innerJoin("rounds", "rounds.id", "proposals.roundId")
    .leftJoin("contracts", "contracts.proposalId", "proposals.id")
    .leftJoin("answers as no", (join) => join.onRef("no.proposalId", "=", "proposals.id").on("no.verdict", "=", "no"))
    .select(({ fn }) => ["proposals.lotId", fn.sum<number>("proposals.quantityKg").as("kg")])
    .where("rounds.regencyCode", "in", regencyCodes)
    .where("proposalSends.dueAt", ">", nowMs)
    .where("contracts.id", "is", null)
    .where("no.proposalId", "is", null)
    .groupBy("proposals.lotId")
    .execute();
  return new Map(rows.map((row) => [row.lotId, row.kg]));
}
