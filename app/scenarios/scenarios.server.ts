import type { Db } from "#db/open.server.ts";
import { lockTrail } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage, numericCursor, writeCursor } from "~/lib/keyset.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Change } from "./change.ts";
import { readChanges, spellChange } from "./change.ts";
import type { ScenarioRefusal } from "./scenario.ts";
import { mostScenarios } from "./scenario.ts";

type Office = { regencyCodes: readonly string[] };
type Done = Promise<Outcome<{ id: string }, ScenarioRefusal>>;

const pageSize = 20;

/** Keeps changes under a name for the officers of a regency. What they bring is not kept: it is computed on the market of the day. */
export function saveScenario(
  db: Db,
  act: Act,
  office: Office,
  scenario: { regencyCode: string; name: string; note: string; changes: readonly Change[] },
): Done {
  return once(db, act, async (db) => {
    const { regencyCode, name, note, changes } = scenario;
    if (!office.regencyCodes.includes(regencyCode)) return refuse("otherRegency");
    if (changes.length === 0) return refuse("noChanges");
    await lockTrail(db);
    const { kept } = await db
      .selectFrom("scenarios")
      .select(({ fn }) => fn.countAll<number>().as("kept"))
      .where("regencyCode", "=", regencyCode)
      .executeTakeFirstOrThrow();
    if (kept >= mostScenarios) return refuse("tooManyScenarios");
    const id = act.newId();
    const row = { id, regencyCode, name, note, changes: changes.map(spellChange).join(" ") };
    await db
      .insertInto("scenarios")
      .values({ ...row, byUserId: act.actorId, at: act.at })
      .execute();
    await recordEvent(db, act, { verb: "scenario.saved", subjectId: id, regencyCode, data: { name } });
    return { ok: true as const, id };
  });
}

/** Takes a scenario out of the list. Its link then finds nothing. */
export function removeScenario(db: Db, act: Act, office: Office, id: string): Done {
  return once(db, act, async (db) => {
    const scenario = await findScenario(db, office, id);
    if (!scenario) return refuse("scenarioNotFound");
    const removal = { scenarioId: id, byUserId: act.actorId, at: act.at };
    await db
      .insertInto("scenarioRemovals")
      .values(removal)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { regencyCode } = scenario;
    await recordEvent(db, act, { verb: "scenario.removed", subjectId: id, regencyCode });
    return { ok: true as const, id };
  });
}

/** A scenario of the office's regencies with its changes, or undefined. */
export async function findScenario(db: Db, office: Office, id: string) {
  const row = await kept(db, office).where("scenarios.id", "=", id).executeTakeFirst();
  return row && withChanges(row);
}

/** The scenarios of these regencies, newest first, a page at a time. */
export async function scenariosOf(db: Db, office: Office, after: Cursor | null, size = pageSize) {
  let query = kept(db, office).orderBy("scenarios.at", "desc").orderBy("scenarios.id", "desc");
  const seen = numericCursor(after);
  if (seen) {
    const { value: at, id } = seen;
    query = query.where(({ eb, or, and }) =>
      or([eb("scenarios.at", "<", at), and([eb("scenarios.at", "=", at), eb("scenarios.id", "<", id)])]),
    );
  }
  const { rows, more } = cutPage(await query.limit(size + 1).execute(), size);
  const last = rows.at(-1);
  return {
    rows: rows.map(withChanges),
    next: more && last ? writeCursor({ value: String(last.at), id: last.id }) : null,
  };
}

export type ScenarioLine = Awaited<ReturnType<typeof scenariosOf>>["rows"][number];

function withChanges<Row extends { changes: string }>(row: Row) {
  return { ...row, changes: readChanges(row.changes.split(" ")) };
}

function kept(db: Db, { regencyCodes }: Office) {
  return db
    .selectFrom("scenarios")
    .innerJoin("regions", "regions.code", "scenarios.regencyCode")
    .leftJoin("users", "users.id", "scenarios.byUserId")
    .leftJoin("scenarioRemovals", "scenarioRemovals.scenarioId", "scenarios.id")
    .select(["scenarios.id", "scenarios.regencyCode", "scenarios.name", "scenarios.note", "scenarios.changes"])
    .select(["scenarios.at", "users.name as byName", "regions.name as regencyName"])
    .where("scenarios.regencyCode", "in", [...regencyCodes])
    .where("scenarioRemovals.scenarioId", "is", null);
}
