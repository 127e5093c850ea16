import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findProduct, recipesOf } from "~/places/commodities.server.ts";
import type { BatchEntry, EntryInput, OutputUnit } from "./batch.ts";
import { expiryOf, gramsByTicket, outputUnitOf, packsOf, quantityOf } from "./batch.ts";
import { codeFrom } from "./packet-code.ts";
import type { UsableTicket } from "./usable-tickets.server.ts";
import { ticketsToUse } from "./usable-tickets.server.ts";

export type BatchRefusal =
  | "kitchenUnknown"
  | "productUnknown"
  | "ticketUnknown"
  | "ticketTwice"
  | "moreThanLeft"
  | "termsMixed"
  | "noRecipe"
  | "piecesNotWhole"
  | "packsWithoutSize"
  | "packsTooMany"
  | "expiryTooEarly"
  | "processedFuture"
  | "processedBeforeWeighing";
export type VoidBatchRefusal = "batchUnknown" | "batchVoided" | "batchTaken";

/** Who acts: the group of a trader. */
type Cook = { id: string };

/**
 * Writes down what a kitchen made of confirmed notes. Each gram is used once: the notes are locked, and what earlier
 * batches took of them is no longer there.
 */
export function recordBatch(
  db: Db,
  act: Act,
  group: Cook,
  value: BatchEntry,
): Promise<Outcome<{ id: string; number: string }, BatchRefusal>> {
  return once(db, act, async (db) => {
    const ids = [...gramsByTicket(value.inputs).keys()].toSorted();
    for (const id of ids) await lockRow(db, "tickets", id);
    const kitchen = await ownKitchen(db, group.id, value.kitchenId);
    if (!kitchen) return refuse("kitchenUnknown");
    const product = await findProduct(db, value.productCode);
    if (!product) return refuse("productUnknown");
    const tickets = await ticketsToUse(db, group.id, ids);
    const refusal = inputRefusal(value, tickets, dateIn(defaultZone, act.at));
    if (refusal) return refuse(refusal);
    const recipes = await recipesOf(db, product.code);
    const known = new Set(recipes.map(({ commodityCode }) => commodityCode));
    if (!tickets.every(({ commodityCode }) => known.has(commodityCode))) return refuse("noRecipe");
    const made = madeOf(value, product);
    if (typeof made === "string") return refuse(made);
    const done = await writeBatch(db, act, value, { ...made, ...kitchen });
    return { ok: true as const, ...done };
  });
}

/** Strikes a batch out, with a reason: its grams can be used again. Not when something of it was sold or thrown away. */
export function voidBatch(
  db: Db,
  act: Act,
  group: Cook,
  value: { batchId: string; reason: string },
): Promise<Outcome<{ id: string }, VoidBatchRefusal>> {
  return once(db, act, async (db) => {
    const { batchId, reason } = value;
    await lockRow(db, "batches", batchId);
    const batch = await db
      .selectFrom("batches")
      .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
      .leftJoin("batchStocks", "batchStocks.batchId", "batches.id")
      .select(["batches.regencyCode", "batchVoids.batchId as voidedId", "batchStocks.takenQuantity"])
      .where("batches.id", "=", batchId)
      .where("batches.groupId", "=", group.id)
      .executeTakeFirst();
    if (!batch) return refuse("batchUnknown");
    if (batch.voidedId) return refuse("batchVoided");
    if ((batch.takenQuantity ?? 0) > 0) return refuse("batchTaken");
    const voided = await db
      .insertInto("batchVoids")
      .values({ batchId, userId: act.actorId, at: act.at, reason })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!voided.numInsertedOrUpdatedRows) return refuse("batchVoided");
    const { regencyCode } = batch;
    await recordEvent(db, act, {
      verb: "batch.voided",
      subjectId: batchId,
      groupId: group.id,
      regencyCode,
      data: { reason },
    });
    return { ok: true as const, id: batchId };
  });
}

