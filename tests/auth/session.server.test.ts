import { afterEach, expect } from "vitest";
import {
  actFor,
  chooseGroup,
  cookieName,
  endAllSessions,
  endSession,
  readSession,
  sessionsOf,
  startSession,
  stopActing,
} from "~/auth/session.server.ts";
import { disableUser, enableUser } from "~/auth/users.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { setClock } from "~/lib/clock.server.ts";
import { asking, createVisitor, newSession } from "../factories/groups.ts";
import { createUser } from "../factories/people.ts";
import { anAct, test } from "../setup.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

afterEach(() => setClock());

/** Lets the house's clock run ahead of the real one. */
function later(ms: number): void {
  const from = Date.now() + ms;
  setClock(() => from);
}

test("who signed in is known by the cookie alone", async ({ db }) => {
  const { user, request } = await createVisitor(db, { role: "officer", name: "Pak Joko" });
  expect(await readSession(db, request)).toMatchObject({ userId: user.id, role: "officer", name: "Pak Joko" });
});

test("the database keeps the hash of a session's id, never the id", async ({ db }) => {
  const { id, idHash } = await createVisitor(db);
  const rows = await db.selectFrom("sessions").selectAll().execute();
  expect(rows.map((row) => row.idHash)).toEqual([idHash]);
  expect(JSON.stringify(rows)).not.toContain(id);
});

test("what lies in a copied database opens no session", async ({ db }) => {
  const { idHash } = await createVisitor(db);
  expect(await readSession(db, asking(`${cookieName}=${idHash}`))).toBeNull();
});

