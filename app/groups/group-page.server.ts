import type { Db } from "#db/open.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { findVillage, zoneOf } from "~/places/regions.server.ts";
import { sidesOf, verificationState } from "./group.ts";
import { findGroup } from "./groups.server.ts";
import { licenceState } from "./licence.ts";
import { licencesOf } from "./licences.server.ts";
import { newestVerdict } from "./verifications.server.ts";

/** A group with the names of its place and kind and how it stands, for itself and its office; undefined if unknown. */
export async function groupSheet(db: Db, groupId: string) {
  const group = await findGroup(db, groupId);
  if (!group) return undefined;
  const [village, kind, verdict] = await Promise.all([
    findVillage(db, group.villageCode),
    db.selectFrom("groupKinds").select(["nameId", "nameEn"]).where("code", "=", group.kindCode).executeTakeFirst(),
    newestVerdict(db, groupId),
  ]);
  const { id, name, kindCode, villageCode, regencyCode, rt, rw, contactName, contactPhone } = group;
  const state = verificationState(verdict, group.updatedAt);
  return {
    ...{ id, name, kindCode, villageCode, regencyCode, rt, rw, contactName, contactPhone, state },
    sides: sidesOf(group),
    village: village?.name ?? "",
    district: village?.districtName ?? "",
    kind: kind ?? { nameId: kindCode, nameEn: kindCode },
    reason: verdict?.verdict === "refused" ? verdict.reason : "",
  };
}

export type GroupSheet = NonNullable<Awaited<ReturnType<typeof groupSheet>>>;

/** The licences of a group as its page shows them today, each with its product's name and its state. */
export async function licenceSheets(db: Db, groupId: string, regencyCode: string, nowMs: number) {
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  const [licences, products] = await Promise.all([
    licencesOf(db, groupId),
    db.selectFrom("products").select(["code", "nameId", "nameEn"]).execute(),
  ]);
  return licences.map(({ id, routeCode, number, productCode, validUntil, check }) => ({
    ...{ id, routeCode, number, validUntil },
    product: products.find((product) => product.code === productCode) ?? null,
    state: licenceState({ validUntil }, check, today),
    reason: check?.verdict === "refused" ? check.reason : "",
  }));
}

export type LicenceSheet = Awaited<ReturnType<typeof licenceSheets>>[number];

/** The last things that happened to a group, newest first, with who did them. Bids are sealed, from the office too. */
export async function trailOf(db: Db, groupId: string) {
  const events = await db
    .selectFrom("events")
    .leftJoin("users", "users.id", "events.actorId")
    .select(["events.seq", "events.at", "events.verb", "events.askedBy", "users.name as actor"])
    .where("events.groupId", "=", groupId)
    .where("events.verb", "not like", "bid.%")
    .orderBy("events.seq", "desc")
    .limit(30)
    .execute();
  return events;
}
