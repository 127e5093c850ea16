import type { Db } from "#db/open.server.ts";
import { actFor, stopActing } from "~/auth/session.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findGroup } from "./groups.server.ts";

/** From now on this session trades for a group within reach, as somebody of the group asked. The trail says who. */
export function startActing(
  db: Db,
  act: Act,
  user: User,
  asked: { idHash: string; groupId: string; askedBy: string },
): Promise<Outcome<object, "unknownGroup">> {
  return once(db, act, async (db) => {
    const { idHash, groupId, askedBy } = asked;
    const group = await findGroup(db, groupId);
    if (!group || !mayActFor(user, group)) return refuse("unknownGroup");
    await actFor(db, idHash, groupId, askedBy);
    const { regencyCode } = group;
    await recordEvent(db, { ...act, askedBy }, { verb: "acting.started", subjectId: groupId, groupId, regencyCode });
    return { ok: true as const };
  });
}

/** The session speaks for its own user again. Without a group acted for, nothing happens. */
export function endActing(db: Db, act: Act, user: User, idHash: string): Promise<Outcome<object, never>> {
  return once(db, act, async (db) => {
    if (user.askedBy === null || user.group === null) return { ok: true as const };
    await stopActing(db, idHash);
    const { id, regencyCode } = user.group;
    await recordEvent(db, act, { verb: "acting.ended", subjectId: id, groupId: id, regencyCode });
    return { ok: true as const };
  });
}
