import { expect } from "vitest";
import { homeOf, livelyRegencies } from "~/home.server.ts";
import { groupChoices } from "~/groups/group-choices.server.ts";
import { refuseGroup } from "~/groups/verifications.server.ts";
import { anOffice, banjarbaru, kutaiKartanegara } from "./factories/groups.ts";
import { createGroup } from "./factories/people.ts";
import { anAct, test, todayMs } from "./setup.ts";

const elsewhere = { villageCode: "64.02.06.1001", regencyCode: kutaiKartanegara };

test("the public sees the regencies of verified groups, and counts no other group", async ({ db }) => {
  await createGroup(db);
  for (let count = 0; count < 3; count += 1) await createGroup(db, { ...elsewhere, verified: false });
  expect(await livelyRegencies(db)).toMatchObject([{ code: banjarbaru, groupCount: 1 }]);
});

test("a group whose yes was taken back is no longer on the public map", async ({ db }) => {
  const group = await createGroup(db);
  await createGroup(db, { verified: false });
  const producers = async () => (await homeOf(db, banjarbaru, "2026-03-02")).places.filter(({ hulu }) => hulu).length;
  expect(await producers()).toBe(1);
  await refuseGroup(db, anAct("officer", { at: todayMs + 1 }), anOffice(), group.id, "Kelompok sudah bubar");
  expect(await producers()).toBe(0);
  expect(await livelyRegencies(db)).toEqual([]);
});

test("a newcomer is offered the regency of most verified groups, however many others sign up elsewhere", async ({
  db,
}) => {
  await createGroup(db);
  for (let count = 0; count < 3; count += 1) await createGroup(db, { ...elsewhere, verified: false });
  expect((await groupChoices(db, null)).chosen).toBe(banjarbaru);
});
