import type { Db } from "#db/open.server.ts";
import { lockTrail } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import type { Source } from "./touch.ts";
import { findSource, touchedBatches, touchedTickets, trace } from "./trace.server.ts";

export type RecallRefusal = "sourceUnknown" | "recallStands";
export type RecallEndRefusal = "recallUnknown" | "recallEnded";

/** Who acts: an officer, for the own regencies. */
type Office = { regencyCodes: string[] };

/**
 * Calls back what a bad harvest, delivery or batch touched: from now on its packets' pages warn and its stock is not
 * sold, also of batches that are written down later. Every group that raised or cooked any of it is told.
 */
export function issueRecall(
  db: Db,
  act: Act,
  office: Office,
  value: { source: Source; reason: string },
): Promise<Outcome<{ id: string; number: string }, RecallRefusal>> {
  return once(db, act, async (db) => {
    const { source, reason } = value;
    // Two officers at once: the second waits here and then finds the first one's recall.
    await lockTrail(db);
    const found = await findSource(db, office.regencyCodes, source);
    if (!found) return refuse("sourceUnknown");
    if (await standingRecall(db, source)) return refuse("recallStands");
    const { regencyCode } = found;
    const id = act.newId();
    const number = await nextNumber(db, "TRK", dateIn(defaultZone, act.at).slice(0, 4));
    const row = { id, number, regencyCode, reason, byUserId: act.actorId, at: act.at };
    await db
      .insertInto("recalls")
      .values({ ...row, ...columnsOf(source) })
      .execute();
    const told = await tellTouched(db, act, { id, source, number, reason });
    const data = { number, kind: source.kind, sourceId: source.id, reason, ...told };
    await recordEvent(db, act, { verb: "recall.issued", subjectId: id, regencyCode, data });
    return { ok: true as const, id, number };
  });
}

/** Ends a recall, with the reason: its packets' pages warn no more. */
export function endRecall(
  db: Db,
  act: Act,
  office: Office,
  value: { recallId: string; reason: string },
): Promise<Outcome<{ id: string }, RecallEndRefusal>> {
  return once(db, act, async (db) => {
    const { recallId, reason } = value;
    const recall = await db.selectFrom("recalls").selectAll().where("id", "=", recallId).executeTakeFirst();
    if (!recall || !office.regencyCodes.includes(recall.regencyCode)) return refuse("recallUnknown");
    const ended = await db
      .insertInto("recallEnds")
      .values({ recallId, reason, byUserId: act.actorId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!ended.numInsertedOrUpdatedRows) return refuse("recallEnded");
    const { regencyCode, number } = recall;
    const source = sourceOfRecall(recall);
    for (const groupId of await groupsTouched(db, source)) {
      const telling = { to: { groupId }, subjectId: recallId, path: "/produksi" };
      await tell(db, act, { ...telling, kind: "recallEnded", data: { name: number, reason } });
    }
    await recordEvent(db, act, { verb: "recall.ended", subjectId: recallId, regencyCode, data: { number, reason } });
    return { ok: true as const, id: recallId };
  });
}

type Columns = { lotId: string | null; ticketId: string | null; batchId: string | null };

function columnsOf({ kind, id }: Source): Columns {
  return {
    lotId: kind === "lot" ? id : null,
    ticketId: kind === "ticket" ? id : null,
    batchId: kind === "batch" ? id : null,
  };
}

/** What a recall is about. */
export function sourceOfRecall({ lotId, ticketId, batchId }: Columns): Source {
  if (lotId !== null) return { kind: "lot", id: lotId };
  return ticketId === null ? { kind: "batch", id: batchId ?? "" } : { kind: "ticket", id: ticketId };
}

/** The recall of just this thing that has not ended, or undefined. */
export function standingRecall(db: Db, source: Source) {
  const column = ({ lot: "lotId", ticket: "ticketId", batch: "batchId" } as const)[source.kind];
  return db
    .selectFrom("recalls")
    .leftJoin("recallEnds", "recallEnds.recallId", "recalls.id")
    .select(["recalls.id", "recalls.number"])
    .where(`recalls.${column}`, "=", source.id)
    .where("recallEnds.recallId", "is", null)
    .executeTakeFirst();
}

type Issued = { id: string; source: Source; number: string; reason: string };

/** Tells each group that raised or cooked any of it; answers how many, for the trail. */
async function tellTouched(db: Db, act: Act, { id, source, number, reason }: Issued): Promise<{ groups: number }> {
  const groups = await groupsTouched(db, source);
  for (const groupId of groups) {
    const telling = { to: { groupId }, subjectId: id, path: "/kabar" };
    await tell(db, act, { ...telling, kind: "recallIssued", data: { name: number, reason } });
  }
  return { groups: groups.length };
}

async function groupsTouched(db: Db, source: Source): Promise<string[]> {
  const { ticketIds, batchIds, lotIds } = await trace(db, source);
  const [tickets, batches, lots] = await Promise.all([
    touchedTickets(db, ticketIds),
    touchedBatches(db, batchIds),
    db
      .selectFrom("lots")
      .select("groupId")
      .where("id", "in", lotIds.length > 0 ? lotIds : [""])
      .execute(),
  ]);
  const cooks = batches.map(({ groupId }) => groupId);
  const ids = [...lots.map(({ groupId }) => groupId), ...tickets.map((one) => one.producerGroupId), ...cooks];
  return [...new Set(ids)].toSorted();
}
