import type { InferResult } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { isOfficer, isTrader } from "~/auth/user.ts";
import type { Order, Page, PageAsk } from "~/market/listing.server.ts";
import { lanesPage } from "~/market/listing.server.ts";
import { poolSize } from "~/market/pooled.server.ts";
import { poolState } from "./pool.ts";

/** Whose pools somebody may see: those in which a group sells or is asked to, or those of some regencies. */
export type PoolReach = { groupId: string } | { regencyCodes: string[] };

/** A trader reaches the pools of the active group, an officer those of the regency; others none. */
export function poolReachOf(user: User): PoolReach | null {
  if (isTrader(user)) return { groupId: user.group.id };
  return isOfficer(user) ? { regencyCodes: user.regencyCodes } : null;
}

export type ListedPool = ReturnType<typeof listed>;

/** Pools within reach, newest first, one page. */
export async function poolsOf(db: Db, reach: PoolReach, ask: PageAsk): Promise<Page<ListedPool>> {
  const page = await lanesPage(lanesOf(db, reach), newest, ask);
  return { ...page, rows: page.rows.map((row) => listed(row, reach)) };
}

/** One pool with everybody who was asked, or undefined when `reach` does not see it. */
export async function poolFor(db: Db, reach: PoolReach, id: string) {
  const rows = await Promise.all(lanesOf(db, reach).map((lane) => lane.where("pools.id", "=", id).executeTakeFirst()));
  const row = rows.find((one) => one !== undefined);
  if (!row) return undefined;
  const [parties, contracts] = await Promise.all([partiesOf(db, id), contractsFor(db, reach, id)]);
  const own = "groupId" in reach ? (parties.find((one) => one.groupId === reach.groupId) ?? null) : null;
  return { ...listed(row, reach), parties, own, contracts };
}

export type ShownPool = NonNullable<Awaited<ReturnType<typeof poolFor>>>;
export type Party = ShownPool["parties"][number];

const newest: Order<PoolRow> = {
  column: "pools.at",
  id: "pools.id",
  numeric: true,
  direction: "desc",
  valueOf: (row) => row.at,
};

/** Each along an index of its own: what a group leads, and what it was asked into. */
function lanesOf(db: Db, reach: PoolReach) {
  if ("regencyCodes" in reach) {
    return [pools(db, "").where("pools.regencyCode", "in", reach.regencyCodes.length > 0 ? reach.regencyCodes : [""])];
  }
  const asked = pools(db, reach.groupId).where(({ eb, selectFrom }) =>
    eb(
      "pools.id",
      "in",
      selectFrom("poolInvitations as mine").select("mine.poolId").where("mine.groupId", "=", reach.groupId),
    ),
  );
  return [pools(db, reach.groupId).where("pools.groupId", "=", reach.groupId), asked];
}

type PoolRow = InferResult<ReturnType<typeof pools>>[number];

/** `groupId` reads them; an officer does under none. */
function pools(db: Db, groupId: string) {
  return db
    .selectFrom("pools")
    .innerJoin("lots as lead", "lead.id", "pools.lotId")
    .innerJoin("commodities", "commodities.code", "lead.commodityCode")
    .innerJoin("groups", "groups.id", "pools.groupId")
    .innerJoin("regions as village", "village.code", "lead.villageCode")
    .leftJoin("lots as whole", "whole.id", "pools.id")
    .leftJoin("lotBalances", "lotBalances.lotId", "whole.id")
    .leftJoin("poolEnds", "poolEnds.poolId", "pools.id")
    .select(["pools.id", "pools.groupId", "pools.lotId", "pools.note", "pools.at", "pools.regencyCode"])
    .select(["lead.commodityCode", "lead.form", "lead.quantityKg as leadKg", "lead.askIdr as leadIdr"])
    .select(["lead.readyFrom as leadFrom", "lead.readyTo as leadTo", "groups.name as groupName"])
    .select(["commodities.nameId", "commodities.nameEn", "village.name as villageName"])
    .select(["whole.quantityKg", "whole.askIdr", "whole.readyFrom", "whole.readyTo"])
    .select([
      "lotBalances.promisedKg",
      "lotBalances.remainingKg",
      "poolEnds.at as endedAt",
      "poolEnds.reason as endedBecause",
    ])
    .select(poolSize("pools.id").as("members"))
    .select((eb) =>
      eb
        .selectFrom("poolInvitations as i")
        .leftJoin("poolAnswers as a", (join) =>
          join.onRef("a.poolId", "=", "i.poolId").onRef("a.groupId", "=", "i.groupId"),
        )
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("i.poolId", "=", "pools.id")
        .where("a.verdict", "is", null)
        .as("waiting"),
    )
    .select((eb) =>
      eb
        .selectFrom("poolInvitations as own")
        .leftJoin("poolAnswers as said", (join) =>
          join.onRef("said.poolId", "=", "own.poolId").onRef("said.groupId", "=", "own.groupId"),
        )
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("own.poolId", "=", "pools.id")
        .where("own.groupId", "=", groupId)
        .where("said.verdict", "is", null)
        .as("own"),
    );
}

