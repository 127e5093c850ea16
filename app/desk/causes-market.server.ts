import type { Db } from "#db/open.server.ts";
import { addDays, dateIn, mondayOf } from "~/lib/dates.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import type { Asked, DeskRow } from "./desk.ts";
import { answerHours, harvestDays, staleDays } from "./desk.ts";

const hourMs = 3_600_000;

/** Harvests of verified groups within two weeks that are neither promised nor proposed, in whole or in part. */
export async function untakenHarvests(db: Db, { regencyCodes, nowMs, today }: Asked): Promise<DeskRow[]> {
  const [lots, groups, names, proposed] = await Promise.all([
    openLots(db, regencyCodes, today),
    verifiedGroups(db, regencyCodes),
    db.selectFrom("commodities").select(["code", "nameId", "nameEn"]).execute(),
    proposedKg(db, regencyCodes, nowMs),
  ]);
  const goods = new Map(names.map(({ code, nameId, nameEn }) => [code, { nameId, nameEn }]));
  return lots.flatMap(
    ({ id, readyFrom, readyTo, askIdr, remainingKg, groupId, commodityCode, ...place }): DeskRow[] => {
      const quantityKg = remainingKg - (proposed.get(id) ?? 0);
      const group = groups.get(groupId);
      const name = goods.get(commodityCode);
      if (quantityKg <= 0 || group === undefined || !name) return [];
      const hasBegun = readyFrom <= today;
      const { regencyCode, villageCode } = place;
      const { nameId, nameEn } = name;
      return [
        {
          ...{ kind: "harvest", id, to: `/panen/${id}`, readyOn: hasBegun ? today : readyFrom, group, nameId, nameEn },
          ...{ dueOn: hasBegun ? readyTo : readyFrom, regencyCode, villageCode },
          ...{ quantityKg, amountIdr: quantityKg * askIdr, groupIds: [groupId] },
        },
      ];
    },
  );
}

function openLots(db: Db, regencyCodes: readonly string[], today: string) {
  return db
    .selectFrom("lots")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .select(["lots.id", "lots.readyFrom", "lots.readyTo", "lots.askIdr", "lotBalances.remainingKg"])
    .select(["lots.groupId", "lots.commodityCode", "lots.regencyCode", "lots.villageCode"])
    .where("lots.regencyCode", "in", regencyCodes)
    .where("lots.isListed", "=", 1)
    .where("lots.readyFrom", "<=", addDays(today, harvestDays))
    .where("lots.readyTo", ">=", today)
    .where("lotBalances.remainingKg", ">", 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("lotWithdrawals").select("lotId").whereRef("lotWithdrawals.lotId", "=", "lots.id"))),
    )
    .execute();
}

