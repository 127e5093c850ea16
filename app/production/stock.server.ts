import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { shareSale } from "./sale-shares.server.ts";
import type { AmountRefusal, DiscardEntry, SaleEntry, Ware } from "./stock.ts";
import { saleIdr, takenQuantity } from "./stock.ts";

type TakeRefusal = AmountRefusal | "batchUnknown" | "moreThanStock" | "takenFuture" | "takenBeforeCooking";
export type SaleRefusal = TakeRefusal | "batchExpired" | "batchRecalled";
export type DiscardRefusal = TakeRefusal;
export type VoidTakenRefusal = "takenUnknown" | "takenVoided" | "saleConfirmed";

/** Who acts: the group of a trader. */
type Cook = { id: string };
export type TakenKind = "sale" | "discard";

/** Writes a sale down. Of what is past its day, or recalled, nothing is sold. */
export function recordSale(
  db: Db,
  act: Act,
  group: Cook,
  value: SaleEntry,
): Promise<Outcome<{ id: string; batchId: string }, SaleRefusal>> {
  return once(db, act, async (db) => {
    const shelf = await shelfOf(db, act, group, { ...value, on: value.soldOn });
    if (typeof shelf === "string") return refuse(shelf);
    const { batch, packs, quantity } = shelf;
    if (batch.expiresOn !== null && value.soldOn > batch.expiresOn) return refuse("batchExpired");
    if (await isRecalled(db, batch.id)) return refuse("batchRecalled");
    const { soldOn, priceIdr, channel, buyerKind, note } = value;
    const id = act.newId();
    const amountIdr = saleIdr(batch.outputUnit, { quantity, packs }, priceIdr);
    const head = { id, batchId: batch.id, groupId: group.id, regencyCode: batch.regencyCode, packs, quantity };
    const by = { note, userId: act.actorId, at: act.at };
    await db
      .insertInto("sales")
      .values({ ...head, soldOn, priceIdr, amountIdr, channel, buyerKind, ...by })
      .execute();
    await noteTaken(db, act, head, { verb: "sale.recorded", data: { packs, quantity, amountIdr, channel } });
    await shareSale(db, act, { ...head, amountIdr });
    return { ok: true as const, id, batchId: batch.id };
  });
}

/** Writes down what was thrown away or tasted. */
export function recordDiscard(
  db: Db,
  act: Act,
  group: Cook,
  value: DiscardEntry,
): Promise<Outcome<{ id: string; batchId: string }, DiscardRefusal>> {
  return once(db, act, async (db) => {
    const shelf = await shelfOf(db, act, group, { ...value, on: value.discardedOn });
    if (typeof shelf === "string") return refuse(shelf);
    const { batch, packs, quantity } = shelf;
    const { discardedOn, kind, note } = value;
    const id = act.newId();
    const head = { id, batchId: batch.id, groupId: group.id, regencyCode: batch.regencyCode, packs, quantity };
    const by = { note, userId: act.actorId, at: act.at };
    await db
      .insertInto("discards")
      .values({ ...head, discardedOn, kind, ...by })
      .execute();
    await noteTaken(db, act, head, { verb: "discard.recorded", data: { packs, quantity, kind } });
    return { ok: true as const, id, batchId: batch.id };
  });
}

/**
 * Strikes a sale or a discard out, with a reason: what it took is back on the shelf. A sale whose part a producer has
 * confirmed stays.
 */
export function voidTaken(
  db: Db,
  act: Act,
  group: Cook,
  value: { kind: TakenKind; id: string; reason: string },
): Promise<Outcome<{ batchId: string }, VoidTakenRefusal>> {
  return once(db, act, async (db) => {
    const { kind, id, reason } = value;
    const taken = await ownTaken(db, group.id, kind, id);
    if (!taken) return refuse("takenUnknown");
    await lockRow(db, "batches", taken.batchId);
    if (kind === "sale" && (await isConfirmed(db, id))) return refuse("saleConfirmed");
    const row = { userId: act.actorId, at: act.at, reason };
    const done =
      kind === "sale"
        ? await db
            .insertInto("saleVoids")
            .values({ saleId: id, ...row })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        : await db
            .insertInto("discardVoids")
            .values({ discardId: id, ...row })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
    if (!done.numInsertedOrUpdatedRows) return refuse("takenVoided");
    const head = { id, batchId: taken.batchId, groupId: group.id, regencyCode: taken.regencyCode };
    await noteTaken(db, act, head, { verb: `${kind}.voided`, data: { reason } });
    return { ok: true as const, batchId: taken.batchId };
  });
}

type Asked = { batchId: string; ware: Ware; countThousandths: number; on: string };
type Shelf = { batch: NonNullable<Awaited<ReturnType<typeof ownBatch>>>; packs: number | null; quantity: number };

/** Locks the batch and looks whether so much of it is on the shelf: two sales at once cannot both take the last packet. */
async function shelfOf(db: Db, act: Act, group: Cook, asked: Asked): Promise<Shelf | TakeRefusal> {
  await lockRow(db, "batches", asked.batchId);
  const batch = await ownBatch(db, group.id, asked.batchId);
  if (!batch) return "batchUnknown";
  const amount = takenQuantity(batch, asked.ware, asked.countThousandths);
  if (typeof amount === "string") return amount;
  if (asked.on > dateIn(defaultZone, act.at)) return "takenFuture";
  if (asked.on < batch.processedOn) return "takenBeforeCooking";
  return amount.quantity > batch.leftQuantity ? "moreThanStock" : { batch, ...amount };
}

function ownBatch(db: Db, groupId: string, batchId: string) {
  return db
    .selectFrom("batches")
    .innerJoin("batchStocks", "batchStocks.batchId", "batches.id")
    .select(["batches.id", "batches.regencyCode", "batches.outputUnit", "batches.packQuantity"])
    .select(["batches.processedOn", "batches.expiresOn", "batchStocks.leftQuantity"])
    .where("batches.id", "=", batchId)
    .where("batches.groupId", "=", groupId)
    .executeTakeFirst();
}

async function isRecalled(db: Db, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom("recalledBatches")
    .select("recallId")
    .where("batchId", "=", batchId)
    .executeTakeFirst();
  return row !== undefined;
}

async function isConfirmed(db: Db, saleId: string): Promise<boolean> {
  const row = await db
    .selectFrom("saleConfirmations")
    .select("saleId")
    .where("saleId", "=", saleId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function ownTaken(db: Db, groupId: string, kind: TakenKind, id: string) {
  return db
    .selectFrom(kind === "sale" ? "sales" : "discards")
    .select(["batchId", "regencyCode"])
    .where("id", "=", id)
    .where("groupId", "=", groupId)
    .executeTakeFirst();
}

type Head = { id: string; batchId: string; groupId: string; regencyCode: string };

function noteTaken(db: Db, act: Act, head: Head, said: { verb: string; data: Record<string, string | number | null> }) {
  const { id: subjectId, batchId, groupId, regencyCode } = head;
  return recordEvent(db, act, { verb: said.verb, subjectId, groupId, regencyCode, data: { batchId, ...said.data } });
}
