import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import { tell } from "~/messages/messages.server.ts";
import type { Notice, NoticeValue, RoundFigures } from "./notice.ts";
import { mayHangUntil } from "./notice.ts";
import { hasPhone } from "./notice-text.ts";

/** Which notices: of a regency or of all, those that hang on `today` or those that do no more. */
export type BoardAsk = { regencyCode: string | null; today: string; past: boolean; page: PageAsk };

/** One page of the board, newest first. */
export async function listNotices(db: Db, { regencyCode, today, past, page }: BoardAsk): Promise<Page<Notice>> {
  let query = db
    .selectFrom("notices")
    .innerJoin("regions", "regions.code", "notices.regencyCode")
    .leftJoin("noticeEnds", "noticeEnds.noticeId", "notices.id")
    .select(["notices.id", "notices.kind", "notices.regencyCode", "notices.title", "notices.body"])
    .select(["notices.figuresJson", "notices.untilOn", "notices.at", "regions.name as regency"]);
  if (regencyCode) query = query.where("notices.regencyCode", "=", regencyCode);
  query = past
    ? query.where((eb) => eb.or([eb("notices.untilOn", "<", today), eb("noticeEnds.noticeId", "is not", null)]))
    : query.where("notices.untilOn", ">=", today).where("noticeEnds.noticeId", "is", null);
  const order = {
    ...{ column: "notices.id", id: "notices.id", numeric: false, direction: "desc" as const },
    valueOf: (row: { id: string }) => row.id,
  };
  const { rows, ...neighbours } = await keysetPage(query, order, page);
  return {
    ...neighbours,
    rows: rows.map(({ figuresJson, ...row }) => ({ ...row, figures: JSON.parse(figuresJson) as RoundFigures | null })),
  };
}

/** Regencies that have a notice, for the choice of one. */
export function boardRegencies(db: Db) {
  return db
    .selectFrom("regions")
    .select(["code", "name"])
    .where("code", "in", (eb) => eb.selectFrom("notices").select("notices.regencyCode"))
    .orderBy("name")
    .execute();
}

/** Puts up what an officer wrote, until its last day. */
export function writeNotice(
  db: Db,
  act: Act,
  officer: { regencyCodes: readonly string[] },
  value: NoticeValue,
  today: string,
): Promise<Outcome<{ id: string }, "otherRegency" | "dayNotFit" | "hasPhone">> {
  return once(db, act, async (db) => {
    const { regencyCode, title, body, untilOn } = value;
    if (!officer.regencyCodes.includes(regencyCode)) return refuse("otherRegency");
    if (!mayHangUntil(untilOn, today)) return refuse("dayNotFit");
    if (hasPhone(`${title} ${body}`)) return refuse("hasPhone");
    const id = act.newId();
    const by = { userId: act.actorId, at: act.at };
    const row = { id, regencyCode, kind: "own" as const, roundId: null, title, body, untilOn, figuresJson: "null" };
    await db
      .insertInto("notices")
      .values({ ...row, ...by })
      .execute();
    await recordEvent(db, act, { verb: "notice.written", subjectId: id, regencyCode, data: { untilOn } });
    return { ok: true as const, id };
  });
}

/** Takes a notice of the own regency down before its last day; it stays among the older ones. */
export function endNotice(
  db: Db,
  act: Act,
  officer: { regencyCodes: readonly string[] },
  noticeId: string,
): Promise<Outcome<object, "unknownNotice">> {
  return once(db, act, async (db) => {
    const notice = await db
      .selectFrom("notices")
      .select("regencyCode")
      .where("id", "=", noticeId)
      .where("regencyCode", "in", officer.regencyCodes.length > 0 ? officer.regencyCodes : [""])
      .executeTakeFirst();
    if (!notice) return refuse("unknownNotice");
    await db
      .insertInto("noticeEnds")
      .values({ noticeId, userId: act.actorId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { regencyCode } = notice;
    await recordEvent(db, act, { verb: "notice.ended", subjectId: noticeId, regencyCode });
    return { ok: true as const };
  });
}

/** What a round did, ready to be announced. `tells` are the groups that it concerns. */
export type RoundNotice = {
  kind: "opened" | "closing" | "results";
  roundId: string;
  regencyCode: string;
  regency: string;
  untilOn: string;
  figures: RoundFigures;
  tells: readonly string[];
  /** Parts one telling from the next: the day, so that a morning of trials tells once. */
  day: string;
};

/** Puts up what a round did, once, and tells the groups that it concerns. */
export function announceRound(db: Db, act: Act, notice: RoundNotice): Promise<{ ok: true }> {
  return once(db, act, async (db) => {
    const { kind, roundId, regencyCode, untilOn, figures } = notice;
    const text = { title: "", body: "", figuresJson: JSON.stringify(figures) };
    const written = await db
      .insertInto("notices")
      .values({ id: act.newId(), kind, roundId, regencyCode, untilOn, ...text, userId: act.actorId, at: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows) await tellGroups(db, act, notice);
    return { ok: true as const };
  });
}

async function tellGroups(db: Db, act: Act, notice: RoundNotice): Promise<void> {
  // Who has a proposal to answer was told so by the proposal itself.
  if (notice.kind === "closing") return;
  const about =
    notice.kind === "opened"
      ? ({ kind: "roundOpened", subjectId: notice.regencyCode, turn: notice.day } as const)
      : ({ kind: "roundResults", subjectId: notice.roundId } as const);
  const data = { partner: notice.regency, name: String(notice.figures.number) };
  for (const groupId of notice.tells) await tell(db, act, { ...about, to: { groupId }, path: "/papan", data });
}
