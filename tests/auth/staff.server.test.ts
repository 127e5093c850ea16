import { expect } from "vitest";
import { findLink } from "~/auth/links.server.ts";
import { addStaff, findStaff, listStaff, moveStaff } from "~/auth/staff.server.ts";
import { StaffForm, staffRoleOf } from "~/auth/staff.ts";
import { disableUser } from "~/auth/users.server.ts";
import { banjarbaru, guntungManggis, kutaiKartanegara, loktabatUtara } from "../factories/groups.ts";
import { createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const joko = { name: "Pak Joko", phone: "+6281255556666", role: "officer" as const, regionCodes: [banjarbaru] };

test("an officer is added with a regency and gets a link for the password", async ({ db }) => {
  const done = await addStaff(db, anAct("keeper"), joko);
  if (!done.ok || done.token === null) throw new Error("no link");
  expect(await findStaff(db, done.id)).toMatchObject({
    role: "officer",
    regionCodes: [banjarbaru],
    hasPassword: false,
  });
  expect(await findLink(db, done.token, todayMs)).toMatchObject({ userId: done.id, expiresAt: done.expiresAt });
});

test.for([
  ["an officer without a regency", { regionCodes: [] }, "needsPlace"],
  ["an officer of a kelurahan", { regionCodes: [guntungManggis] }, "unknownPlace"],
  ["an officer of nowhere", { regionCodes: ["99.99"] }, "unknownPlace"],
  ["a companion without a kelurahan", { role: "companion", regionCodes: [] }, "needsPlace"],
  ["a companion of a whole regency", { role: "companion", regionCodes: [banjarbaru] }, "unknownPlace"],
  ["an admin of some place", { role: "admin", regionCodes: [banjarbaru] }, "unknownPlace"],
] as const)("%s is refused and nothing is written", async ([, over, reason], { db }) => {
  expect(await addStaff(db, anAct("keeper"), { ...joko, ...over })).toEqual({ ok: false, reason });
  expect(await db.selectFrom("users").selectAll().execute()).toEqual([]);
  expect(await db.selectFrom("oneTimeLinks").selectAll().execute()).toEqual([]);
});

test("a number that somebody has is refused", async ({ db }) => {
  const { phone } = await createUser(db);
  expect(await addStaff(db, anAct("keeper"), { ...joko, phone })).toEqual({ ok: false, reason: "phoneTaken" });
});

test("a companion may have several kelurahan, an admin has none", async ({ db }) => {
  const companion = { ...joko, role: "companion" as const, regionCodes: [guntungManggis, loktabatUtara] };
  expect(await addStaff(db, anAct("keeper"), companion)).toMatchObject({ ok: true });
  const admin = { ...joko, phone: "+6281255557777", role: "admin" as const, regionCodes: [] };
  expect(await addStaff(db, anAct("keeper"), admin)).toMatchObject({ ok: true });
});

test("staff can be given another area, of the kind that the role has", async ({ db }) => {
  const done = await addStaff(db, anAct("keeper"), joko);
  const id = done.ok ? done.id : "";
  expect(await moveStaff(db, anAct("keeper"), id, [kutaiKartanegara])).toEqual({ ok: true });
  expect(await findStaff(db, id)).toMatchObject({ regionCodes: [kutaiKartanegara] });
  expect(await moveStaff(db, anAct("keeper"), id, [guntungManggis])).toEqual({ ok: false, reason: "unknownPlace" });
  expect(await moveStaff(db, anAct("keeper"), id, [])).toEqual({ ok: false, reason: "needsPlace" });
});

test("a member is no staff: neither found nor moved", async ({ db }) => {
  const { id } = await createUser(db);
  expect(await findStaff(db, id)).toBeUndefined();
  expect(await moveStaff(db, anAct("keeper"), id, [banjarbaru])).toEqual({ ok: false, reason: "unknownUser" });
});

test("the list shows staff by name with places and state, never members, phones or hashes", async ({ db }) => {
  await createUser(db, { name: "Anggota" });
  await addStaff(db, anAct("keeper"), joko);
  const shut = await createUser(db, { name: "Ani", role: "companion", passwordHash: "secret" });
  await disableUser(db, anAct("keeper"), shut.id, "cuti panjang");
  const { rows, more } = await listStaff(db, null);
  expect(more).toBe(false);
  expect(rows).toMatchObject([
    { name: "Ani", disabled: true, invited: false, places: [] },
    { name: "Pak Joko", disabled: false, invited: true, places: ["Kota Banjarbaru"] },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/secret|\+62/);
});

test("a long list comes in pages that neither miss nor repeat anybody", async ({ db }) => {
  for (let count = 0; count < 45; count += 1) await createUser(db, { name: `Nama ${count % 7}`, role: "officer" });
  const seen: string[] = [];
  let after: { value: string; id: string } | null = null;
  for (let page = 0; page < 3; page += 1) {
    const { rows, more } = await listStaff(db, after);
    seen.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    after = last ? { value: last.name, id: last.id } : null;
    expect(more).toBe(page < 2);
  }
  expect(new Set(seen).size).toBe(45);
});

test("an address names the role; without a known word it is an officer", () => {
  expect(["petugas", "pendamping", "pengelola", "admin", "", null].map(staffRoleOf)).toEqual([
    "officer",
    "companion",
    "admin",
    "officer",
    "officer",
    "officer",
  ]);
});

test("a form that brings a role of its own is refused", () => {
  const typed = { name: "Pak Joko", phone: "0812 5555 6666", regionCodes: [banjarbaru] };
  expect(StaffForm.safeParse(typed).success).toBe(true);
  expect(StaffForm.safeParse({ ...typed, role: "admin" }).success).toBe(false);
  expect(StaffForm.safeParse({ ...typed, regionCodes: ["'; drop table users"] }).success).toBe(false);
});