function listed(row: PoolRow, reach: PoolReach) {
  const { id, groupId, lotId, note, at, commodityCode, form, nameId, nameEn, groupName, villageName } = row;
  const members = Number(row.members);
  const promisedKg = row.endedAt === null ? (row.promisedKg ?? 0) : 0;
  return {
    ...{
      id,
      groupId,
      lotId,
      note,
      at,
      commodityCode,
      form,
      nameId,
      nameEn,
      groupName,
      villageName,
      members,
      promisedKg,
    },
    quantityKg: row.quantityKg ?? row.leadKg,
    askIdr: row.askIdr ?? row.leadIdr,
    readyFrom: row.readyFrom ?? row.leadFrom,
    readyTo: row.readyTo ?? row.leadTo,
    remainingKg: row.remainingKg ?? 0,
    waiting: row.waiting ?? 0,
    /** The reader has been asked and has not answered. */
    awaited: (row.own ?? 0) > 0 && row.endedAt === null,
    endedBecause: row.endedBecause,
    leads: "groupId" in reach && reach.groupId === groupId,
    state: poolState({ ended: row.endedAt !== null, members, promisedKg }),
  };
}

/** Everybody in a pool: its leader first, then those who were asked, in the order in which they were. */
async function partiesOf(db: Db, poolId: string) {
  const rows = await db
    .selectFrom("poolInvitations as i")
    .innerJoin("lots", "lots.id", "i.lotId")
    .innerJoin("groups", "groups.id", "i.groupId")
    .innerJoin("regions as village", "village.code", "lots.villageCode")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .leftJoin("poolAnswers as a", (join) =>
      join.onRef("a.poolId", "=", "i.poolId").onRef("a.groupId", "=", "i.groupId"),
    )
    .leftJoin("poolMembers as m", (join) => join.onRef("m.poolId", "=", "i.poolId").onRef("m.lotId", "=", "i.lotId"))
    .select(["i.groupId", "i.lotId", "groups.name as groupName", "village.name as villageName", "lots.askIdr"])
    .select(["a.verdict", "a.reason", "m.quantityKg", "m.leftAt", "m.leftBecause", "lotBalances.remainingKg"])
    .where("i.poolId", "=", poolId)
    .orderBy("i.at")
    .orderBy("i.groupId")
    .execute();
  const lead = await db
    .selectFrom("pools")
    .innerJoin("lots", "lots.id", "pools.lotId")
    .innerJoin("groups", "groups.id", "pools.groupId")
    .innerJoin("regions as village", "village.code", "lots.villageCode")
    .innerJoin("lotBalances", "lotBalances.lotId", "lots.id")
    .leftJoin("poolMembers as m", (join) =>
      join.onRef("m.poolId", "=", "pools.id").onRef("m.lotId", "=", "pools.lotId"),
    )
    .select(["pools.groupId", "pools.lotId", "groups.name as groupName", "village.name as villageName", "lots.askIdr"])
    .select(["m.quantityKg", "m.leftAt", "m.leftBecause", "lotBalances.remainingKg"])
    .where("pools.id", "=", poolId)
    .executeTakeFirstOrThrow();
  return [{ ...lead, verdict: "yes" as const, reason: "" }, ...rows].map(({ remainingKg, ...row }, at) => ({
    ...row,
    leads: at === 0,
    /** What it has put in, or would put in now. */
    quantityKg: row.quantityKg ?? remainingKg,
    standing: partyState(row),
  }));
}

/** Where somebody in a pool stands. */
export type PartyState = "in" | "asked" | "declined" | "left";

function partyState(row: { verdict: "yes" | "no" | null; leftAt: number | null }): PartyState {
  if (row.leftAt !== null) return "left";
  if (row.verdict === "no") return "declined";
  return row.verdict === "yes" ? "in" : "asked";
}

/** What came of a pool for the reader: a group sees its own contracts, an officer all. */
function contractsFor(db: Db, reach: PoolReach, poolId: string) {
  const rows = db
    .selectFrom("contracts")
    .leftJoin("proposals", "proposals.id", "contracts.proposalId")
    .leftJoin("bids", "bids.id", "contracts.bidId")
    .innerJoin("poolMembers", "poolMembers.lotId", "contracts.lotId")
    .innerJoin("groups", "groups.id", "contracts.producerGroupId")
    .innerJoin("groups as kitchen", "kitchen.id", "contracts.processorGroupId")
    .select(["contracts.id", "contracts.number", "contracts.quantityKg", "contracts.week"])
    .select(["groups.name as groupName", "kitchen.name as kitchenName"])
    .where("poolMembers.poolId", "=", poolId)
    .where(({ eb, or }) => or([eb("proposals.lotId", "=", poolId), eb("bids.lotId", "=", poolId)]))
    .orderBy("contracts.id");
  return ("groupId" in reach ? rows.where("contracts.producerGroupId", "=", reach.groupId) : rows).execute();
}

/** Invitations that wait for this group's word, the newest first; the kg are those of the harvest that is asked for. */
export function openInvitations(db: Db, groupId: string) {
  return db
    .selectFrom("poolInvitations as i")
    .innerJoin("pools", "pools.id", "i.poolId")
    .innerJoin("groups", "groups.id", "pools.groupId")
    .innerJoin("lots", "lots.id", "i.lotId")
    .innerJoin("lotBalances", "lotBalances.lotId", "i.lotId")
    .leftJoin("poolAnswers as a", (join) =>
      join.onRef("a.poolId", "=", "i.poolId").onRef("a.groupId", "=", "i.groupId"),
    )
    .leftJoin("poolEnds", "poolEnds.poolId", "i.poolId")
    .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "i.lotId")
    .select(["i.poolId", "groups.name as groupName", "lots.commodityCode", "lots.readyFrom"])
    .select("lotBalances.remainingKg as quantityKg")
    .where("i.groupId", "=", groupId)
    .where("a.verdict", "is", null)
    .where("poolEnds.poolId", "is", null)
    .where("lotWithdrawals.lotId", "is", null)
    .where("lotBalances.remainingKg", ">", 0)
    .orderBy("i.at", "desc")
    .orderBy("i.poolId")
    .execute();
}
