import { expect } from "vitest";
import { enrolGroup, enrolmentsOf } from "~/groups/enrolments.server.ts";
import { groupSheet, trailOf } from "~/groups/group-page.server.ts";
import { changeGroup, findGroup, registerGroup } from "~/groups/groups.server.ts";
import { registerFor } from "~/groups/register.server.ts";
import { signUp } from "~/groups/sign-up.server.ts";
import { membersOf } from "~/groups/members.server.ts";
import { newestVerdict, refuseGroup, verdictsOf, verifyGroup } from "~/groups/verifications.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { once } from "~/lib/once.server.ts";
import type { Db } from "#db/open.server.ts";
import {
  anOffice,
  banjarbaru,
  groupData,
  guntungManggis,
  kutaiKartanegara,
  loktabatUtara,
} from "../factories/groups.ts";
import { createGroup, createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const siti = { name: "Siti", phone: "+6281211112222", passwordHash: "hash" };

async function countOf(db: Db, table: "users" | "groups" | "memberships" | "enrolments" | "verifications") {
  return (await db.selectFrom(table).selectAll().execute()).length;
}

test("a group is written down in its regency and waits to be verified", async ({ db }) => {
  const done = await registerGroup(db, anAct(), groupData());
  const id = done.ok ? done.id : "";
  expect(await findGroup(db, id)).toMatchObject({ name: "Pokdakan Maju", regencyCode: banjarbaru, isProducer: 1 });
  expect(await groupSheet(db, id)).toMatchObject({ state: "waiting", village: "Guntung Manggis", reason: "" });
});

test.for([
  ["a kelurahan that is not there", { villageCode: "63.72.99.9999" }, "unknownPlace"],
  ["a kecamatan instead of a kelurahan", { villageCode: "63.72.02" }, "unknownPlace"],
  ["a kind that is not there", { kindCode: "PARTAI" }, "unknownKind"],
] as const)("%s is refused and nothing is written", async ([, over, reason], { db }) => {
  expect(await registerGroup(db, anAct(), groupData(over))).toEqual({ ok: false, reason });
  expect(await countOf(db, "groups")).toBe(0);
  expect(await db.selectFrom("events").selectAll().execute()).toEqual([]);
});

test("a person and a group sign up in one: user, group, chair, and the contact is the person", async ({ db }) => {
  const done = await signUp(db, anAct("visitor"), siti, groupData());
  if (!done.ok) throw new Error(done.reason);
  expect(await membersOf(db, done.groupId)).toMatchObject([{ userId: done.userId, duty: "chair", invited: false }]);
  expect(await findGroup(db, done.groupId)).toMatchObject({ contactName: "Siti", contactPhone: siti.phone });
});

test("signing up with a known phone leaves nothing behind", async ({ db }) => {
  await createUser(db, { phone: siti.phone });
  expect(await signUp(db, anAct("visitor"), siti, groupData())).toEqual({ ok: false, reason: "phoneTaken" });
  expect([await countOf(db, "users"), await countOf(db, "groups")]).toEqual([1, 0]);
});

test("a group that cannot be written takes its person with it", async ({ db }) => {
  const nowhere = groupData({ villageCode: "63.72.99.9999" });
  expect(await signUp(db, anAct("visitor"), siti, nowhere)).toEqual({ ok: false, reason: "unknownPlace" });
  expect(await countOf(db, "users")).toBe(0);
});

test("a sign-up sent twice makes one person and one group", async ({ db }) => {
  const act = anAct("visitor");
  const first = await signUp(db, act, siti, groupData());
  expect(await signUp(db, act, siti, groupData())).toEqual(first);
  expect([await countOf(db, "users"), await countOf(db, "groups"), await countOf(db, "memberships")]).toEqual([
    1, 1, 1,
  ]);
});

test("an officer's yes verifies, with who and when in the trail", async ({ db }) => {
  const group = await createGroup(db, { verified: false });
  expect(await verifyGroup(db, anAct("officer"), anOffice(), group.id)).toEqual({ ok: true });
  expect(await newestVerdict(db, group.id)).toMatchObject({ verdict: "verified", at: todayMs });
  expect(await trailOf(db, group.id)).toMatchObject([{ verb: "group.verified" }]);
});

test("an officer's no keeps its reason, and the next yes counts", async ({ db }) => {
  const group = await createGroup(db, { verified: false });
  await refuseGroup(db, anAct("officer"), anOffice(), group.id, "Alamat tidak ditemukan");
  expect(await groupSheet(db, group.id)).toMatchObject({ state: "refused", reason: "Alamat tidak ditemukan" });
  await verifyGroup(db, anAct("officer", { at: todayMs + 1 }), anOffice(), group.id);
  expect(await groupSheet(db, group.id)).toMatchObject({ state: "verified", reason: "" });
  expect((await verdictsOf(db, group.id)).map(({ verdict }) => verdict)).toEqual(["verified", "refused"]);
});

test("a yes can be taken back, and is not given twice", async ({ db }) => {
  const group = await createGroup(db);
  expect(await verifyGroup(db, anAct("officer"), anOffice(), group.id)).toEqual({ ok: false, reason: "sameVerdict" });
  const later = anAct("officer", { at: todayMs + 1 });
  expect(await refuseGroup(db, later, anOffice(), group.id, "Kelompok sudah bubar")).toEqual({ ok: true });
  expect(await newestVerdict(db, group.id)).toMatchObject({ verdict: "refused" });
});

test("an officer of another regency finds no such group", async ({ db }) => {
  const group = await createGroup(db, { verified: false });
  const elsewhere = anOffice(kutaiKartanegara);
  const unknown = { ok: false, reason: "unknownGroup" };
  expect(await verifyGroup(db, anAct(), elsewhere, group.id)).toEqual(unknown);
  expect(await refuseGroup(db, anAct(), elsewhere, group.id, "bukan kami")).toEqual(unknown);
  expect(await verifyGroup(db, anAct(), { regencyCodes: [] }, group.id)).toEqual(unknown);
  expect(await verifyGroup(db, anAct(), anOffice(), "nobody")).toEqual(unknown);
  expect(await countOf(db, "verifications")).toBe(0);
});

test("a verdict is never changed or removed, only followed by another", async ({ db }) => {
  await createGroup(db);
  await expect(db.updateTable("verifications").set({ reason: "x" }).execute()).rejects.toThrow();
  await expect(db.deleteFrom("verifications").execute()).rejects.toThrow();
});

test("a group mends its data after a no and waits again", async ({ db }) => {
  const group = await createGroup(db, { verified: false });
  await refuseGroup(db, anAct("officer"), anOffice(), group.id, "Nama salah");
  const act = anAct("chair", { at: todayMs + 1 });
  const mended = groupData({ name: "Pokdakan Baru", villageCode: loktabatUtara, sides: ["processor"] });
  expect(await changeGroup(db, act, group.id, mended)).toEqual({ ok: true });
  expect(await groupSheet(db, group.id)).toMatchObject({
    name: "Pokdakan Baru",
    state: "mended",
    village: "Loktabat Utara",
    sides: ["processor"],
  });
});

test("a verified group keeps name, kind, place and sides, and may change the rest", async ({ db }) => {
  const group = await createGroup(db, { name: "Pokdakan Maju" });
  const change = (over: Parameters<typeof groupData>[0]) => changeGroup(db, anAct(), group.id, groupData(over));
  expect(await change({ villageCode: loktabatUtara })).toEqual({ ok: false, reason: "placeIsVerified" });
  expect(await change({ kindCode: "KWT" })).toEqual({ ok: false, reason: "placeIsVerified" });
  expect(await change({ name: "Pokdakan Lain" })).toEqual({ ok: false, reason: "placeIsVerified" });
  expect(await change({ sides: ["producer", "processor"] })).toEqual({ ok: false, reason: "placeIsVerified" });
  expect(await change({ sides: ["processor"] })).toEqual({ ok: false, reason: "placeIsVerified" });
  expect(await change({ rt: "07", contactName: "Pak Rahman" })).toEqual({ ok: true });
  expect(await findGroup(db, group.id)).toMatchObject({ name: "Pokdakan Maju", rt: "07", contactName: "Pak Rahman" });
});

test("a group that is not there is not changed", async ({ db }) => {
  expect(await changeGroup(db, anAct(), "nobody", groupData())).toEqual({ ok: false, reason: "unknownGroup" });
});

test("an officer writes down a group without a phone, with its stimulus", async ({ db }) => {
  const reach = { ...anOffice(), villageCodes: [] };
  const done = await registerFor(db, anAct("officer"), reach, groupData(), { programId: "RT_MANDIRI", year: 2024 });
  const id = done.ok ? done.id : "";
  expect(await membersOf(db, id)).toEqual([]);
  expect(await enrolmentsOf(db, id)).toMatchObject([{ program: "RT Mandiri", year: 2024, amountIdr: 75_000_000 }]);
});

test("a companion writes down groups of the own kelurahan only, and no stimulus", async ({ db }) => {
  const reach = { regencyCodes: [], villageCodes: [guntungManggis] };
  expect(await registerFor(db, anAct("c"), reach, groupData(), null)).toMatchObject({ ok: true });
  const outside = groupData({ villageCode: loktabatUtara });
  expect(await registerFor(db, anAct("c"), reach, outside, null)).toEqual({ ok: false, reason: "unknownPlace" });
  const funded = { programId: "RT_MANDIRI", year: 2024 };
  const refused = await registerFor(db, anAct("c"), reach, groupData({ name: "Lain" }), funded);
  expect(refused).toEqual({ ok: false, reason: "unknownGroup" });
  expect([await countOf(db, "groups"), await countOf(db, "enrolments")]).toEqual([1, 0]);
});

test("a stimulus is noted once a year, in the programme's regency", async ({ db }) => {
  const group = await createGroup(db);
  const enrol = (programId: string, year: number, office = anOffice()) =>
    enrolGroup(db, anAct("officer"), office, { groupId: group.id, programId, year });
  expect(await enrol("RT_MANDIRI", 2023)).toMatchObject({ ok: true });
  expect(await enrol("RT_MANDIRI", 2023)).toEqual({ ok: false, reason: "alreadyEnrolled" });
  expect(await enrol("RT_MANDIRI", 2024)).toMatchObject({ ok: true });
  expect(await enrol("RT_KU_TERBAIK", 2026)).toEqual({ ok: false, reason: "unknownProgram" });
  expect(await enrol("TIDAK_ADA", 2026)).toEqual({ ok: false, reason: "unknownProgram" });
  const elsewhere = await enrol("RT_MANDIRI", 2022, anOffice(kutaiKartanegara));
  expect(elsewhere).toEqual({ ok: false, reason: "unknownGroup" });
  expect((await enrolmentsOf(db, group.id)).map(({ year }) => year)).toEqual([2024, 2023]);
});

test("the trail of a group says nothing of its bids", async ({ db }) => {
  const group = await createGroup(db);
  for (const verb of ["bid.placed", "bid.withdrawn", "lot.posted"]) {
    const act = anAct("chair");
    await once(db, act, (db) => recordEvent(db, act, { verb, subjectId: "one", groupId: group.id }));
  }
  expect((await trailOf(db, group.id)).map(({ verb }) => verb)).toEqual(["lot.posted"]);
});

test("the trail tells who did it, and who asked, without a phone number", async ({ db }) => {
  const officer = await createUser(db, { name: "Pak Joko", role: "officer" });
  const group = await createGroup(db, { verified: false });
  await changeGroup(db, anAct(officer.id, { askedBy: "Ibu Siti" }), group.id, groupData());
  const trail = await trailOf(db, group.id);
  expect(trail).toMatchObject([{ verb: "group.changed", actor: "Pak Joko", askedBy: "Ibu Siti" }]);
  expect(JSON.stringify(await db.selectFrom("events").selectAll().execute())).not.toContain("+62");
});
