import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { tell } from "~/messages/messages.server.ts";

/** What changed: kg that are safe now, from which day, how many promised kg they miss; `isIn`: it has been harvested. */
export type News = { quantityKg: number; day: string; shortKg: number; isIn?: boolean };

type ToldLot = { id: string; groupId: string; regencyCode: string; commodityCode: string };

/**
 * Tells whoever counts on a forecast that it changed: kitchens with a bid on it, with a proposal that is on the table or
 * with a contract; and the office when kg are missing or somebody has to plan anew. The producer does not learn who
 * they are: bids are sealed.
 */
export async function tellForecast(
  db: Db,
  act: Act,
  group: { id: string },
  lot: ToldLot,
  { quantityKg, day, shortKg, isIn = false }: News,
): Promise<void> {
  const seller = await db.selectFrom("groups").select("name").where("id", "=", group.id).executeTakeFirstOrThrow();
  const { id: lotId, commodityCode, regencyCode } = lot;
  const counting = await whoCountsOn(db, lotId, act.at);
  const about = { subjectId: lotId, turn: act.key, path: `/panen/${lotId}` };
  const data = { partner: seller.name, commodityCode, quantityKg, day };
  const kind = isIn ? ("forecastHarvested" as const) : ("forecastChanged" as const);
  for (const groupId of counting) await tell(db, act, { ...about, kind, to: { groupId }, data });
  if (shortKg > 0) {
    const short = { ...data, quantityKg: shortKg };
    await tell(db, act, { ...about, kind: "forecastShort", to: { regencyCode }, data: short });
  } else if (counting.length > 0 && !isIn) {
    await tell(db, act, { ...about, kind: "forecastChanged", to: { regencyCode }, data });
  }
}

async function whoCountsOn(db: Db, lotId: string, nowMs: number): Promise<string[]> {
  const bidders = await db
    .selectFrom("bids")
    .leftJoin("bidWithdrawals", "bidWithdrawals.bidId", "bids.id")
    .select("bids.groupId")
    .where("bids.lotId", "=", lotId)
    .where("bidWithdrawals.bidId", "is", null)
    .execute();
  const asked = await db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .leftJoin("answers", (join) =>
      join.onRef("answers.proposalId", "=", "proposals.id").on("answers.verdict", "=", "no"),
    )
    .select("proposals.processorGroupId as groupId")
    .where("proposals.lotId", "=", lotId)
    .where("proposalSends.dueAt", ">", nowMs)
    .where("answers.proposalId", "is", null)
    .execute();
  const partners = await db
    .selectFrom("contracts")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .select("contracts.processorGroupId as groupId")
    .where("contracts.lotId", "=", lotId)
    .where("contractEnds.contractId", "is", null)
    .execute();
  return [...new Set([...bidders, ...asked, ...partners].map(({ groupId }) => groupId))].sort();
}
