import { expect } from "vitest";
import {
  createFirstAdmin,
  findLink,
  linkLifeMs,
  makeFirstAdminLink,
  makePasswordLink,
  setPasswordByLink,
} from "~/auth/links.server.ts";
import { readSession } from "~/auth/session.server.ts";
import { disableUser, findUser, passwordHashOf } from "~/auth/users.server.ts";
import type { Db } from "#db/open.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { createVisitor } from "../factories/groups.ts";
import { createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const somebody = { name: "Ibu Kepala", phone: "+6281200009999", passwordHash: "hash" };

/** The token of a fresh link for a user. */
async function tokenFor(db: Db, userId: string): Promise<string> {
  const made = await makePasswordLink(db, anAct("keeper"), userId);
  if (!made.ok || made.token === null) throw new Error("no token");
  return made.token;
}

async function adminToken(db: Db): Promise<string> {
  const made = await makeFirstAdminLink(db, anAct("command line"));
  if (!made.ok || made.token === null) throw new Error("no token");
  return made.token;
}

test("a link is 256 random bits, and only its hash is kept", async ({ db }) => {
  const user = await createUser(db);
  const token = await tokenFor(db, user.id);
  expect(Buffer.from(token, "base64url").length).toBe(32);
  const rows = await db.selectFrom("oneTimeLinks").selectAll().execute();
  expect(rows).toMatchObject([{ tokenHash: sha256(token), userId: user.id, purpose: "password" }]);
});

test("the token is nowhere in the database: not in the trail, not in the answer of a replay", async ({ db }) => {
  const user = await createUser(db);
  const token = await tokenFor(db, user.id);
  const kept = [
    await db.selectFrom("events").selectAll().execute(),
    await db.selectFrom("idempotency").selectAll().execute(),
    await db.selectFrom("oneTimeLinks").selectAll().execute(),
  ];
  expect(kept[0]?.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain(token);
});

test("a form sent twice makes one link and shows it once", async ({ db }) => {
  const user = await createUser(db);
  const act = anAct("keeper");
  const first = await makePasswordLink(db, act, user.id);
  const again = await makePasswordLink(db, act, user.id);
  expect(first).toMatchObject({ ok: true, token: expect.any(String) });
  expect(again).toMatchObject({ ok: true, token: null });
  expect((await db.selectFrom("oneTimeLinks").selectAll().execute()).length).toBe(1);
});

test("a link sets the password, ends the sessions, and works once", async ({ db }) => {
  const { user, request } = await createVisitor(db, { passwordHash: "old" });
  const token = await tokenFor(db, user.id);
  expect(await setPasswordByLink(db, anAct("visitor"), token, "new")).toEqual({ ok: true, userId: user.id });
  expect(await passwordHashOf(db, user.id)).toBe("new");
  expect(await readSession(db, request)).toBeNull();
  expect(await setPasswordByLink(db, anAct("visitor"), token, "newer")).toEqual({ ok: false, reason: "linkOver" });
  expect(await passwordHashOf(db, user.id)).toBe("new");
});

test("looking at a link does not spend it", async ({ db }) => {
  const user = await createUser(db);
  const token = await tokenFor(db, user.id);
  for (let look = 0; look < 3; look += 1) expect(await findLink(db, token, todayMs)).toMatchObject({ userId: user.id });
});

test.for([
  ["somebody never here", null, linkLifeMs.invited],
  ["somebody who lost the password", "old", linkLifeMs.lost],
] as const)("the link of %s ends in time", async ([, passwordHash, life], { db }) => {
  const user = await createUser(db, { passwordHash });
  const token = await tokenFor(db, user.id);
  expect(await findLink(db, token, todayMs + life - 1)).not.toBeNull();
  expect(await findLink(db, token, todayMs + life)).toBeNull();
  const late = anAct("visitor", { at: todayMs + life });
  expect(await setPasswordByLink(db, late, token, "new")).toEqual({ ok: false, reason: "linkOver" });
});

test("an invited person has three days, a lost password and the first admin one", () => {
  expect(linkLifeMs).toEqual({ invited: 3 * 86_400_000, lost: 86_400_000, firstAdmin: 86_400_000 });
});

test("a new link shuts the one before", async ({ db }) => {
  const user = await createUser(db);
  const first = await tokenFor(db, user.id);
  const second = await tokenFor(db, user.id);
  expect(await findLink(db, first, todayMs)).toBeNull();
  expect(await findLink(db, second, todayMs)).not.toBeNull();
});

test("a link of one person leaves the links of others open", async ({ db }) => {
  const [one, two] = [await createUser(db), await createUser(db)];
  const first = await tokenFor(db, one.id);
  await tokenFor(db, two.id);
  expect(await findLink(db, first, todayMs)).not.toBeNull();
});

test.for(["", "x", "../../etc/passwd", "a".repeat(5000), "' or 1=1 --"])("%j opens nothing", async (token, { db }) => {
  expect(await findLink(db, token, todayMs)).toBeNull();
  expect(await setPasswordByLink(db, anAct(), token, "new")).toEqual({ ok: false, reason: "linkOver" });
});

test("who is shut out cannot come back by a link", async ({ db }) => {
  const user = await createUser(db);
  const token = await tokenFor(db, user.id);
  await disableUser(db, anAct("keeper"), user.id, "pindah tugas");
  expect(await setPasswordByLink(db, anAct(), token, "new")).toEqual({ ok: false, reason: "linkOver" });
});

test("nobody gets a link who is not there", async ({ db }) => {
  expect(await makePasswordLink(db, anAct(), "nobody")).toEqual({ ok: false, reason: "unknownUser" });
});

test("the first admin comes in by a link, once", async ({ db }) => {
  const token = await adminToken(db);
  const made = await createFirstAdmin(db, anAct("visitor"), token, somebody);
  expect(made).toMatchObject({ ok: true });
  expect(await findUser(db, made.ok ? made.userId : "")).toMatchObject({ role: "admin", name: "Ibu Kepala" });
  const other = { ...somebody, phone: "+6281200008888" };
  expect(await createFirstAdmin(db, anAct("visitor"), token, other)).toEqual({ ok: false, reason: "linkOver" });
});

test("where there is an admin, no link for a first one is made, and an earlier one is dead", async ({ db }) => {
  const token = await adminToken(db);
  await createUser(db, { role: "admin" });
  expect(await makeFirstAdminLink(db, anAct())).toEqual({ ok: false, reason: "adminExists" });
  expect(await createFirstAdmin(db, anAct(), token, somebody)).toEqual({ ok: false, reason: "linkOver" });
});

test("of two links for the first admin only the newer opens", async ({ db }) => {
  const first = await adminToken(db);
  const second = await adminToken(db);
  expect(await findLink(db, first, todayMs)).toBeNull();
  expect(await findLink(db, second, todayMs)).toMatchObject({ purpose: "firstAdmin" });
});

test("a link for a password makes no admin, and one for an admin sets no password", async ({ db }) => {
  const user = await createUser(db);
  const password = await tokenFor(db, user.id);
  expect(await createFirstAdmin(db, anAct(), password, somebody)).toEqual({ ok: false, reason: "linkOver" });
  expect(await findLink(db, password, todayMs)).not.toBeNull();
  const admin = await adminToken(db);
  expect(await setPasswordByLink(db, anAct(), admin, "new")).toEqual({ ok: false, reason: "linkOver" });
  expect(await findLink(db, admin, todayMs)).not.toBeNull();
});

test("a phone that is known keeps the first admin's link unspent", async ({ db }) => {
  const user = await createUser(db);
  const token = await adminToken(db);
  const taken = { ...somebody, phone: user.phone };
  expect(await createFirstAdmin(db, anAct(), token, taken)).toEqual({ ok: false, reason: "phoneTaken" });
  expect(await findLink(db, token, todayMs)).not.toBeNull();
});
