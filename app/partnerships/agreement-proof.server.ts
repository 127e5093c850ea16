import type { Db } from "#db/open.server.ts";
import { versionByHash, versionsOf } from "./agreement-view.server.ts";
import { standingOf } from "./agreement.ts";

/** What somebody who holds a paper may see of it: the agreed figures and when each side signed. No person is named. */
export async function proofOf(db: Db, hash: string) {
  const version = await versionByHash(db, hash);
  if (!version) return null;
  const { facts, terms } = version.body;
  const end = await db
    .selectFrom("contractEnds")
    .select("at")
    .where("contractId", "=", version.contractId)
    .executeTakeFirst();
  const { inForce } = standingOf(await versionsOf(db, version.contractId));
  const replaced = inForce !== null && inForce.version > version.version;
  const signedAt = (side: "producer" | "processor") =>
    version.signatures.find((signature) => signature.side === side)?.at ?? null;
  return {
    hash,
    facts,
    version: version.version,
    deliveries: terms.schedule.length,
    state: end ? ("ended" as const) : replaced ? ("replaced" as const) : ("standing" as const),
    signedAt: { producer: signedAt("producer"), processor: signedAt("processor") },
  };
}
