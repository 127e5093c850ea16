import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findProduct } from "~/places/commodities.server.ts";
import { findGroup } from "./groups.server.ts";
import type { HeldLicence, Licence, LicenceCheck } from "./licence.ts";
import { fitsPattern, licenceState, tidyNumber } from "./licence.ts";
import type { Office } from "./verifications.server.ts";
import { tell } from "~/messages/messages.server.ts";

export type LicenceRefusal =
  "unknownGroup" | "unknownRoute" | "unknownProduct" | "numberPattern" | "numberKnown" | "unknownLicence" | "sameCheck";

/** Notes a licence of a group, to be checked by an officer. The number must look like one of its kind. */
export function addLicence(
  db: Db,
  act: Act,
  groupId: string,
  licence: Omit<Licence, "id">,
): Promise<Outcome<{ id: string }, LicenceRefusal>> {
  return once(db, act, async (db) => {
    const { routeCode, productCode, validUntil } = licence;
    const number = tidyNumber(licence.number);
    await lockRow(db, "groups", groupId);
    const group = await findGroup(db, groupId);
    if (!group) return refuse("unknownGroup");
    const route = await db.selectFrom("permitRoutes").selectAll().where("code", "=", routeCode).executeTakeFirst();
    if (!route) return refuse("unknownRoute");
    if (!fitsPattern(number, route.pattern)) return refuse("numberPattern");
    if (productCode !== null && !(await findProduct(db, productCode))) return refuse("unknownProduct");
    const held = await licencesOf(db, groupId);
    const twin = held.find(
      (one) => one.routeCode === routeCode && one.number === number && one.productCode === productCode,
    );
    if (twin && twin.check?.verdict !== "refused") return refuse("numberKnown");
    const id = act.newId();
    await db
      .insertInto("licences")
      .values({ id, groupId, routeCode, number, productCode, validUntil, at: act.at })
      .execute();
    const { regencyCode } = group;
    await recordEvent(db, act, { verb: "licence.added", subjectId: id, groupId, regencyCode, data: { routeCode } });
    return { ok: true as const, id };
  });
}

/** An officer's word about a licence, with the reason when it is a no. One of another regency is not found. */
export function checkLicence(
  db: Db,
  act: Act,
  office: Office,
  licenceId: string,
  check: { verdict: LicenceCheck["verdict"]; reason: string },
): Promise<Outcome<{ groupId: string }, LicenceRefusal>> {
  return once(db, act, async (db) => {
    const licence = await db
      .selectFrom("licences")
      .innerJoin("groups", "groups.id", "licences.groupId")
      .select(["licences.groupId", "licences.routeCode", "licences.number", "groups.regencyCode"])
      .where("licences.id", "=", licenceId)
      .executeTakeFirst();
    if (!licence || !office.regencyCodes.includes(licence.regencyCode)) return refuse("unknownLicence");
    const before = await newestCheck(db, licenceId);
    if (check.verdict === "valid" && before?.verdict === "valid") return refuse("sameCheck");
    const { groupId, regencyCode, routeCode } = licence;
    const { verdict, reason } = check;
    await db
      .insertInto("licenceChecks")
      .values({ id: act.newId(), licenceId, officerId: act.actorId, verdict, reason, at: act.at })
      .execute();
    const data = { routeCode, verdict, reason };
    await recordEvent(db, act, { verb: "licence.checked", subjectId: licenceId, groupId, regencyCode, data });
    const kind = verdict === "valid" ? ("licenceChecked" as const) : ("licenceRefused" as const);
    const telling = { to: { groupId }, subjectId: licenceId, path: "/kelompok/saya", turn: String(act.at) };
    await tell(db, act, { ...telling, kind, data: { name: licence.number, reason } });
    return { ok: true as const, groupId };
  });
}

/** The licences of a group with the last word about each, newest first. */
export async function licencesOf(db: Db, groupId: string) {
  const [licences, checks] = await Promise.all([
    db
      .selectFrom("licences")
      .selectAll()
      .where("groupId", "=", groupId)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .execute(),
    checksOf(db, groupId),
  ]);
  return licences.map((licence) => ({
    ...licence,
    check: checks.find((check) => check.licenceId === licence.id) ?? null,
  }));
}

/** How each licence of a group stands on a day, for `missingLicences` and the engine. */
export async function heldLicences(db: Db, groupId: string, todayIso: string): Promise<HeldLicence[]> {
  const licences = await licencesOf(db, groupId);
  return licences.map((licence) => ({
    routeCode: licence.routeCode,
    productCode: licence.productCode,
    validUntil: licence.validUntil,
    state: licenceState(licence, licence.check, todayIso),
  }));
}

function checksOf(db: Db, groupId: string) {
  return db
    .selectFrom("licenceChecks")
    .innerJoin("licences", "licences.id", "licenceChecks.licenceId")
    .select(["licenceChecks.licenceId", "licenceChecks.verdict", "licenceChecks.reason", "licenceChecks.at"])
    .where("licences.groupId", "=", groupId)
    .orderBy("licenceChecks.at", "desc")
    .orderBy("licenceChecks.id", "desc")
    .execute();
}

function newestCheck(db: Db, licenceId: string) {
  return db
    .selectFrom("licenceChecks")
    .select("verdict")
    .where("licenceId", "=", licenceId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
