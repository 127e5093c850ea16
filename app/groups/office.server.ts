import { db } from "#db/client.server.ts";
import type { User } from "~/auth/user.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { reaches } from "./group.ts";
import { findGroup } from "./groups.server.ts";

/** An officer of some regency or a companion of some kelurahan; everybody else may not. */
export async function requireOffice(visit: Visit): Promise<User> {
  const user = await requireUser(visit);
  if (user.regencyCodes.length + user.villageCodes.length === 0) throw forbidden();
  return user;
}

/** A group within this office's reach. One outside it is not found, as if it were not there. */
export async function requireReach(user: User, groupId: string | undefined) {
  const group = await findGroup(db, groupId ?? "");
  if (!group || !reaches(user, group)) throw notFound();
  return group;
}
