import type { Db } from "#db/open.server.ts";
import type { ContractsTable } from "#db/schema/partnerships.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { refuse } from "~/lib/once.server.ts";
import { shareKg } from "~/pools/share-out.ts";
import { defaultPaymentDays, plannedDay } from "./contract.ts";
import { planDelivery } from "./deliveries.server.ts";
import { digestOf } from "./digest.server.ts";
import { tellPartner } from "./telling.server.ts";

/** What both sides said yes to, with the first day on which the harvest is ready. */
export type Agreed = Omit<ContractsTable, "id" | "number" | "paymentDays" | "signedAt"> & { readyFrom: string };

/**
 * Writes the contract of something both sides agreed to, with its delivery, inside the `once` that holds their words;
 * the rows of harvest, offer and kitchen are locked by then. Of a pool that is one contract with each member for its
 * part of the kg, so that each has its own paper, notes and money. Refused when the harvest has less left.
 * @returns the contract; of a pool its leader's
 */
export async function signContract(
  db: Db,
  act: Act,
  agreed: Agreed,
): Promise<Outcome<{ contractId: string }, "lotContracted">> {
  if ((await freeKg(db, agreed.lotId)) < agreed.quantityKg) return refuse("lotContracted");
  const parts = await partsOf(db, agreed);
  // Ids of one instant come in no order: the first part gets the first of them, by which it is found again.
  const ids = parts.map(() => act.newId()).toSorted();
  for (const [at, part] of parts.entries()) await writeContract(db, act, ids[at] ?? "", part);
  const [contractId] = ids;
  return contractId === undefined ? refuse("lotContracted") : { ok: true as const, contractId };
}

/** What each seller brings: all of it, or of a pool a part of each member by what it has left; the leader's first. */
async function partsOf(db: Db, agreed: Agreed): Promise<Agreed[]> {
  const pool = await db
    .selectFrom("pools")
    .innerJoin("lots", "lots.id", "pools.id")
    .select(["pools.lotId", "lots.stepKg"])
    .where("pools.id", "=", agreed.lotId)
    .executeTakeFirst();
  if (!pool) return [agreed];
  const shares = await db
    .selectFrom("poolShares")
    .select(["lotId", "groupId", "remainingKg"])
    .where("poolId", "=", agreed.lotId)
    .orderBy("lotId")
    .execute();
  for (const { lotId } of shares) await lockRow(db, "lots", lotId);
  const inOrder = [
    ...shares.filter((one) => one.lotId === pool.lotId),
    ...shares.filter((one) => one.lotId !== pool.lotId),
  ];
  const parts = shareKg(agreed.quantityKg, inOrder, pool.stepKg);
  return inOrder.flatMap(({ lotId, groupId }, at) => {
    const quantityKg = parts[at] ?? 0;
    return quantityKg > 0 ? [{ ...agreed, lotId, producerGroupId: groupId, quantityKg }] : [];
  });
}

async function writeContract(db: Db, act: Act, id: string, { readyFrom, ...agreed }: Agreed): Promise<string> {
  const today = dateIn(defaultZone, act.at);
  const contract: ContractsTable = {
    id,
    number: await nextNumber(db, "PKS", today.slice(0, 4)),
    ...agreed,
    paymentDays: defaultPaymentDays,
    signedAt: act.at,
  };
  await db.insertInto("contracts").values(contract).execute();
  await planDelivery(db, act, contract.id, {
    plannedOn: plannedDay(agreed.week, readyFrom, today),
    quantityKg: contract.quantityKg,
  });
  await recordSigning(db, act, contract);
  await tellPartner(db, act, null, { contractId: id, subjectId: id, path: `/kemitraan/${id}`, kind: "contractSigned" });
  return id;
}

/** Whole kg of a harvest that nobody has. */
async function freeKg(db: Db, lotId: string): Promise<number> {
  const balance = await db
    .selectFrom("lotBalances")
    .select("remainingKg")
    .where("lotId", "=", lotId)
    .executeTakeFirstOrThrow();
  return balance.remainingKg;
}

/** Each side finds the signing in its own trail. */
async function recordSigning(db: Db, act: Act, contract: ContractsTable) {
  const { id, number, quantityKg, priceIdr, terms, regencyCode } = contract;
  for (const groupId of [contract.producerGroupId, contract.processorGroupId]) {
    const data = { number, quantityKg, priceIdr, terms, digest: digestOf("contracts", contract) };
    await recordEvent(db, act, { verb: "contract.signed", subjectId: id, groupId, regencyCode, data });
  }
}
