import type { Insertable } from "kysely";
import { v7 } from "uuid";
import type { Db } from "#db/open.server.ts";
import type { GroupsTable, UsersTable } from "#db/schema/people.ts";
import { todayMs } from "../acts.ts";

let count = 0;

/** A user with a phone of its own and no password. */
export async function createUser(db: Db, over: Partial<Insertable<UsersTable>> = {}) {
  count += 1;
  const phone = `+62812${String(10_000_000 + count)}`;
  const user = {
    id: v7(),
    phone,
    name: `Warga ${count}`,
    passwordHash: null,
    role: "member" as const,
    createdAt: todayMs,
    ...over,
  };
  await db.insertInto("users").values(user).execute();
  return user;
}

/** A verified producer group in Guntung Payung, Banjarbaru; `verified: false` leaves it waiting. */
export async function createGroup(db: Db, over: Partial<Insertable<GroupsTable>> & { verified?: boolean } = {}) {
  count += 1;
  const { verified = true, ...columns } = over;
  const group = {
    id: v7(),
    name: `Kelompok ${count}`,
    kindCode: "POKDAKAN",
    villageCode: "63.72.02.1005",
    regencyCode: "63.72",
    rt: "03",
    rw: "01",
    isProducer: 1 as const,
    isProcessor: 0 as const,
    contactName: "Ketua",
    contactPhone: "+6281200000000",
    createdAt: todayMs,
    updatedAt: todayMs,
    ...columns,
  };
  await db.insertInto("groups").values(group).execute();
  if (verified) {
    const verdict = {
      id: v7(),
      groupId: group.id,
      officerId: "officer",
      verdict: "verified" as const,
      reason: "",
      at: todayMs,
    };
    await db.insertInto("verifications").values(verdict).execute();
  }
  return group;
}

/** Makes a user a member of a group. */
export async function joinGroup(
  db: Db,
  userId: string,
  groupId: string,
  duty: "chair" | "treasurer" | "member" = "chair",
) {
  const membership = { id: v7(), userId, groupId, duty, at: todayMs };
  await db.insertInto("memberships").values(membership).execute();
  return membership;
}
