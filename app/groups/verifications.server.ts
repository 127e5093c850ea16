import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Verdict } from "./group.ts";
import { tell } from "~/messages/messages.server.ts";

/** An office: the regencies in which its word counts. */
export type Office = { regencyCodes: readonly string[] };
export type VerdictRefusal = "unknownGroup" | "sameVerdict";

/** An officer's yes: the group may publish from now on. A group of another regency is not found. */
export function verifyGroup(
  db: Db,
  act: Act,
  office: Office,
  groupId: string,
): Promise<Outcome<object, VerdictRefusal>> {
  return giveVerdict(db, act, office, groupId, "verified", "");
}

/** An officer's no, with the reason that the group reads. Also takes back an earlier yes. */
export function refuseGroup(
  db: Db,
  act: Act,
  office: Office,
  groupId: string,
  reason: string,
): Promise<Outcome<object, VerdictRefusal>> {
  return giveVerdict(db, act, office, groupId, "refused", reason);
}

/** The word that counts: the last one, or null when nobody looked yet. */
export async function newestVerdict(db: Db, groupId: string): Promise<Verdict | null> {
  const [newest] = await verdictsOf(db, groupId);
  return newest ?? null;
}

/** For `.where`: the last word about the group with the id in this column is a yes. Only such a group is public. */
export function isVerified(column: "groups.id" | "lots.groupId" | "offers.groupId") {
  return sql<boolean>`(select v."verdict" from "verifications" v where v."groupId" = ${sql.ref(column)}
    order by v."at" desc, v."id" desc limit 1) = 'verified'`;
}

/** Every word about a group, newest first. */
export function verdictsOf(db: Db, groupId: string): Promise<Verdict[]> {
  return db
    .selectFrom("verifications")
    .select(["verdict", "reason", "at"])
    .where("groupId", "=", groupId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
}

function giveVerdict(db: Db, act: Act, office: Office, groupId: string, verdict: Verdict["verdict"], reason: string) {
  return once(db, act, async (db): Promise<Outcome<object, VerdictRefusal>> => {
    const group = await db.selectFrom("groups").select("regencyCode").where("id", "=", groupId).executeTakeFirst();
    if (!group || !office.regencyCodes.includes(group.regencyCode)) return refuse("unknownGroup");
    const before = await newestVerdict(db, groupId);
    if (verdict === "verified" && before?.verdict === "verified") return refuse("sameVerdict");
    const { at, actorId } = act;
    await db
      .insertInto("verifications")
      .values({ id: act.newId(), groupId, officerId: actorId, verdict, reason, at })
      .execute();
    const { regencyCode } = group;
    await recordEvent(db, act, {
      verb: `group.${verdict}`,
      subjectId: groupId,
      groupId,
      regencyCode,
      data: { reason },
    });
    const kind = verdict === "verified" ? ("groupVerified" as const) : ("groupRefused" as const);
    const telling = { to: { groupId }, subjectId: groupId, path: "/kelompok/saya", turn: String(at) };
    await tell(db, act, { ...telling, kind, data: { reason } });
    return { ok: true as const };
  });
}