/** Names of the groups of these regencies that an officer's last word is yes about. */
async function verifiedGroups(db: Db, regencyCodes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("groups")
    .select(["id", "name"])
    .where("regencyCode", "in", regencyCodes)
    .where(isVerifiedGroup("groups.id"))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Kg of each lot in proposals that may still be agreed. */
async function proposedKg(db: Db, regencyCodes: readonly string[], nowMs: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("proposalSends")
    .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
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
  return new Map(rows.map((row) => [row.lotId, Number(row.kg)]));
}

/**
 * Kitchens with an open offer that have less than half of next week's capacity promised, by the deliveries planned for
 * it. What hangs on it is the kg that it could still take; what it would pay is sealed, so there is no rupiah.
 */
export async function idleKitchens(db: Db, { regencyCodes, today }: Asked): Promise<DeskRow[]> {
  const week = addDays(mondayOf(today), 7);
  const kitchens = await db
    .selectFrom("kitchens")
    .innerJoin("groups", "groups.id", "kitchens.groupId")
    .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
    .leftJoin("kitchenWeeks", (join) =>
      join.onRef("kitchenWeeks.kitchenId", "=", "kitchens.id").on("kitchenWeeks.week", "=", week),
    )
    .select(["kitchens.id", "kitchens.name as kitchen", "kitchens.regencyCode", "kitchens.villageCode"])
    .select(["kitchens.groupId", "groups.name as group", "kitchens.capacityKg as usualKg"])
    .select("kitchenWeeks.capacityKg as weekKg")
    .where("kitchens.regencyCode", "in", regencyCodes)
    .where("kitchenClosures.kitchenId", "is", null)
    .where(isVerifiedGroup("kitchens.groupId"))
    .execute();
  const [taken, wanted] = await Promise.all([takenKg(db, week), wantedBy(db, regencyCodes, week)]);
  return kitchens.flatMap(({ id, groupId, usualKg, weekKg, ...row }): DeskRow[] => {
    const capacityKg = weekKg ?? usualKg;
    const busyKg = taken.get(id) ?? 0;
    const commodityCode = wanted.get(id);
    if (!commodityCode || capacityKg === 0 || busyKg * 2 >= capacityKg) return [];
    return [
      {
        ...row,
        ...{ kind: "kitchen", id: `${id} ${week}`, to: `/panen?komoditas=${commodityCode}&pekan=${week}` },
        ...{ week, capacityKg, takenKg: busyKg, quantityKg: capacityKg - busyKg, amountIdr: null },
        ...{ dueOn: week, groupIds: [groupId] },
      },
    ];
  });
}

/** Kg that are planned to come to each kitchen in a week, by contracts that have not ended. */
async function takenKg(db: Db, week: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("contracts", "contracts.id", "deliveries.contractId")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .leftJoin("deliveryDrops", "deliveryDrops.deliveryId", "deliveries.id")
    .select(({ fn }) => ["contracts.kitchenId", fn.sum<number>("deliveries.quantityKg").as("kg")])
    .where("deliveries.plannedOn", ">=", week)
    .where("deliveries.plannedOn", "<=", addDays(week, 6))
    .where("contractEnds.contractId", "is", null)
    .where("deliveryDrops.deliveryId", "is", null)
    .groupBy("contracts.kitchenId")
    .execute();
  return new Map(rows.map((row) => [row.kitchenId, Number(row.kg)]));
}

/** What each kitchen looks for in a week: a commodity of an offer that is open then. */
async function wantedBy(db: Db, regencyCodes: readonly string[], week: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("offers")
    .innerJoin("offerAccepts", "offerAccepts.offerId", "offers.id")
    .leftJoin("offerWithdrawals", "offerWithdrawals.offerId", "offers.id")
    .select(({ fn }) => ["offers.kitchenId", fn.min("offerAccepts.commodityCode").as("commodityCode")])
    .where("offers.regencyCode", "in", regencyCodes)
    .where("offers.isListed", "=", 1)
    .where("offers.fromWeek", "<=", week)
    .where("offers.toWeek", ">=", week)
    .where("offerWithdrawals.offerId", "is", null)
    .groupBy("offers.kitchenId")
    .execute();
  return new Map(rows.map((row) => [row.kitchenId, row.commodityCode]));
}

/** Sent proposals that have waited for two days, or past their deadline, without both answers. */
export async function waitingAnswers(db: Db, { regencyCodes, nowMs, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("proposalSends")
    .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
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
    .select(["proposals.producerGroupId", "proposals.processorGroupId", "rounds.regencyCode"])
    .select(["proposalSends.dueAt", "proposalSends.at", "yes.side as yesSide"])
    .select(["producer.name as producer", "processor.name as processor", "producer.villageCode"])
    .where("rounds.regencyCode", "in", regencyCodes)
    .where("proposalSends.dueAt", ">", nowMs - staleDays.answer * 24 * hourMs)
    .where((eb) =>
      eb.or([eb("proposalSends.at", "<=", nowMs - answerHours * hourMs), eb("proposalSends.dueAt", "<=", nowMs)]),
    )
    .where("contracts.id", "is", null)
    .where("no.proposalId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .execute();
  return rows.map(({ id, roundId, yesSide, farmGateIdr, producerGroupId, processorGroupId, dueAt, at, ...row }) => {
    const missing = yesSide === null ? "none" : yesSide === "producer" ? "processor" : "producer";
    const groupIds = {
      none: [producerGroupId, processorGroupId],
      producer: [producerGroupId],
      processor: [processorGroupId],
    };
    return {
      ...row,
      ...{ kind: "answer" as const, id, missing, to: `/putaran/${roundId}#p-${id}`, groupIds: groupIds[missing] },
      ...{ dueOn: dateIn(zone, dueAt), sentOn: dateIn(zone, at), amountIdr: row.quantityKg * farmGateIdr },
    };
  });
}
