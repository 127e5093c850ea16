import type { Db } from "#db/open.server.ts";
import type { HeldLicence } from "./licence.ts";
import { licenceState } from "./licence.ts";
import type { Permitted, PermitRule, Standing } from "./licence-rule.ts";
import { standingFor } from "./licence-rule.ts";
import { licencesOf } from "./licences.server.ts";

/** Answers how a group stands for a product on the day that was asked about. */
export type StandingOf = (groupId: string, product: Permitted) => Standing;

/** How every group of a regency stands on a day, or one group: licences are read once, for many products. */
export async function licenceStandings(
  db: Db,
  whose: { regencyCode: string } | { groupId: string },
  dayIso: string,
): Promise<StandingOf> {
  const [held, rules] = await Promise.all([heldByGroup(db, whose, dayIso), listPermitRules(db)]);
  return (groupId, product) => standingFor(product, rules, held.get(groupId) ?? [], dayIso);
}

/** What the reference data says about each permit. */
export function listPermitRules(db: Db): Promise<PermitRule[]> {
  return db.selectFrom("permitRules").select(["code", "gate", "sinceDate"]).orderBy("code").execute();
}

/** How to get these permits, in both languages, with what the pages need to judge the advice. */
export function permitAdvice(db: Db, codes: readonly string[]) {
  if (codes.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("permitRules")
    .select(["code", "getId", "getEn", "status", "sourceIds"])
    .where("code", "in", [...codes])
    .orderBy("code")
    .execute();
}

/** Why a permit does not count, and the licence to look at when there is one. */
export type MissingPermit = {
  routeCode: string;
  state: "absent" | "unchecked" | "over" | "refused" | "other";
  licenceId: string | null;
};

/** What is there of the permits that a group misses for some products, each permit once. */
export async function missingPermits(
  db: Db,
  groupId: string,
  wanting: readonly { productCode: string; missing: readonly string[] }[],
  dayIso: string,
): Promise<MissingPermit[]> {
  const codes = [...new Set(wanting.flatMap((one) => one.missing))];
  const licences = codes.length === 0 ? [] : await licencesOf(db, groupId);
  return codes.map((routeCode) => {
    const ofRoute = licences.filter((licence) => licence.routeCode === routeCode);
    const products = new Set(wanting.filter((one) => one.missing.includes(routeCode)).map((one) => one.productCode));
    const nearest = ofRoute.find((one) => one.productCode === null || products.has(one.productCode));
    if (!nearest)
      return { routeCode, state: ofRoute.length > 0 ? ("other" as const) : ("absent" as const), licenceId: null };
    const state = licenceState(nearest, nearest.check, dayIso);
    const lacking = state === "unchecked" || state === "over" || state === "refused" ? state : "other";
    return { routeCode, state: lacking, licenceId: nearest.id };
  });
}

/**
 * Licences of a regency that an officer found valid and whose last day lies between two days, unless the group already
 * has a later one of its kind.
 */
export async function endingLicences(db: Db, regencyCode: string, days: { from: string; to: string }) {
  const rows = await checkedLicences(db)
    .select(["licences.id", "licences.groupId", "licences.routeCode", "licences.productCode", "licences.number"])
    .select(["licences.validUntil", "groups.name as groupName"])
    .where("groups.regencyCode", "=", regencyCode)
    .where("licenceChecks.verdict", "=", "valid")
    .where("licences.validUntil", ">=", days.from)
    .orderBy("licences.validUntil")
    .orderBy("licences.id")
    .execute();
  const known = rows.flatMap((row) => (row.validUntil === null ? [] : [{ ...row, validUntil: row.validUntil }]));
  const sameKind = (one: (typeof known)[number], other: (typeof known)[number]) =>
    one.groupId === other.groupId && one.routeCode === other.routeCode && one.productCode === other.productCode;
  return known.filter(
    (row) => row.validUntil <= days.to && !known.some((one) => sameKind(one, row) && one.validUntil > row.validUntil),
  );
}

/** Licences with their group and the last word of an officer about them. */
function checkedLicences(db: Db) {
  return db
    .selectFrom("licences")
    .innerJoin("groups", "groups.id", "licences.groupId")
    .leftJoin("licenceChecks", (join) =>
      join.on((eb) =>
        eb(
          "licenceChecks.id",
          "=",
          eb
            .selectFrom("licenceChecks as newest")
            .select("newest.id")
            .whereRef("newest.licenceId", "=", "licences.id")
            .orderBy("newest.at", "desc")
            .orderBy("newest.id", "desc")
            .limit(1),
        ),
      ),
    );
}

async function heldByGroup(db: Db, whose: { regencyCode: string } | { groupId: string }, dayIso: string) {
  const rows = await checkedLicences(db)
    .select(["licences.groupId", "licences.routeCode", "licences.productCode", "licences.validUntil"])
    .select("licenceChecks.verdict")
    .$if("groupId" in whose, (query) => query.where("licences.groupId", "=", "groupId" in whose ? whose.groupId : ""))
    .$if("regencyCode" in whose, (query) =>
      query.where("groups.regencyCode", "=", "regencyCode" in whose ? whose.regencyCode : ""),
    )
    .execute();
  const held = new Map<string, HeldLicence[]>();
  for (const { groupId, verdict, ...licence } of rows) {
    const state = licenceState(licence, verdict ? { verdict } : null, dayIso);
    held.set(groupId, [...(held.get(groupId) ?? []), { ...licence, state }]);
  }
  return held;
}
