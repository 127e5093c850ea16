import type { AnyDb } from "../dialect.ts";
import { createIndex } from "../dialect.ts";

/** What a report over a stretch of days looks papers up by. */
export async function up(db: AnyDb): Promise<void> {
  await createIndex(db, "tickets_weighedOn", `"tickets" ("weighedOn", "contractId")`);
  await createIndex(db, "payments_paidOn", `"payments" ("paidOn", "contractId")`);
  await createIndex(db, "contracts_signedAt", `"contracts" ("regencyCode", "signedAt")`);
  await createIndex(db, "contractEnds_at", `"contractEnds" ("at", "contractId")`);
  await createIndex(db, "claims_at", `"claims" ("at", "contractId")`);
  await createIndex(db, "enrolments_group", `"enrolments" ("groupId", "programId")`);
}
