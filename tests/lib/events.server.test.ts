import { sql } from "kysely";
import { expect } from "vitest";
import { brokenLink, recordEvent } from "~/lib/events.server.ts";
import { once } from "~/lib/once.server.ts";
import { anAct, test } from "../setup.ts";

test("a changed, a missing and a forged event are found", async ({ db }) => {
  for (let i = 0; i < 12; i += 1) {
    const act = anAct(`actor-${i}`);
    await once(db, act, (db) => recordEvent(db, act, { verb: "step", subjectId: `subject-${i}`, data: { i } }));
  }
  expect(await brokenLink(db)).toBeNull();
  const rows = await db.selectFrom("events").selectAll().orderBy("seq").execute();
  // The trigger would refuse the tampering that the chain is there to find: somebody with the file could remove it.
  await dropTriggers();
  for (const row of rows) {
    await db.updateTable("events").set({ data: '{"i":99}' }).where("seq", "=", row.seq).execute();
    expect(await brokenLink(db)).toBe(row.seq);
    await db.updateTable("events").set({ data: row.data }).where("seq", "=", row.seq).execute();
  }
  await db.deleteFrom("events").where("seq", "=", 5).execute();
  expect(await brokenLink(db)).toBe(5);

  async function dropTriggers() {
    const tail = (await isSqlite()) ? sql`` : sql` on "events"`;
    await sql`drop trigger "events_no_update"${tail}`.execute(db);
    await sql`drop trigger "events_no_delete"${tail}`.execute(db);
  }
  async function isSqlite() {
    return db.getExecutor().adapter.constructor.name !== "PostgresAdapter";
  }
});
