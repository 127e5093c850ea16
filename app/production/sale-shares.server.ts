import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { digestOf } from "~/partnerships/digest.server.ts";
import { tellPartner } from "~/partnerships/telling.server.ts";
import type { ShareFault } from "./sale-share.ts";
import { dueOfSale, shareFault, splitSale } from "./sale-share.ts";

export type ShareRefusal = ShareFault | "shareUnknown" | "nothingToConfirm" | "alreadyDoubted";

/** Who acts: the producer's group. */
type Party = { id: string };
type Sold = { id: string; batchId: string; amountIdr: number; groupId: string; regencyCode: string };

/**
 * Divides a sale over the contracts that share it, inside the `once` that writes it down and under the batch's lock. A
 * producer is told when the first sale waits for it, not of each one.
 */
export async function shareSale(db: Db, act: Act, sale: Sold): Promise<void> {
  const inputs = await sharedInputs(db, sale.batchId);
  for (const { contractId, partIdr } of splitSale(sale.amountIdr, inputs)) {
    const isFirst = (await waitingCount(db, contractId)) === 0;
    const row = { saleId: sale.id, contractId, partIdr };
    await db.insertInto("saleShares").values(row).execute();
    const { groupId, regencyCode } = sale;
    const data = { contractId, partIdr, digest: digestOf("saleShares", row) };
    await recordEvent(db, act, { verb: "sale.shared", subjectId: sale.id, groupId, regencyCode, data });
    if (isFirst) {
      const about = { kind: "saleShared" as const, subjectId: contractId, turn: sale.id, path: pathOf(contractId) };
      await tellPartner(db, act, groupId, { contractId, ...about });
    }
  }
}

/** The producer says that these sales of a contract are right: its part of them is owed from now on. All or none. */
export function confirmSales(
  db: Db,
  act: Act,
  group: Party,
  value: { contractId: string; saleIds: readonly string[] },
): Promise<Outcome<{ dueIdr: number }, ShareRefusal>> {
  return once(db, act, async (db) => {
    const { contractId } = value;
    const saleIds = [...new Set(value.saleIds)].sort();
    if (saleIds.length === 0) return refuse("nothingToConfirm");
    const contract = await lockedContract(db, contractId);
    const shares = contract?.producerGroupId === group.id ? await lockedShares(db, contractId, saleIds) : [];
    if (!contract || shares.length < saleIds.length) return refuse("shareUnknown");
    const fault = shares.map((share) => shareFault(share, act.actorId)).find((one) => one !== null);
    if (fault) return refuse(fault);
    let dueIdr = 0;
    for (const share of shares) dueIdr += await confirmOne(db, act, group, { ...share, ...contract });
    const telling = { subjectId: contractId, turn: saleIds[0] ?? "", path: pathOf(contractId) };
    const data = { count: shares.length, amountIdr: dueIdr };
    await tellPartner(db, act, group.id, { contractId, ...telling, kind: "saleConfirmed", data });
    return { ok: true as const, dueIdr };
  });
}

/** The producer does not find a sale right, with the reason; the kitchen explains it or strikes it out. */
export function doubtSale(
  db: Db,
  act: Act,
  group: Party,
  value: { contractId: string; saleId: string; reason: string },
): Promise<Outcome<{ id: string }, ShareRefusal>> {
  return once(db, act, async (db) => {
    const { contractId, saleId, reason } = value;
    const contract = await lockedContract(db, contractId);
    const [share] = contract?.producerGroupId === group.id ? await lockedShares(db, contractId, [saleId]) : [];
    if (!contract || !share) return refuse("shareUnknown");
    const fault = shareFault({ ...share, userId: "" }, act.actorId);
    if (fault) return refuse(fault);
    if (share.doubtedAt !== null) return refuse("alreadyDoubted");
    const row = { saleId, contractId, reason, userId: act.actorId, groupId: group.id, at: act.at };
    await db.insertInto("saleDoubts").values(row).execute();
    const { regencyCode } = contract;
    const data = { contractId, digest: digestOf("saleDoubts", row) };
    await recordEvent(db, act, { verb: "sale.doubted", subjectId: saleId, groupId: group.id, regencyCode, data });
    const telling = { subjectId: saleId, path: pathOf(contractId), data: { reason } };
    await tellPartner(db, act, group.id, { contractId, ...telling, kind: "saleDoubted" });
    return { ok: true as const, id: saleId };
  });
}

type Share = Awaited<ReturnType<typeof lockedShares>>[number];
type Terms = { regencyCode: string; sharePercent: number; shareCostIdr: number };