test("an id has at least 25 signs and no two are alike", async ({ db }) => {
  const { id: userId } = await createUser(db);
  const made = await Promise.all(Array.from({ length: 20 }, () => newSession(db, userId)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(20);
  expect(Math.min(...made.map(({ id }) => id.length))).toBeGreaterThanOrEqual(25);
});

test.for(["", `${cookieName}=`, `${cookieName}=unknown`, "other=1", `${cookieName}=' or 1=1 --`, `${cookieName}=%00`])(
  "the cookie %j opens nothing",
  async (cookie, { db }) => {
    expect(await readSession(db, asking(cookie))).toBeNull();
  },
);

test("the cookie is for this site only and out of reach of scripts", async ({ db }) => {
  const { id } = await createUser(db);
  const cookie = await startSession(db, id, "Chrome");
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Lax/);
  expect(cookie).toMatch(/; Path=\//);
});

test("the cookie outlives the session: the server ends it, not the browser", async ({ db }) => {
  const { id } = await createUser(db);
  const cookie = await startSession(db, id, "Chrome");
  expect(Number(/Max-Age=(\d+)/.exec(cookie)?.[1])).toBeGreaterThan(365 * 24 * 3600);
});

test("a session ended is a session no more", async ({ db }) => {
  const { user, idHash, request } = await createVisitor(db);
  await endSession(db, user.id, idHash);
  expect(await readSession(db, request)).toBeNull();
  expect(await db.selectFrom("sessions").selectAll().execute()).toEqual([]);
});

test("ending a session hands back a cookie that forgets", async ({ db }) => {
  const { user, idHash } = await createVisitor(db);
  const cookie = await endSession(db, user.id, idHash);
  expect(cookie).toMatch(new RegExp(`^${cookieName}=;`));
  expect(cookie).toMatch(/Max-Age=0/);
});

test("nobody ends the session of somebody else by its hash", async ({ db }) => {
  const { idHash, request } = await createVisitor(db);
  const { user: stranger } = await createVisitor(db);
  await endSession(db, stranger.id, idHash);
  expect(await readSession(db, request)).not.toBeNull();
});

test("another device can be ended, this one stays", async ({ db }) => {
  const { user, request } = await createVisitor(db);
  const other = await newSession(db, user.id, "Firefox, Windows");
  await endSession(db, user.id, other.idHash);
  expect(await readSession(db, other.request)).toBeNull();
  expect(await readSession(db, request)).not.toBeNull();
});

test("all others can be ended at once", async ({ db }) => {
  const { user, idHash, request } = await createVisitor(db);
  const others = [await newSession(db, user.id), await newSession(db, user.id)];
  await endAllSessions(db, user.id, idHash);
  expect(await readSession(db, request)).not.toBeNull();
  for (const other of others) expect(await readSession(db, other.request)).toBeNull();
});

test("all can be ended, and only the user's own", async ({ db }) => {
  const { user, request } = await createVisitor(db);
  const neighbour = await createVisitor(db);
  await endAllSessions(db, user.id);
  expect(await readSession(db, request)).toBeNull();
  expect(await readSession(db, neighbour.request)).not.toBeNull();
});

test.for(["officer", "admin"] as const)("an %s is out after 30 minutes idle", async (role, { db }) => {
  const { user, request } = await createVisitor(db, { role });
  later(29 * minute);
  expect(await readSession(db, request)).not.toBeNull();
  later(29 * minute + 31 * minute);
  expect(await readSession(db, request)).toBeNull();
  expect(await sessionsOf(db, user.id, role)).toEqual([]);
});

test.for(["officer", "admin"] as const)("an %s is out after 8 hours, however busy", async (role, { db }) => {
  const { request } = await createVisitor(db, { role });
  for (let spent = 20; spent < 8 * 60; spent += 20) {
    later(spent * minute);
    expect(await readSession(db, request)).not.toBeNull();
  }
  later(8 * hour + 2 * minute);
  expect(await readSession(db, request)).toBeNull();
});

test.for(["member", "companion"] as const)("a %s stays signed in for weeks", async (role, { db }) => {
  const { request } = await createVisitor(db, { role });
  later(14 * day);
  expect(await readSession(db, request)).not.toBeNull();
});

test("a member who comes every day is never put out", async ({ db }) => {
  const { request } = await createVisitor(db);
  for (let spent = 1; spent <= 28; spent += 1) {
    later(spent * day);
    expect(await readSession(db, request)).not.toBeNull();
  }
});

test("a member who stayed away for more than 30 days is out", async ({ db }) => {
  const { request } = await createVisitor(db);
  later(30 * day + hour);
  expect(await readSession(db, request)).toBeNull();
});

test("an ended idle session leaves no row behind", async ({ db }) => {
  const { request } = await createVisitor(db, { role: "admin" });
  later(hour);
  await readSession(db, request);
  expect(await db.selectFrom("sessions").selectAll().execute()).toEqual([]);
});

test("being seen is noted once a minute, not at each request", async ({ db }) => {
  const { request, idHash } = await createVisitor(db);
  const seenAt = async () => (await db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow()).seenAt;
  const first = await seenAt();
  later(30_000);
  await readSession(db, request);
  expect(await seenAt()).toBe(first);
  later(2 * minute);
  await readSession(db, request);
  expect(await seenAt()).toBeGreaterThan(first + minute);
  expect(idHash).toBe(sha256(request.headers.get("Cookie")?.split("=")[1] ?? ""));
});

test("who is shut out is out of every session at once, and may come back when let in", async ({ db }) => {
  const { user, request } = await createVisitor(db);
  await disableUser(db, anAct("keeper"), user.id, "pindah tugas");
  expect(await readSession(db, request)).toBeNull();
  await enableUser(db, anAct("keeper"), user.id, "kembali bertugas");
  expect(await readSession(db, request)).toBeNull();
  const again = await newSession(db, user.id);
  expect(await readSession(db, again.request)).not.toBeNull();
});

test("a session that outlived a disablement by a row still opens nothing", async ({ db }) => {
  const { user, request } = await createVisitor(db);
  await db.insertInto("disablements").values({ userId: user.id, byUserId: "keeper", at: 1, reason: "uji" }).execute();
  expect(await readSession(db, request)).toBeNull();
});

test("sessions are listed with their device, last seen first", async ({ db }) => {
  const { user, idHash } = await createVisitor(db, {}, "Chrome, Android");
  later(hour);
  const other = await newSession(db, user.id, "Firefox, Windows");
  const listed = await sessionsOf(db, user.id, "member");
  expect(listed.map(({ idHash, device }) => [idHash, device])).toEqual([
    [other.idHash, "Firefox, Windows"],
    [idHash, "Chrome, Android"],
  ]);
});

test("a device's name is cut before it fills the database", async ({ db }) => {
  const { user } = await createVisitor(db, {}, "x".repeat(5000));
  const [session] = await sessionsOf(db, user.id, "member");
  expect(session?.device.length).toBe(120);
});

test("a session remembers the group that it trades for, and who asked", async ({ db }) => {
  const { request, idHash } = await createVisitor(db);
  await chooseGroup(db, idHash, "group-1");
  expect(await readSession(db, request)).toMatchObject({ groupId: "group-1", askedBy: null });
  await actFor(db, idHash, "group-2", "Ibu Siti");
  expect(await readSession(db, request)).toMatchObject({ groupId: "group-2", askedBy: "Ibu Siti" });
  await stopActing(db, idHash);
  expect(await readSession(db, request)).toMatchObject({ groupId: null, askedBy: null });
});

test("acting in one session leaves the others alone", async ({ db }) => {
  const { user, idHash } = await createVisitor(db, { role: "companion" });
  const other = await newSession(db, user.id);
  await actFor(db, idHash, "group-2", "Ibu Siti");
  expect(await readSession(db, other.request)).toMatchObject({ groupId: null, askedBy: null });
});
