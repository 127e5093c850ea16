import { expect } from "vitest";
import {
  changeScopes,
  createUser,
  disableUser,
  disablementOf,
  enableUser,
  findByPhone,
  findUser,
  grantScope,
  hasAdmin,
  scopeNamesOf,
  scopesOf,
  setPassword,
} from "~/auth/users.server.ts";
import { brokenLink } from "~/lib/events.server.ts";
import { banjarbaru, guntungManggis, loktabatUtara } from "../factories/groups.ts";
import { createUser as aUserRow } from "../factories/people.ts";
import { anAct, test } from "../setup.ts";

const siti = { phone: "+6281211112222", name: "Siti", role: "member" as const };

test("a user is made once, with the event that says so", async ({ db }) => {
  const made = await createUser(db, anAct("keeper"), siti);
  expect(made).toMatchObject({ ok: true });
  expect(await findByPhone(db, siti.phone)).toMatchObject({ name: "Siti", role: "member", passwordHash: null });
  const [event] = await db.selectFrom("events").selectAll().execute();
  expect(event).toMatchObject({ verb: "user.created", actorId: "keeper" });
  expect(event?.data).not.toContain("8121111");
  expect(await brokenLink(db)).toBeNull();
});

test("one phone is one person", async ({ db }) => {
  await createUser(db, anAct(), siti);
  expect(await createUser(db, anAct(), { ...siti, name: "Lain" })).toEqual({ ok: false, reason: "phoneTaken" });
  expect((await db.selectFrom("users").selectAll().execute()).length).toBe(1);
});

test("the same form sent twice makes one user", async ({ db }) => {
  const act = anAct();
  const first = await createUser(db, act, siti);
  expect(await createUser(db, act, siti)).toEqual(first);
  expect((await db.selectFrom("users").selectAll().execute()).length).toBe(1);
});

test("a user is found without the hash of the password", async ({ db }) => {
  const { id } = await aUserRow(db, { passwordHash: "secret" });
  const user = await findUser(db, id);
  expect(user).toMatchObject({ id, hasPassword: true });
  expect(JSON.stringify(user)).not.toContain("secret");
  expect(await findUser(db, "nobody")).toBeUndefined();
});

test("an officer has regencies, each once and by name", async ({ db }) => {
  const made = await createUser(db, anAct(), { ...siti, role: "officer", regionCodes: [banjarbaru] });
  const id = made.ok ? made.id : "";
  await grantScope(db, anAct(), id, banjarbaru);
  expect(await scopesOf(db, id)).toEqual([banjarbaru]);
  expect(await scopeNamesOf(db, id)).toEqual(["Kota Banjarbaru"]);
  const granted = await db.selectFrom("events").select("verb").where("verb", "=", "user.scopeGranted").execute();
  expect(granted.length).toBe(1);
});

test("scopes are changed as a whole: what is left out is taken back", async ({ db }) => {
  const { id } = await aUserRow(db, { role: "companion" });
  await changeScopes(db, anAct(), id, [guntungManggis]);
  await changeScopes(db, anAct(), id, [loktabatUtara]);
  expect(await scopesOf(db, id)).toEqual([loktabatUtara]);
  const verbs = await db.selectFrom("events").select("verb").orderBy("seq").execute();
  expect(verbs.map(({ verb }) => verb)).toEqual(["user.scopeGranted", "user.scopeRevoked", "user.scopeGranted"]);
});

test("who is shut out is so with a reason, once, and can be let in again", async ({ db }) => {
  const { id } = await aUserRow(db, { role: "officer" });
  expect(await disableUser(db, anAct("keeper"), id, "pindah tugas")).toEqual({ ok: true });
  expect(await disablementOf(db, id)).toMatchObject({ reason: "pindah tugas" });
  expect(await disableUser(db, anAct("keeper"), id, "lagi")).toEqual({ ok: false, reason: "alreadyDisabled" });
  expect(await enableUser(db, anAct("keeper"), id, "kembali")).toEqual({ ok: true });
  expect(await enableUser(db, anAct("keeper"), id, "lagi")).toEqual({ ok: false, reason: "notDisabled" });
  expect(await disablementOf(db, id)).toBeUndefined();
  const trail = await db.selectFrom("events").select(["verb", "data"]).orderBy("seq").execute();
  expect(trail).toEqual([
    { verb: "user.disabled", data: '{"reason":"pindah tugas"}' },
    { verb: "user.enabled", data: '{"reason":"kembali"}' },
  ]);
});

test("nobody shuts the own account, nor that of the last admin who can come in", async ({ db }) => {
  const one = await aUserRow(db, { role: "admin" });
  expect(await disableUser(db, anAct(one.id), one.id, "coba")).toEqual({ ok: false, reason: "yourself" });
  expect(await disableUser(db, anAct("keeper"), one.id, "coba")).toEqual({ ok: false, reason: "lastAdmin" });
  const two = await aUserRow(db, { role: "admin" });
  expect(await disableUser(db, anAct(one.id), two.id, "berhenti")).toEqual({ ok: true });
  expect(await disableUser(db, anAct(two.id), one.id, "balas")).toEqual({ ok: false, reason: "lastAdmin" });
});

test("admins who shut each other out at once leave one who can come in", async ({ db }) => {
  const admins = await Promise.all([1, 2, 3, 4, 5].map(() => aUserRow(db, { role: "admin" })));
  const done = await Promise.all(
    admins.map(({ id }, index) => disableUser(db, anAct(admins.at(index - 1)?.id), id, "balas")),
  );
  expect(done.filter(({ ok }) => ok).length).toBe(4);
  expect(done).toContainEqual({ ok: false, reason: "lastAdmin" });
});

test("an installation knows whether it has an admin", async ({ db }) => {
  expect(await hasAdmin(db)).toBe(false);
  await aUserRow(db, { role: "officer" });
  expect(await hasAdmin(db)).toBe(false);
  await aUserRow(db, { role: "admin" });
  expect(await hasAdmin(db)).toBe(true);
});

test("the trail of a new password holds neither password nor hash", async ({ db }) => {
  const { id } = await aUserRow(db);
  await setPassword(db, anAct(id), id, "$argon2id$secret");
  const trail = await db.selectFrom("events").selectAll().execute();
  const answers = await db.selectFrom("idempotency").selectAll().execute();
  expect(trail).toMatchObject([{ verb: "user.passwordSet", subjectId: id, data: "{}" }]);
  expect(JSON.stringify([trail, answers])).not.toContain("argon2id");
});