function inputRefusal(value: BatchEntry, tickets: UsableTicket[], today: string): BatchRefusal | null {
  const { inputs, processedOn } = value;
  if (new Set(inputs.map(({ ticketId, cheaper }) => `${ticketId} ${cheaper}`)).size < inputs.length)
    return "ticketTwice";
  const known = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  if (inputs.length === 0 || !inputs.every(({ ticketId }) => known.has(ticketId))) return "ticketUnknown";
  const leftOf = ({ ticketId, cheaper }: EntryInput) =>
    known.get(ticketId)?.[cheaper ? "cheaperLeftGrams" : "leftGrams"] ?? 0;
  if (inputs.some((input) => input.grams > leftOf(input))) return "moreThanLeft";
  if (new Set(tickets.map(({ terms }) => terms)).size > 1) return "termsMixed";
  if (processedOn > today) return "processedFuture";
  return tickets.some(({ weighedOn }) => processedOn < weighedOn) ? "processedBeforeWeighing" : null;
}

type Product = NonNullable<Awaited<ReturnType<typeof findProduct>>>;
type Output = {
  outputUnit: OutputUnit;
  outputQuantity: number;
  rejectQuantity: number;
  packQuantity: number | null;
  packs: number | null;
  expiresOn: string | null;
};

/** What came out, in the product's own unit, or why that cannot be. */
function madeOf(value: BatchEntry, product: Product): Output | BatchRefusal {
  const outputUnit = outputUnitOf(product);
  const outputQuantity = quantityOf(outputUnit, value.outputThousandths);
  const rejectQuantity = quantityOf(outputUnit, value.rejectThousandths);
  if (outputQuantity === null || rejectQuantity === null) return "piecesNotWhole";
  if (value.packs !== undefined && value.packQuantity === undefined) return "packsWithoutSize";
  const packs = packsOf(outputQuantity, value.packQuantity, value.packs);
  if (value.packQuantity !== undefined && packs === null) return "packsTooMany";
  const expiresOn = expiryOf(value.expiresOn, value.processedOn, product.shelfDays);
  if (expiresOn !== null && expiresOn < value.processedOn) return "expiryTooEarly";
  return { outputUnit, outputQuantity, rejectQuantity, packQuantity: value.packQuantity ?? null, packs, expiresOn };
}

async function writeBatch(
  db: Db,
  act: Act,
  value: BatchEntry,
  made: Output & { groupId: string; regencyCode: string },
) {
  const { kitchenId, productCode, processedOn, outputPriceIdr, unpaidMinutes, wageIdrPerDay, note } = value;
  const id = act.newId();
  const number = await nextNumber(db, "PRD", processedOn.slice(0, 4));
  const code = await freeCode(db, act);
  const otherInputsIdr = value.costs.reduce((sum, { amountIdr }) => sum + amountIdr, 0);
  const labourMinutes = value.paidMinutes + unpaidMinutes;
  const costs = { outputPriceIdr, otherInputsIdr, labourMinutes, unpaidMinutes, wageIdrPerDay };
  const by = { userId: act.actorId, at: act.at };
  await db
    .insertInto("batches")
    .values({ id, number, code, kitchenId, productCode, processedOn, ...made, ...costs, note, ...by })
    .execute();
  const inputs = [...gramsByTicket(value.inputs)].map(([ticketId, used]) => ({ batchId: id, ticketId, ...used }));
  await db.insertInto("batchInputs").values(inputs).execute();
  const rows = value.costs.map((cost) => ({ batchId: id, ...cost }));
  if (rows.length > 0) await db.insertInto("batchCosts").values(rows).execute();
  const rawGrams = inputs.reduce((sum, { grams }) => sum + grams, 0);
  const { groupId, regencyCode, outputQuantity, outputUnit } = made;
  const data = { number, code, productCode, rawGrams, outputQuantity, outputUnit };
  await recordEvent(db, act, { verb: "batch.recorded", subjectId: id, groupId, regencyCode, data });
  return { id, number };
}

/** A code that no packet bears yet. Two alike are one in thousands of millions, so the first nearly always serves. */
async function freeCode(db: Db, act: Act): Promise<string> {
  for (;;) {
    const code = codeFrom(act.newId());
    const taken = await db.selectFrom("batches").select("id").where("code", "=", code).executeTakeFirst();
    if (!taken) return code;
  }
}

function ownKitchen(db: Db, groupId: string, kitchenId: string) {
  return db
    .selectFrom("kitchens")
    .select(["groupId", "regencyCode"])
    .where("id", "=", kitchenId)
    .where("groupId", "=", groupId)
    .executeTakeFirst();
}
