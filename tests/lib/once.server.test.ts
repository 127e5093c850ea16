import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { brokenLink, recordEvent } from "~/lib/events.server.ts";
import { nextNumber } from "~/lib/numbers.server.ts";
import { KeyReused, once, refuse } from "~/lib/once.server.ts";
import { createGroup } from "../factories/people.ts";
import { anAct, test } from "../setup.ts";

/** A verb that draws a number and leaves an event: enough to see whether it happened once. */
function draw(db: Db, act = anAct()) {
  return once(db, act, async (db) => {
    const number = await nextNumber(db, "PKS", "2026");
    await recordEvent(db, act, { verb: "number.drawn", subjectId: number });
    return number;
  });
}

test("the same key has one effect and answers the same", async ({ db }) => {
  const act = anAct();
  expect(await draw(db, act)).toBe("PKS-2026-0001");
  expect(await draw(db, act)).toBe("PKS-2026-0001");
  expect(await draw(db)).toBe("PKS-2026-0002");
});

test("the same key with other content is refused, and has no effect", async ({ db }) => {
  const act = anAct();
  await draw(db, act);
  await expect(draw(db, { ...act, requestHash: "another" })).rejects.toThrow(KeyReused);
  expect(await draw(db)).toBe("PKS-2026-0002");
});

test("the same key of another person is another key", async ({ db }) => {
  const act = anAct("one");
  await draw(db, act);
  expect(await draw(db, { ...act, actorId: "two" })).toBe("PKS-2026-0002");
});

test("twenty equal keys at once have one effect", async ({ db }) => {
  const act = anAct();
  const answers = await Promise.all(Array.from({ length: 20 }, () => draw(db, act)));
  expect(new Set(answers)).toEqual(new Set(["PKS-2026-0001"]));
  expect(await draw(db)).toBe("PKS-2026-0002");
});

test("forty keys at once draw forty numbers without a gap and an unbroken chain", async ({ db }) => {
  const numbers = await Promise.all(Array.from({ length: 40 }, () => draw(db)));
  expect(new Set(numbers).size).toBe(40);
  expect(numbers.sort().at(-1)).toBe("PKS-2026-0040");
  expect(await brokenLink(db)).toBeNull();
});

test("a refusal writes nothing and leaves the key free", async ({ db }) => {
  const act = anAct();
  const refused = await once(db, act, async (db) => {
    await nextNumber(db, "PKS", "2026");
    return refuse("tooLate");
  });
  expect(refused).toEqual({ ok: false, reason: "tooLate" });
  expect(await draw(db, act)).toBe("PKS-2026-0001");
});

test("an error writes nothing and leaves the key free", async ({ db }) => {
  const act = anAct();
  const failing = once(db, act, async (db) => {
    await nextNumber(db, "PKS", "2026");
    throw new Error("the disk is full");
  });
  await expect(failing).rejects.toThrow("the disk is full");
  expect(await draw(db, act)).toBe("PKS-2026-0001");
});

test("a verb inside a verb is one write", async ({ db }) => {
  const act = anAct();
  const both = await once(db, act, async (db) => [await draw(db, act), await draw(db, act)]);
  expect(both).toEqual(["PKS-2026-0001", "PKS-2026-0002"]);
  const events = await db.selectFrom("events").select("verb").execute();
  expect(events.length).toBe(2);
});

test("an event outside a write is a mistake", async ({ db }) => {
  await expect(recordEvent(db, anAct(), { verb: "x", subjectId: "y" })).rejects.toThrow("outside a transaction");
});

test("the trail cannot be changed or shortened", async ({ db }) => {
  await draw(db);
  await expect(db.updateTable("events").set({ actorId: "someone else" }).execute()).rejects.toThrow("append-only");
  await expect(db.deleteFrom("events").execute()).rejects.toThrow("append-only");
});

test("the database itself refuses what must never be", async ({ db }) => {
  const group = await createGroup(db);
  const change = db.updateTable("groups").set({ isProducer: 0, isProcessor: 0 }).where("id", "=", group.id);
  await expect(change.execute()).rejects.toThrow();
});
