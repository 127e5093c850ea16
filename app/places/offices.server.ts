import type { Db } from "#db/open.server.ts";

/** Kinds of group in the order of the list, each with the sides it usually takes (`producer;processor`). */
export function listGroupKinds(db: Db) {
  return db.selectFrom("groupKinds").select(["code", "nameId", "nameEn", "sides"]).orderBy("nameId").execute();
}

/** Permits that a group can hold, with the pattern of their numbers (empty when none is known). */
export function listPermitRoutes(db: Db) {
  return db.selectFrom("permitRoutes").selectAll().orderBy("name").execute();
}

/** The offices of a regency that accompany groups. */
export function officesOf(db: Db, regencyCode: string) {
  return db.selectFrom("offices").selectAll().where("regencyCode", "=", regencyCode).orderBy("name").execute();
}
