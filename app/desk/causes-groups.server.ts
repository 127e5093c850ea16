import type { ExpressionBuilder } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import { addDays, dateIn } from "~/lib/dates.ts";
import { isVerifiedGroup } from "~/market/standing.server.ts";
import type { Asked, DeskRow } from "./desk.ts";
import { licenceDays, promiseDays, silentDays } from "./desk.ts";

const dayMs = 86_400_000;

/** Groups that no officer has judged yet, or that mended what was refused, with what they have prepared for sale. */
export async function waitingGroups(db: Db, { regencyCodes, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("groups")
    .innerJoin("regions", "regions.code", "groups.villageCode")
    .leftJoin("verifications as newest", (join) =>
      join.on("newest.id", "=", (eb) =>
        eb
          .selectFrom("verifications as one")
          .select("one.id")
          .whereRef("one.groupId", "=", "groups.id")
          .orderBy("one.at", "desc")
          .orderBy("one.id", "desc")
          .limit(1),
      ),
    )
    .select(["groups.id", "groups.name", "groups.createdAt", "groups.updatedAt", "newest.at as judgedAt"])
    .select(["regions.name as village", "groups.regencyCode", "groups.villageCode"])
    .select((eb) => [preparedKg(eb).as("quantityKg"), preparedIdr(eb).as("amountIdr")])
    .where("groups.regencyCode", "in", regencyCodes)
    .where((eb) =>
      eb.or([
        eb("newest.id", "is", null),
        eb.and([eb("newest.verdict", "=", "refused"), eb("groups.updatedAt", ">", eb.ref("newest.at"))]),
      ]),
    )
    .execute();
  return rows.map(({ createdAt, updatedAt, judgedAt, quantityKg, amountIdr, ...row }) => ({
    ...row,
    ...{ kind: "group" as const, to: `/kelompok/${row.id}/verifikasi`, groupIds: [row.id] },
    dueOn: addDays(dateIn(zone, judgedAt === null ? createdAt : updatedAt), promiseDays.group),
    ...{ quantityKg: numberOrNull(quantityKg), amountIdr: numberOrNull(amountIdr) },
  }));
}

type Eb = ExpressionBuilder<Tables, "groups">;

function preparedKg(eb: Eb) {
  return eb
    .selectFrom("lots")
    .select(({ fn }) => fn.sum<number | null>("lots.quantityKg").as("kg"))
    .whereRef("lots.groupId", "=", "groups.id");
}

function preparedIdr(eb: Eb) {
  return eb
    .selectFrom("lots")
    .select(({ eb, fn, ref }) => fn.sum<number | null>(eb("lots.quantityKg", "*", ref("lots.askIdr"))).as("idr"))
    .whereRef("lots.groupId", "=", "groups.id");
}

function numberOrNull(sum: number | string | null): number | null {
  return sum === null ? null : Number(sum);
}

/** Licences that nobody has looked at yet. */
export async function uncheckedLicences(db: Db, { regencyCodes, zone }: Asked): Promise<DeskRow[]> {
  const rows = await licences(db, regencyCodes)
    .leftJoin("licenceChecks", "licenceChecks.licenceId", "licences.id")
    .select("licences.at")
    .where("licenceChecks.id", "is", null)
    .execute();
  return rows.map(({ at, groupId, ...row }) => ({
    ...row,
    ...{ kind: "licenceCheck" as const, to: `/kelompok/${groupId}/izin/${row.id}`, groupIds: [groupId] },
    ...{ dueOn: addDays(dateIn(zone, at), promiseDays.licenceCheck), quantityKg: null, amountIdr: null },
  }));
}

/** Licences found valid whose last day lies within 60 days, unless the group already has a later one of its kind. */
export async function endingLicences(db: Db, { regencyCodes, today }: Asked): Promise<DeskRow[]> {
  const rows = await licences(db, regencyCodes)
    .select("licences.validUntil")
    .where("licences.validUntil", ">=", today)
    .where("licences.validUntil", "<=", addDays(today, licenceDays))
    .where((eb) => eb(lastVerdict(eb), "=", "valid"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("licences as later")
            .select("later.id")
            .whereRef("later.groupId", "=", "licences.groupId")
            .whereRef("later.routeCode", "=", "licences.routeCode")
            .where((eb) =>
              eb.or([
                eb("later.productCode", "=", eb.ref("licences.productCode")),
                eb.and([eb("later.productCode", "is", null), eb("licences.productCode", "is", null)]),
              ]),
            )
            .whereRef("later.validUntil", ">", "licences.validUntil"),
        ),
      ),
    )
    .execute();
  return rows.map(({ validUntil, groupId, ...row }) => ({
    ...row,
    ...{ kind: "licence" as const, to: `/kelompok/${groupId}`, groupIds: [groupId] },
    ...{ dueOn: validUntil ?? today, quantityKg: null, amountIdr: null },
  }));
}

