import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { findLink, setPasswordByLink } from "~/auth/links.server.ts";
import { readSession } from "~/auth/session.server.ts";
import type { User } from "~/auth/user.ts";
import { endActing, startActing } from "~/groups/acting.server.ts";
import { inviteMember, makeMemberLink } from "~/groups/invitations.server.ts";
import type { Reach } from "~/groups/group.ts";
import { addMember, endMembership, membersOf } from "~/groups/members.server.ts";
import {
  aUser,
  banjarbaru,
  createVisitor,
  guntungManggis,
  kutaiKartanegara,
  loktabatUtara,
} from "../factories/groups.ts";
import { createGroup, createUser, joinGroup } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const siti = { name: "Siti", phone: "+6281211112222", duty: "treasurer" as const };

const office: Reach = { regencyCodes: [banjarbaru], villageCodes: [] };

/** A group with its chair. */
async function ledGroup(db: Db) {
  const [group, chair] = [await createGroup(db), await createUser(db, { passwordHash: "hash" })];
  const membership = await joinGroup(db, chair.id, group.id);
  return { group, chair, membership };
}

test("a person who was never here is invited by a link that sets the password", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  const done = await inviteMember(db, anAct(chair.id), group.id, siti);
  if (!done.ok || done.token === null) throw new Error("no link");
  const invited = (await membersOf(db, group.id)).find(({ id }) => id === done.id);
  expect(invited).toMatchObject({ name: "Siti", duty: "treasurer", invited: true });
  expect(done.linkUntil).toBe(todayMs + 3 * 86_400_000);
  await setPasswordByLink(db, anAct("visitor"), done.token, "new");
  expect((await membersOf(db, group.id)).find(({ id }) => id === done.id)).toMatchObject({ invited: false });
});

test("a person with an account joins without a link: nobody else's password is touched", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  const known = await createUser(db, { phone: siti.phone, name: "Siti Aminah", passwordHash: "own" });
  const done = await inviteMember(db, anAct(chair.id), group.id, { ...siti, name: " siti  AMINAH" });
  expect(done).toMatchObject({ ok: true, linkUntil: 0 });
  expect(await db.selectFrom("oneTimeLinks").selectAll().execute()).toEqual([]);
  expect((await membersOf(db, group.id)).map(({ userId, name }) => [userId, name])).toContainEqual([
    known.id,
    "Siti Aminah",
  ]);
});

test("an invitation never opens an account that is there already, even one without a password", async ({ db }) => {
  const [home, other] = [await ledGroup(db), await ledGroup(db)];
  await inviteMember(db, anAct(home.chair.id), home.group.id, siti);
  const before = await db.selectFrom("oneTimeLinks").selectAll().execute();
  const done = await inviteMember(db, anAct(other.chair.id), other.group.id, siti);
  expect(done).toMatchObject({ ok: true, linkUntil: 0 });
  expect(await db.selectFrom("oneTimeLinks").selectAll().execute()).toEqual(before);
  expect(await db.selectFrom("oneTimeLinkUses").selectAll().execute()).toEqual([]);
  const asked = { groupId: other.group.id, membershipId: done.ok ? done.id : "", by: "chair" as const };
  const link = await makeMemberLink(db, anAct(other.chair.id), asked);
  expect(link).toEqual({ ok: false, reason: "inOtherGroup" });
});

test("a chair makes a link again when the other membership has ended", async ({ db }) => {
  const [home, other] = [await ledGroup(db), await ledGroup(db)];
  const user = await createUser(db);
  const own = await joinGroup(db, user.id, home.group.id, "member");
  const elsewhere = await joinGroup(db, user.id, other.group.id, "member");
  const asked = { groupId: home.group.id, membershipId: own.id, by: "chair" as const };
  const refused = await makeMemberLink(db, anAct(home.chair.id), asked);
  expect(refused).toEqual({ ok: false, reason: "inOtherGroup" });
  await endMembership(db, anAct(other.chair.id), other.group.id, elsewhere.id);
  expect(await makeMemberLink(db, anAct(home.chair.id), asked)).toMatchObject({ ok: true });
});

test.for<[string, Reach, boolean]>([
  ["officer of the regency of one of two groups", { regencyCodes: [banjarbaru], villageCodes: [] }, false],
  ["officer of both regencies", { regencyCodes: [banjarbaru, kutaiKartanegara], villageCodes: [] }, true],
  ["companion of one kelurahan", { regencyCodes: [], villageCodes: [guntungManggis] }, false],
])("a link for somebody of two groups is made by an office that reaches both: %s", async ([, by, may], { db }) => {
  const near = await createGroup(db, { villageCode: guntungManggis });
  const far = await createGroup(db, { villageCode: "64.02.06.1001", regencyCode: kutaiKartanegara });
  const user = await createUser(db, { passwordHash: "hash" });
  const { id } = await joinGroup(db, user.id, near.id, "member");
  await joinGroup(db, user.id, far.id);
  const made = await makeMemberLink(db, anAct("officer"), { groupId: near.id, membershipId: id, by });
  expect(made).toMatchObject(may ? { ok: true } : { ok: false, reason: "outOfReach" });
  expect((await db.selectFrom("oneTimeLinks").selectAll().execute()).length).toBe(may ? 1 : 0);
});

