import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import type { DeskRow } from "./desk.ts";
import { rowKey } from "./desk.ts";
import type { DeskFilter } from "./desk-filter.ts";
import type { Noted, OutcomeValue } from "./outcome.ts";
import { mostRestDays, returnsOn } from "./outcome.ts";

const dayMs = 86_400_000;

/** Notes what came of a thing on the desk; it leaves "to do" until a day. `today` is the date in the regency's zone. */
export function noteOutcome(
  db: Db,
  act: Act,
  row: DeskRow,
  value: OutcomeValue,
  today: string,
): Promise<Outcome<{ untilOn: string }, "dayNotFit">> {
  return once(db, act, async (db) => {
    const untilOn = returnsOn(value, today);
    if (untilOn === null) return refuse("dayNotFit");
    const { kind, id: subjectId, regencyCode, villageCode } = row;
    const { outcome, note } = value;
    const by = { userId: act.actorId, at: act.at };
    await db
      .insertInto("deskOutcomes")
      .values({
        id: act.newId(),
        kind,
        subjectId,
        regencyCode,
        villageCode,
        outcome,
        note,
        untilOn,
        ...by,
        factsJson: JSON.stringify(row),
      })
      .execute();
    // Not an event of the group: a call of the office is no sign of life of its own.
    const data = { kind, outcome, untilOn };
    await recordEvent(db, act, { verb: "desk.noted", subjectId, regencyCode, data });
    return { ok: true as const, untilOn };
  });
}

/** The newest word about each thing on which one was spoken lately enough to hold, by the name of its row. */
export async function newestOutcomes(
  db: Db,
  regencyCodes: readonly string[],
  nowMs: number,
): Promise<Map<string, Noted>> {
  const rows = await db
    .selectFrom("deskOutcomes")
    .leftJoin("users", "users.id", "deskOutcomes.userId")
    .select(["deskOutcomes.id", "deskOutcomes.kind", "deskOutcomes.subjectId", "deskOutcomes.outcome"])
    .select(["deskOutcomes.untilOn", "deskOutcomes.note", "deskOutcomes.at", "users.name as by"])
    .where("deskOutcomes.regencyCode", "in", regencyCodes)
    .where("deskOutcomes.at", ">", nowMs - (mostRestDays + 1) * dayMs)
    .orderBy("deskOutcomes.id")
    .execute();
  return new Map(
    rows.map(({ kind, subjectId, by, ...noted }) => [rowKey({ kind, id: subjectId }), { ...noted, by: by ?? "" }]),
  );
}

/** A thing that was dealt with: the row as it stood then, and who said what when. */
export type DoneRow = { id: string; row: DeskRow; noted: Noted };

/**
 * One page of what is done, newest first: the newest word about each thing, without the words in `except`, whose things
 * still lie in another drawer.
 */
export async function doneOutcomes(
  db: Db,
  regencyCodes: readonly string[],
  filter: Pick<DeskFilter, "kind" | "villageCode">,
  asked: { except: readonly string[]; page: PageAsk },
): Promise<Page<DoneRow>> {
  const query = done(db, regencyCodes, filter, asked.except)
    .leftJoin("users", "users.id", "deskOutcomes.userId")
    .select(["deskOutcomes.id", "deskOutcomes.factsJson", "deskOutcomes.outcome", "deskOutcomes.untilOn"])
    .select(["deskOutcomes.note", "deskOutcomes.at", "users.name as by"]);
  const order = {
    ...{ column: "deskOutcomes.id", id: "deskOutcomes.id", numeric: false, direction: "desc" as const },
    valueOf: (row: { id: string }) => row.id,
  };
  const { rows, ...neighbours } = await keysetPage(query, order, asked.page);
  return {
    ...neighbours,
    rows: rows.map(({ factsJson, by, ...noted }) => ({
      ...{ id: noted.id, row: JSON.parse(factsJson) as DeskRow, noted: { ...noted, by: by ?? "" } },
    })),
  };
}

/** How many things are done. */
export async function countDone(
  db: Db,
  regencyCodes: readonly string[],
  filter: Pick<DeskFilter, "kind" | "villageCode">,
  except: readonly string[],
): Promise<number> {
  const { count } = await done(db, regencyCodes, filter, except)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function done(
  db: Db,
  regencyCodes: readonly string[],
  filter: Pick<DeskFilter, "kind" | "villageCode">,
  except: readonly string[],
) {
  let query = db
    .selectFrom("deskOutcomes")
    .where("deskOutcomes.regencyCode", "in", regencyCodes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("deskOutcomes as newer")
            .select("newer.id")
            .whereRef("newer.kind", "=", "deskOutcomes.kind")
            .whereRef("newer.subjectId", "=", "deskOutcomes.subjectId")
            .whereRef("newer.id", ">", "deskOutcomes.id"),
        ),
      ),
    );
  if (except.length > 0) query = query.where("deskOutcomes.id", "not in", except);
  if (filter.kind) query = query.where("deskOutcomes.kind", "=", filter.kind);
  if (filter.villageCode) query = query.where("deskOutcomes.villageCode", "=", filter.villageCode);
  return query;
}

/** All that was said about one thing, newest first, and the row as it stood the last time; within these regencies. */
export async function historyOf(db: Db, regencyCodes: readonly string[], row: { kind: string; id: string }) {
  const rows = await db
    .selectFrom("deskOutcomes")
    .leftJoin("users", "users.id", "deskOutcomes.userId")
    .select(["deskOutcomes.id", "deskOutcomes.outcome", "deskOutcomes.untilOn", "deskOutcomes.note"])
    .select(["deskOutcomes.at", "deskOutcomes.factsJson", "users.name as by"])
    .where("deskOutcomes.regencyCode", "in", regencyCodes)
    .where("deskOutcomes.kind", "=", row.kind)
    .where("deskOutcomes.subjectId", "=", row.id)
    .orderBy("deskOutcomes.id", "desc")
    .limit(20)
    .execute();
  const last = rows[0] ? (JSON.parse(rows[0].factsJson) as DeskRow) : null;
  return { last, history: rows.map(({ factsJson: _, by, ...noted }) => ({ ...noted, by: by ?? "" })) };
}
