import type { Db } from "#db/open.server.ts";
import { createUser } from "~/auth/users.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once } from "~/lib/once.server.ts";
import type { GroupData } from "./group.ts";
import { registerGroup } from "./groups.server.ts";
import { addMember } from "./members.server.ts";

export type SignUpRefusal = "phoneTaken" | "unknownPlace" | "unknownKind" | "unknownGroup" | "alreadyMember";

/** A person and a group come in together, the person as its chair: all of it or nothing. */
export function signUp(
  db: Db,
  act: Act,
  person: { name: string; phone: string; passwordHash: string },
  group: Omit<GroupData, "contactName" | "contactPhone">,
): Promise<Outcome<{ userId: string; groupId: string }, SignUpRefusal>> {
  return once(db, act, async (db): Promise<Outcome<{ userId: string; groupId: string }, SignUpRefusal>> => {
    const user = await createUser(db, act, { ...person, role: "member" });
    if (!user.ok) return user;
    const own = { ...act, actorId: user.id };
    const contact = { contactName: person.name, contactPhone: person.phone };
    const made = await registerGroup(db, own, { ...group, ...contact });
    if (!made.ok) return made;
    const joined = await addMember(db, own, { groupId: made.id, userId: user.id, duty: "chair" });
    return joined.ok ? { ok: true, userId: user.id, groupId: made.id } : joined;
  });
}
