import { db } from "#db/client.server.ts";
import type { Trader } from "~/auth/user.ts";
import { mayManageMembers } from "~/auth/user.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { membersOf } from "./members.server.ts";

/** The chair of the active group; nobody else says who belongs to it, whoever may act for it. */
export async function requireChair(visit: Visit): Promise<Trader> {
  const user = await requireTrader(visit);
  if (!mayManageMembers(user)) throw forbidden();
  return user;
}

/** A member of this group; one of another group is not found. */
export async function requireMember(groupId: string, membershipId: string | undefined) {
  const members = await membersOf(db, groupId);
  const member = members.find(({ id }) => id === membershipId);
  if (!member) throw notFound();
  return member;
}
