import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { userOf } from "~/auth/identity.server.ts";
import { actFor, chooseGroup, readSession } from "~/auth/session.server.ts";
import { changeScopes } from "~/auth/users.server.ts";
import { endMembership } from "~/groups/members.server.ts";
import { verifyGroup } from "~/groups/verifications.server.ts";
import {
  anOffice,
  banjarbaru,
  createVisitor,
  guntungManggis,
  kutaiKartanegara,
  loktabatUtara,
} from "../factories/groups.ts";
import { createGroup, createUser, joinGroup } from "../factories/people.ts";
import { anAct, test } from "../setup.ts";

/** Who the doors see behind this request. */
async function seen(db: Db, request: Request) {
  const session = await readSession(db, request);
  return session ? userOf(db, session) : null;
}

test("a member trades for the own group, with duty, sides and verification", async ({ db }) => {
  const { user, request } = await createVisitor(db);
  const group = await createGroup(db, { isProcessor: 1, verified: false });
  await joinGroup(db, user.id, group.id, "treasurer");
  expect(await seen(db, request)).toMatchObject({
    id: user.id,
    group: { id: group.id, duty: "treasurer", sides: ["producer", "processor"], verified: false },
    askedBy: null,
    regencyCodes: [],
    villageCodes: [],
  });
  await verifyGroup(db, anAct("officer"), anOffice(), group.id);
  expect((await seen(db, request))?.group?.verified).toBe(true);
});

test("a member of two groups trades for the one chosen in this session", async ({ db }) => {
  const { user, request, idHash } = await createVisitor(db);
  const [one, two] = [await createGroup(db), await createGroup(db)];
  await joinGroup(db, user.id, one.id);
  await joinGroup(db, user.id, two.id);
  expect((await seen(db, request))?.group?.id).toBe(one.id);
  await chooseGroup(db, idHash, two.id);
  const user2 = await seen(db, request);
  expect(user2?.group?.id).toBe(two.id);
  expect(user2?.groups.map(({ id }) => id)).toEqual([one.id, two.id]);
});

test("a group that one is no member of cannot be chosen into", async ({ db }) => {
  const { user, request, idHash } = await createVisitor(db);
  const [own, other] = [await createGroup(db), await createGroup(db)];
  await joinGroup(db, user.id, own.id);
  await chooseGroup(db, idHash, other.id);
  expect((await seen(db, request))?.group?.id).toBe(own.id);
});

test("a member is no companion: acting for a group has no effect", async ({ db }) => {
  const { request, idHash } = await createVisitor(db);
  const other = await createGroup(db);
  await actFor(db, idHash, other.id, "Ibu Siti");
  expect(await seen(db, request)).toMatchObject({ group: null, askedBy: null });
});

test("an admin acts for nobody", async ({ db }) => {
  const { request, idHash } = await createVisitor(db, { role: "admin" });
  const group = await createGroup(db);
  await actFor(db, idHash, group.id, "Ibu Siti");
  expect(await seen(db, request)).toMatchObject({ group: null, askedBy: null });
});

test("who left a group does not trade for it any more, at once", async ({ db }) => {
  const { user, request } = await createVisitor(db);
  const group = await createGroup(db);
  const { id } = await joinGroup(db, user.id, group.id, "member");
  await joinGroup(db, (await createUser(db)).id, group.id, "chair");
  await endMembership(db, anAct("chair"), group.id, id);
  expect(await seen(db, request)).toMatchObject({ group: null, groups: [] });
});

test("a companion acts within the own kelurahan, as asked, until the kelurahan is taken back", async ({ db }) => {
  const { user, request, idHash } = await createVisitor(db, { role: "companion" });
  await changeScopes(db, anAct(), user.id, [guntungManggis]);
  const group = await createGroup(db);
  await actFor(db, idHash, group.id, "Ibu Siti");
  expect(await seen(db, request)).toMatchObject({
    group: { id: group.id, duty: "member" },
    askedBy: "Ibu Siti",
    villageCodes: [guntungManggis],
    regencyCodes: [],
  });
  await changeScopes(db, anAct(), user.id, [loktabatUtara]);
  expect(await seen(db, request)).toMatchObject({ group: null, askedBy: null });
});

test("an officer acts in the own regency only", async ({ db }) => {
  const { user, request, idHash } = await createVisitor(db, { role: "officer" });
  const group = await createGroup(db);
  await actFor(db, idHash, group.id, "Ibu Siti");
  await changeScopes(db, anAct(), user.id, [kutaiKartanegara]);
  expect(await seen(db, request)).toMatchObject({ group: null, regencyCodes: [kutaiKartanegara] });
  await changeScopes(db, anAct(), user.id, [banjarbaru]);
  expect(await seen(db, request)).toMatchObject({ group: { id: group.id }, askedBy: "Ibu Siti" });
});

test("a companion who is a member too acts for the group that asked, and then for the own one", async ({ db }) => {
  const { user, request, idHash } = await createVisitor(db, { role: "companion" });
  await changeScopes(db, anAct(), user.id, [guntungManggis]);
  const [own, other] = [await createGroup(db), await createGroup(db)];
  await joinGroup(db, user.id, own.id);
  await actFor(db, idHash, other.id, "Ibu Siti");
  expect(await seen(db, request)).toMatchObject({ group: { id: other.id }, askedBy: "Ibu Siti" });
  await chooseGroup(db, idHash, own.id);
  expect(await seen(db, request)).toMatchObject({ group: { id: own.id, duty: "chair" }, askedBy: null });
});

test("who is behind a request brings no phone and no hash", async ({ db }) => {
  const { user, request } = await createVisitor(db, { passwordHash: "secret" });
  const shown = JSON.stringify(await seen(db, request));
  expect(shown).not.toContain(user.phone);
  expect(shown).not.toContain("secret");
});
