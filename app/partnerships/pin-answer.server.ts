import type { Db } from "#db/open.server.ts";
import type { PinRefusal } from "~/auth/pins.server.ts";
import { checkPin } from "~/auth/pins.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { refuse } from "~/lib/once.server.ts";

/**
 * Who says yes with a PIN on somebody else's phone: a member of the other group. The act is then that person's own; the
 * form's key keeps its one effect. Another group's member gets the words of a wrong PIN.
 */
export async function actByPin(
  db: Db,
  act: Act,
  partnerGroupId: string,
  typed: { phone: string; pin: string; address: string },
): Promise<Outcome<{ act: Act; group: { id: string } }, PinRefusal>> {
  const known = await checkPin(db, typed);
  if (!known.ok) return known;
  const member = await db
    .selectFrom("memberships")
    .leftJoin("membershipEnds", "membershipEnds.membershipId", "memberships.id")
    .select("memberships.id")
    .where("memberships.userId", "=", known.userId)
    .where("memberships.groupId", "=", partnerGroupId)
    .where("membershipEnds.membershipId", "is", null)
    .executeTakeFirst();
  if (!member) return refuse("wrongPin");
  return { ok: true, act: { ...act, actorId: known.userId, askedBy: null }, group: { id: partnerGroupId } };
}
