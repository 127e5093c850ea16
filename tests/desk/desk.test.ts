import fc from "fast-check";
import { expect, test } from "vitest";
import { deskQuery, readDeskFilter } from "~/desk/desk-filter.ts";
import type { DeskRow } from "~/desk/desk.ts";
import { atStake, inOrder, kindOfSlug, rowPath } from "~/desk/desk.ts";
import { drawerOf, OutcomeForm, returnsOn } from "~/desk/outcome.ts";

const today = "2026-11-21";
const row = (id: string, dueOn: string, amountIdr: number | null = null, quantityKg: number | null = null) =>
  ({ id, dueOn, amountIdr, quantityKg }) as DeskRow;

test("rows stand by day, what is late counts as due today, and then by the money and the kg that hang on them", () => {
  const rows = [
    row("tomorrow", "2026-11-22", 9_000_000),
    row("late, little", "2026-10-01", 100),
    row("today, much", today, 5_000_000),
    row("late, kg only", "2026-11-01", null, 40),
    row("late, fewer kg", "2026-11-01", null, 30),
  ];
  expect(inOrder(rows, today).map(({ id }) => id)).toEqual([
    "today, much",
    "late, little",
    "late, kg only",
    "late, fewer kg",
    "tomorrow",
  ]);
});

test("the order is the same from whatever order the rows came in", () => {
  const some = fc.record({
    id: fc.uuid(),
    dueOn: fc.constantFrom("2026-11-01", "2026-11-21", "2026-11-25"),
    amountIdr: fc.option(fc.nat(10 ** 12)),
    quantityKg: fc.option(fc.nat(10 ** 6)),
  });
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id }), (rows) => {
      const one = inOrder(rows as DeskRow[], today).map(({ id }) => id);
      const other = inOrder([...(rows as DeskRow[])].reverse(), today).map(({ id }) => id);
      expect(other).toEqual(one);
    }),
  );
});

test("what hangs on all rows is their sum, and nothing where nothing is known", () => {
  expect(atStake([row("a", today, 100, 3), row("b", today), row("c", today, 50)])).toEqual({ kg: 3, idr: 150 });
});

test("an outcome rests a thing for its days, and a chosen day must lie ahead and not too far", () => {
  const on = (outcome: "called" | "agreed" | "noAnswer" | "later" | "notNeeded", untilOn?: string) =>
    returnsOn({ outcome, untilOn }, today);
  expect([on("called"), on("agreed"), on("noAnswer"), on("notNeeded")]).toEqual([
    "2026-11-24",
    "2026-11-28",
    "2026-11-22",
    "2027-01-20",
  ]);
  expect(on("later", "2026-11-30")).toBe("2026-11-30");
  expect([on("later", today), on("later", "2027-11-30"), on("later")]).toEqual([null, null, null]);
});

test("a thing lies in the drawer of its newest word until the day on which it comes back", () => {
  expect(drawerOf(undefined, today)).toBe("todo");
  expect(drawerOf({ outcome: "noAnswer", untilOn: "2026-11-22" }, today)).toBe("later");
  expect(drawerOf({ outcome: "noAnswer", untilOn: today }, today)).toBe("todo");
  expect(drawerOf({ outcome: "agreed", untilOn: "2026-11-28" }, today)).toBe("done");
  expect(drawerOf({ outcome: "agreed", untilOn: "2026-11-20" }, today)).toBe("todo");
  expect(drawerOf({ outcome: "notNeeded", untilOn: "2026-12-28" }, today)).toBe("done");
});

test("to come back one must say when, and a note has its length", () => {
  expect(OutcomeForm.safeParse({ outcome: "later" }).success).toBe(false);
  expect(OutcomeForm.safeParse({ outcome: "later", untilOn: "2026-02-30" }).success).toBe(false);
  expect(OutcomeForm.parse({ outcome: "called" })).toEqual({ outcome: "called", note: "" });
  expect(OutcomeForm.safeParse({ outcome: "called", note: "x".repeat(301) }).success).toBe(false);
});

test("a filter survives its address, and what an address does not know is no filter", () => {
  const filter = { tab: "later", kind: "harvest", villageCode: "63.72.02.1005" } as const;
  expect(readDeskFilter(new URLSearchParams(deskQuery(filter)))).toEqual(filter);
  expect(readDeskFilter(new URLSearchParams("laci=x&hal=y&kelurahan=z"))).toEqual({
    tab: "todo",
    kind: null,
    villageCode: null,
  });
  expect(deskQuery({ tab: "todo", kind: null, villageCode: null })).toBe("");
});

test("a row's address names its kind and carries an id with a space", () => {
  expect(rowPath({ kind: "kitchen", id: "a 2026-11-23" })).toBe("/meja/dapur/a%202026-11-23");
  expect(kindOfSlug("dapur")).toBe("kitchen");
  expect(kindOfSlug("constructor")).toBeNull();
});