test("an invitation does not tell whose phone it is: staff and another name get the same words", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  await createUser(db, { phone: siti.phone, name: "Siti Aminah" });
  const officer = await createUser(db, { name: siti.name, role: "officer" });
  const neutral = { ok: false, reason: "cannotInvite" };
  expect(await inviteMember(db, anAct(chair.id), group.id, siti)).toEqual(neutral);
  expect(await inviteMember(db, anAct(chair.id), group.id, { ...siti, phone: officer.phone })).toEqual(neutral);
  expect((await membersOf(db, group.id)).map(({ userId }) => userId)).toEqual([chair.id]);
});

test("nobody joins the same group twice", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  await inviteMember(db, anAct(chair.id), group.id, siti);
  const again = await inviteMember(db, anAct(chair.id), group.id, siti);
  expect(again).toEqual({ ok: false, reason: "alreadyMember" });
});

test("a refused invitation leaves neither person nor link", async ({ db }) => {
  expect(await inviteMember(db, anAct(), "nobody", siti)).toEqual({ ok: false, reason: "unknownGroup" });
  expect(await db.selectFrom("users").selectAll().execute()).toEqual([]);
  expect(await db.selectFrom("oneTimeLinks").selectAll().execute()).toEqual([]);
});

test("an invitation sent twice shows its link once", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  const act = anAct(chair.id);
  expect(await inviteMember(db, act, group.id, siti)).toMatchObject({ ok: true, token: expect.any(String) });
  expect(await inviteMember(db, act, group.id, siti)).toMatchObject({ ok: true, token: null });
  expect((await membersOf(db, group.id)).length).toBe(2);
});

test("the chair makes a new link for somebody without a password, not for one who has one", async ({ db }) => {
  const { group, chair, membership } = await ledGroup(db);
  const done = await inviteMember(db, anAct(chair.id), group.id, siti);
  const asked = { groupId: group.id, membershipId: done.ok ? done.id : "", by: "chair" as const };
  const made = await makeMemberLink(db, anAct(chair.id), asked);
  expect(made).toMatchObject({ ok: true, token: expect.any(String) });
  expect(await findLink(db, done.ok ? (done.token ?? "") : "", todayMs)).toBeNull();
  const own = { ...asked, membershipId: membership.id };
  expect(await makeMemberLink(db, anAct(chair.id), own)).toEqual({ ok: false, reason: "hasPassword" });
});

test("an office helps whoever lost the password, for a day, but never staff", async ({ db }) => {
  const { group, membership } = await ledGroup(db);
  const asked = { groupId: group.id, membershipId: membership.id, by: office };
  const made = await makeMemberLink(db, anAct("officer"), asked);
  expect(made).toMatchObject({ ok: true, linkUntil: todayMs + 86_400_000 });
  const companion = await createUser(db, { role: "companion", passwordHash: "hash" });
  const { id } = await joinGroup(db, companion.id, group.id, "member");
  const forStaff = await makeMemberLink(db, anAct("officer"), { ...asked, membershipId: id });
  expect(forStaff).toEqual({ ok: false, reason: "unknownMember" });
});

test("a member of another group is not found: no link, no end", async ({ db }) => {
  const [own, other] = [await ledGroup(db), await ledGroup(db)];
  const asked = { groupId: own.group.id, membershipId: other.membership.id, by: office };
  expect(await makeMemberLink(db, anAct(), asked)).toEqual({ ok: false, reason: "unknownMember" });
  const ended = await endMembership(db, anAct(), own.group.id, other.membership.id);
  expect(ended).toEqual({ ok: false, reason: "unknownMember" });
  expect((await membersOf(db, other.group.id)).length).toBe(1);
});

test("a membership ends for good, and can begin anew", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  const user = await createUser(db);
  const { id } = await joinGroup(db, user.id, group.id, "member");
  expect(await endMembership(db, anAct(chair.id), group.id, id)).toEqual({ ok: true });
  expect((await membersOf(db, group.id)).map(({ userId }) => userId)).toEqual([chair.id]);
  expect(await endMembership(db, anAct(chair.id), group.id, id)).toEqual({ ok: false, reason: "unknownMember" });
  const again = await addMember(db, anAct(chair.id), { groupId: group.id, userId: user.id, duty: "member" });
  expect(again).toMatchObject({ ok: true });
});