function licences(db: Db, regencyCodes: readonly string[]) {
  return db
    .selectFrom("licences")
    .innerJoin("groups", "groups.id", "licences.groupId")
    .innerJoin("permitRoutes", "permitRoutes.code", "licences.routeCode")
    .select(["licences.id", "licences.groupId", "licences.number", "groups.regencyCode", "groups.villageCode"])
    .select(["groups.name", "permitRoutes.name as route"])
    .where("groups.regencyCode", "in", regencyCodes);
}

function lastVerdict(eb: ExpressionBuilder<Tables, "licences">) {
  return eb
    .selectFrom("licenceChecks")
    .select("licenceChecks.verdict")
    .whereRef("licenceChecks.licenceId", "=", "licences.id")
    .orderBy("licenceChecks.at", "desc")
    .orderBy("licenceChecks.id", "desc")
    .limit(1);
}

/** Verified groups in whose trail nothing has happened for 60 days. */
export async function silentGroups(db: Db, { regencyCodes, nowMs, zone }: Asked): Promise<DeskRow[]> {
  const since = nowMs - silentDays * dayMs;
  const rows = await db
    .selectFrom("groups")
    .innerJoin("regions", "regions.code", "groups.villageCode")
    .select(["groups.id", "groups.name", "groups.createdAt", "groups.regencyCode", "groups.villageCode"])
    .select("regions.name as village")
    .select((eb) =>
      eb
        .selectFrom("events")
        .select(({ fn }) => fn.max("events.at").as("at"))
        .whereRef("events.groupId", "=", "groups.id")
        .as("lastAt"),
    )
    .where("groups.regencyCode", "in", regencyCodes)
    .where("groups.createdAt", "<", since)
    .where(isVerifiedGroup("groups.id"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("events")
            .select("events.seq")
            .whereRef("events.groupId", "=", "groups.id")
            .where("events.at", ">=", since),
        ),
      ),
    )
    .execute();
  return rows.map(({ createdAt, lastAt, ...row }) => {
    const lastOn = dateIn(zone, Math.max(createdAt, lastAt ?? 0));
    return {
      ...row,
      ...{ kind: "silent" as const, id: `${row.id} ${lastOn}`, to: `/kelompok/${row.id}`, groupIds: [row.id], lastOn },
      ...{ dueOn: addDays(lastOn, silentDays + promiseDays.silent), quantityKg: null, amountIdr: null },
    };
  });
}

/** Permits whose want keeps kitchens from the market, with the kg a week and the value added as last weighed. */
export async function missingPermits(db: Db, { regencyCodes, today }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("licenceHolds")
    .select(["regencyCode", "routeCode", "kgPerWeek", "valueAddedIdr"])
    .where("regencyCode", "in", regencyCodes)
    .where("kgPerWeek", ">", 0)
    .execute();
  return rows.map(({ regencyCode, routeCode, kgPerWeek, valueAddedIdr }) => ({
    ...{ kind: "permit" as const, id: `${regencyCode} ${routeCode}`, regencyCode, routeCode, villageCode: "" },
    ...{ to: `/meja/izin#${routeCode}`, dueOn: addDays(today, promiseDays.permit), groupIds: [] },
    ...{ quantityKg: kgPerWeek, amountIdr: valueAddedIdr },
  }));
}

/** Objections of groups to what was done in their name that no officer has answered yet. */
export async function openObjections(db: Db, { regencyCodes, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("objections")
    .innerJoin("groups", "groups.id", "objections.groupId")
    .innerJoin("events", "events.seq", "objections.eventSeq")
    .leftJoin("users", "users.id", "events.actorId")
    .leftJoin("objectionAnswers", "objectionAnswers.objectionId", "objections.id")
    .select(["objections.id", "objections.at", "objections.groupId", "objections.regencyCode", "groups.villageCode"])
    .select(["groups.name as group", "users.name as actor", "events.askedBy"])
    .where("objections.regencyCode", "in", regencyCodes)
    .where("objectionAnswers.objectionId", "is", null)
    .execute();
  return rows.map(({ at, groupId, actor, askedBy, ...row }) => ({
    ...row,
    ...{ kind: "objection" as const, to: `/keberatan/${row.id}`, groupIds: [groupId] },
    ...{ actor: actor ?? "", askedBy: askedBy ?? "", quantityKg: null, amountIdr: null },
    dueOn: addDays(dateIn(zone, at), promiseDays.objection),
  }));
}
