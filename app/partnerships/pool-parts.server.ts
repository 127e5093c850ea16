import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { shareOut } from "~/pools/share-out.ts";
import { accountFor } from "./account.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import { contractRows } from "./contract-list.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { moneyWay } from "./contract.ts";
import type { PaymentEntry } from "./payment.ts";
import { stillDueIdr } from "./payment.ts";
import type { PayRefusal } from "./payments.server.ts";
import { recordPayment } from "./payments.server.ts";

/**
 * The contracts that came of one sale of a pool, as a party of one of them may see them: kg and weighed grams of all,
 * money of the own contracts only (null elsewhere). Empty when the contract is no part of a pool or out of reach.
 */
export async function partsOfPool(db: Db, reach: Reach, contractId: string, today: string) {
  const contract = await contractFor(db, reach, contractId);
  if (!contract) return [];
  const parts = await siblings(db, contract);
  if (parts.length < 2) return [];
  return Promise.all(
    parts.map(async (row) => {
      const { id, number, producerName, producerVillageName, quantityKg, confirmedGrams } = row;
      const money = mayKnow(reach, row) ? await accountFor(db, row, today) : null;
      return { id, number, producerName, producerVillageName, quantityKg, confirmedGrams, money };
    }),
  );
}

export type PoolPart = Awaited<ReturnType<typeof partsOfPool>>[number];

/** How many contracts came of the same sale; 1 for a harvest that was sold alone. */
export async function countParts(db: Db, contract: Origin): Promise<number> {
  return (await siblings(db, contract)).length;
}

type Origin = { id: string; processorGroupId: string; proposalId: string | null; bidId: string | null };

function siblings(db: Db, { processorGroupId, proposalId, bidId }: Origin) {
  const rows = contractRows(db, { groupId: processorGroupId }).orderBy("contracts.id");
  if (proposalId !== null) return rows.where("contracts.proposalId", "=", proposalId).execute();
  return rows.where("contracts.bidId", "=", bidId).execute();
}

function mayKnow(reach: Reach, row: { producerGroupId: string; processorGroupId: string; regencyCode: string }) {
  if ("regencyCodes" in reach) return reach.regencyCodes.includes(row.regencyCode);
  return reach.groupId === row.producerGroupId || reach.groupId === row.processorGroupId;
}

export type PoolPayRefusal = PayRefusal | "notBuyer";

/**
 * Notes one payment of the kitchen for a whole pool: each member gets its part of the rupiah by what its weighed grams
 * are still worth, as a payment of its own that it confirms itself. The parts add up to the amount, to the rupiah, and
 * nobody gets more than is due; a payment ahead of the weighing is noted with each member alone.
 */
export function payPool(
  db: Db,
  act: Act,
  group: { id: string },
  value: PaymentEntry & { contractId: string },
): Promise<Outcome<{ count: number }, PoolPayRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, ...entry } = value;
    const contract = await contractFor(db, { groupId: group.id }, contractId);
    if (!contract) return refuse("notParty");
    const { terms, priceIdr, feeIdr, producerGroupId, processorGroupId } = contract;
    if (moneyWay({ terms, priceIdr, feeIdr, producerGroupId, processorGroupId }).payerGroupId !== group.id) {
      return refuse("notBuyer");
    }
    const parts = await siblings(db, contract);
    if (parts.length < 2) return refuse("notParty");
    for (const { id } of parts) await lockRow(db, "contracts", id);
    const today = dateIn(defaultZone, act.at);
    const dues: number[] = [];
    for (const part of parts) dues.push(stillDueIdr(await accountFor(db, part, today)));
    if (entry.amountIdr > dues.reduce((sum, due) => sum + due, 0)) return refuse("moreThanDue");
    const amounts = shareOut(entry.amountIdr, dues);
    let count = 0;
    for (const [at, { id }] of parts.entries()) {
      const amountIdr = amounts[at] ?? 0;
      if (amountIdr === 0) continue;
      const done = await recordPayment(db, act, group, { ...entry, amountIdr, contractId: id });
      if (!done.ok) return done;
      count += 1;
    }
    return { ok: true as const, count };
  });
}