test("the last chair stays, one of two may go", async ({ db }) => {
  const { group, chair, membership } = await ledGroup(db);
  const stays = await endMembership(db, anAct(chair.id), group.id, membership.id);
  expect(stays).toEqual({ ok: false, reason: "lastChair" });
  await joinGroup(db, (await createUser(db)).id, group.id, "chair");
  expect(await endMembership(db, anAct(chair.id), group.id, membership.id)).toEqual({ ok: true });
});

test("two chairs who leave at once leave one behind", async ({ db }) => {
  const { group, chair, membership } = await ledGroup(db);
  const other = await joinGroup(db, (await createUser(db)).id, group.id, "chair");
  const done = await Promise.all(
    [membership.id, other.id].map((id) => endMembership(db, anAct(chair.id), group.id, id)),
  );
  expect(done.filter(({ ok }) => ok).length).toBe(1);
  expect((await membersOf(db, group.id)).length).toBe(1);
});

test("who is added twice at once is a member once", async ({ db }) => {
  const { group, chair } = await ledGroup(db);
  const { id: userId } = await createUser(db);
  const added = { groupId: group.id, userId, duty: "member" as const };
  const done = await Promise.all([1, 2, 3, 4].map(() => addMember(db, anAct(chair.id), added)));
  expect(done.filter(({ ok }) => ok).length).toBe(1);
  expect((await membersOf(db, group.id)).length).toBe(2);
});

test("members are listed by duty: chair, treasurer, member", async ({ db }) => {
  const group = await createGroup(db);
  for (const duty of ["member", "treasurer", "chair"] as const) {
    await joinGroup(db, (await createUser(db)).id, group.id, duty);
  }
  expect((await membersOf(db, group.id)).map(({ duty }) => duty)).toEqual(["chair", "treasurer", "member"]);
});

test("no list of members holds a password's hash", async ({ db }) => {
  const { group } = await ledGroup(db);
  expect(JSON.stringify(await membersOf(db, group.id))).not.toContain("hash");
});

test.for<[string, Partial<User>, boolean]>([
  ["companion of the kelurahan", { role: "companion", villageCodes: [guntungManggis] }, true],
  ["companion of another kelurahan", { role: "companion", villageCodes: [loktabatUtara] }, false],
  ["officer of the regency", { role: "officer", regencyCodes: [banjarbaru] }, true],
  ["officer of another regency", { role: "officer", regencyCodes: [kutaiKartanegara] }, false],
  ["admin", { role: "admin" }, false],
  ["member", { role: "member" }, false],
])("a %s begins to act for a group, or finds none", async ([, over, may], { db }) => {
  const { user, request, idHash } = await createVisitor(db, { role: over.role ?? "member" });
  const group = await createGroup(db);
  const asked = { idHash, groupId: group.id, askedBy: "Ibu Siti", how: "phone" as const, note: "" };
  const done = await startActing(db, anAct(user.id), aUser({ ...over, id: user.id }), asked);
  expect(done.ok).toBe(may);
  const session = await readSession(db, request);
  expect(session?.askedBy).toBe(may ? "Ibu Siti" : null);
  const trail = await db.selectFrom("events").select(["verb", "askedBy", "groupId"]).execute();
  expect(trail).toEqual(may ? [{ verb: "acting.started", askedBy: "Ibu Siti", groupId: group.id }] : []);
});

test("who is done acting speaks for nobody else, with an event", async ({ db }) => {
  const { user, request, idHash } = await createVisitor(db, { role: "officer" });
  const row = await createGroup(db);
  const officer = aUser({ id: user.id, role: "officer", regencyCodes: [banjarbaru] });
  await startActing(db, anAct(user.id), officer, {
    idHash,
    groupId: row.id,
    askedBy: "Ibu Siti",
    how: "phone",
    note: "",
  });
  const { id, name, regencyCode, villageCode } = row;
  const group = { id, name, regencyCode, villageCode, sides: [], duty: "member" as const, verified: true };
  await endActing(db, anAct(user.id), { ...officer, group, askedBy: "Ibu Siti" }, idHash);
  expect(await readSession(db, request)).toMatchObject({ groupId: null, askedBy: null });
  const verbs = await db.selectFrom("events").select("verb").orderBy("seq").execute();
  expect(verbs.map(({ verb }) => verb)).toEqual(["acting.started", "acting.ended"]);
});

test("ending what did not begin changes nothing", async ({ db }) => {
  const { user, idHash } = await createVisitor(db, { role: "officer" });
  expect(await endActing(db, anAct(user.id), aUser({ id: user.id, role: "officer" }), idHash)).toEqual({ ok: true });
  expect(await db.selectFrom("events").selectAll().execute()).toEqual([]);
});
