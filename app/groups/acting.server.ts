import type { Db } from "#db/open.server.ts";
import { actFor, stopActing } from "~/auth/session.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import { findGroup } from "./groups.server.ts";
import type { AskedWay } from "./office-forms.ts";

/** From now on this session trades for a group within reach, as somebody of the group asked. The trail says who; the group is told. */
export function startActing(
  db: Db,
  act: Act,
  user: User,
  asked: { idHash: string; groupId: string; askedBy: string; how: AskedWay; note: string },
): Promise<Outcome<object, "unknownGroup">> {
  return once(db, act, async (db) => {
    const { idHash, groupId, askedBy, how, note } = asked;
    const group = await findGroup(db, groupId);
    if (!group || !mayActFor(user, group)) return refuse("unknownGroup");
    await actFor(db, idHash, groupId, askedBy);
    const { regencyCode } = group;
    const id = act.newId();
    await db
      .insertInto("actings")
      .values({ id, groupId, userId: act.actorId, askedBy, how, note, at: act.at })
      .execute();
    const data = { how };
    await recordEvent(
      db,
      { ...act, askedBy },
      { verb: "acting.started", subjectId: groupId, groupId, regencyCode, data },
    );
    await tell(db, act, {
      ...{ to: { groupId }, kind: "actedFor", subjectId: groupId, turn: id, path: "/kelompok/saya/atas-nama" },
      data: { partner: user.name, name: askedBy },
    });
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