async function confirmOne(db: Db, act: Act, group: Party, share: Share & Terms): Promise<number> {
  const { saleId, contractId, batchId, partIdr, regencyCode } = share;
  const grams = (await sharedInputs(db, batchId)).find((input) => input.contractId === contractId)?.grams ?? 0;
  const dueIdr = dueOfSale(await confirmedIdr(db, contractId, batchId), partIdr, { ...share, grams });
  const row = { saleId, contractId, dueIdr, userId: act.actorId, groupId: group.id, at: act.at };
  await db.insertInto("saleConfirmations").values(row).execute();
  const data = { contractId, dueIdr, digest: digestOf("saleConfirmations", row) };
  await recordEvent(db, act, { verb: "sale.confirmed", subjectId: saleId, groupId: group.id, regencyCode, data });
  return dueIdr;
}

async function lockedContract(db: Db, contractId: string) {
  await lockRow(db, "contracts", contractId);
  return db
    .selectFrom("contracts")
    .select(["producerGroupId", "regencyCode", "sharePercent", "shareCostIdr"])
    .where("id", "=", contractId)
    .where("terms", "=", "share")
    .executeTakeFirst();
}

/** A contract's shares of sales, with when each was confirmed, doubted or struck out, if it was. */
export function answeredShares(db: Db, contractId: string) {
  return db
    .selectFrom("saleShares")
    .innerJoin("sales", "sales.id", "saleShares.saleId")
    .leftJoin("saleVoids", "saleVoids.saleId", "saleShares.saleId")
    .leftJoin("saleConfirmations", (join) =>
      join
        .onRef("saleConfirmations.saleId", "=", "saleShares.saleId")
        .onRef("saleConfirmations.contractId", "=", "saleShares.contractId"),
    )
    .leftJoin("saleDoubts", (join) =>
      join
        .onRef("saleDoubts.saleId", "=", "saleShares.saleId")
        .onRef("saleDoubts.contractId", "=", "saleShares.contractId"),
    )
    .select(["saleVoids.at as voidedAt", "saleConfirmations.at as confirmedAt", "saleDoubts.at as doubtedAt"])
    .where("saleShares.contractId", "=", contractId);
}

/** Shares of a contract by sale, their batches locked: a sale is not struck out while it is being confirmed. */
async function lockedShares(db: Db, contractId: string, saleIds: readonly string[]) {
  const batches = await db
    .selectFrom("sales")
    .select("batchId")
    .distinct()
    .where("id", "in", saleIds)
    .orderBy("batchId")
    .execute();
  for (const { batchId } of batches) await lockRow(db, "batches", batchId);
  return answeredShares(db, contractId)
    .select(["saleShares.saleId", "saleShares.contractId", "saleShares.partIdr", "sales.batchId", "sales.userId"])
    .where("saleShares.saleId", "in", saleIds)
    .orderBy("saleShares.saleId")
    .execute();
}

/** Grams of each contract of a batch that shares its sales, by contract. */
function sharedInputs(db: Db, batchId: string) {
  return db
    .selectFrom("batchInputs")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .select("contracts.id as contractId")
    .select(({ fn }) => [
      fn.sum<number>("batchInputs.grams").as("allGrams"),
      fn.sum<number>("batchInputs.cheaperGrams").as("boughtGrams"),
    ])
    .where("batchInputs.batchId", "=", batchId)
    .where("contracts.terms", "=", "share")
    .groupBy("contracts.id")
    .orderBy("contracts.id")
    .execute()
    .then((rows) =>
      rows.map(({ contractId, allGrams, boughtGrams }) => {
        return { contractId, grams: Number(allGrams) - Number(boughtGrams), boughtGrams: Number(boughtGrams) };
      }),
    );
}

/** Rupiah of this contract's part in one batch that its producer has confirmed. */
async function confirmedIdr(db: Db, contractId: string, batchId: string): Promise<number> {
  const { sum } = await db
    .selectFrom("saleConfirmations")
    .innerJoin("saleShares", (join) =>
      join
        .onRef("saleShares.saleId", "=", "saleConfirmations.saleId")
        .onRef("saleShares.contractId", "=", "saleConfirmations.contractId"),
    )
    .innerJoin("sales", "sales.id", "saleShares.saleId")
    .select(({ fn }) => fn.sum<number>("saleShares.partIdr").as("sum"))
    .where("saleConfirmations.contractId", "=", contractId)
    .where("sales.batchId", "=", batchId)
    .executeTakeFirstOrThrow();
  return Number(sum ?? 0);
}

async function waitingCount(db: Db, contractId: string): Promise<number> {
  const { count } = await db
    .selectFrom("saleShares")
    .leftJoin("saleVoids", "saleVoids.saleId", "saleShares.saleId")
    .leftJoin("saleConfirmations", (join) =>
      join
        .onRef("saleConfirmations.saleId", "=", "saleShares.saleId")
        .onRef("saleConfirmations.contractId", "=", "saleShares.contractId"),
    )
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("saleShares.contractId", "=", contractId)
    .where("saleVoids.saleId", "is", null)
    .where("saleConfirmations.saleId", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function pathOf(contractId: string): string {
  return `/kemitraan/${contractId}/penjualan`;
}
