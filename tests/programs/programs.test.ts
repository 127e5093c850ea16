import { v7 } from "uuid";
import { expect } from "vitest";
import { totalOf } from "~/programs/program.ts";
import { findProgram, listPrograms, programsOf, yearsOf } from "~/programs/programs.server.ts";
import { createGroup } from "../factories/people.ts";
import { test, todayMs } from "../setup.ts";

test("each regency sees its own programme", async ({ db }) => {
  expect((await programsOf(db, "63.72")).map((program) => program.code)).toEqual(["RT_MANDIRI"]);
  expect((await programsOf(db, "64.02")).map((program) => program.code)).toEqual(["RT_KU_TERBAIK"]);
  expect(await programsOf(db, "63.03")).toEqual([]);
  expect(await listPrograms(db)).toHaveLength(2);
});

test("a programme carries its amount in rupiah and its place", async ({ db }) => {
  expect(await findProgram(db, "RT_MANDIRI")).toMatchObject({ amountIdr: 75_000_000, regencyName: "Kota Banjarbaru" });
  expect(await findProgram(db, "RT_LAIN")).toBeUndefined();
});

test("a year counts the groups enrolled here and what they were given, newest year first", async ({ db }) => {
  for (const year of [2022, 2023, 2023]) {
    const group = await createGroup(db);
    await db
      .insertInto("enrolments")
      .values({ id: v7(), groupId: group.id, programId: "RT_MANDIRI", year, amountIdr: 75_000_000, at: todayMs })
      .execute();
  }
  const years = await yearsOf(db, "RT_MANDIRI");
  expect(years.map((year) => [year.year, year.plannedGroups, year.enrolledGroups, year.enrolledIdr])).toEqual([
    [2024, 60, 0, 0],
    [2023, 60, 2, 150_000_000],
    [2022, 60, 1, 75_000_000],
  ]);
  expect(totalOf(years)).toEqual({ groups: 3, idr: 225_000_000 });
});
