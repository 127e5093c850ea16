import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { recordEvent } from "~/lib/events.server.ts";
import { logger } from "~/lib/log.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { inTurn } from "~/matching/clear.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { digestOf, readGround } from "./ground.server.ts";
import type { Ground } from "./ground.ts";
import type { Answer, Question, StudyKind } from "./study.ts";
import { questionText } from "./study.ts";
import type { Student } from "./study-worker.server.ts";

export type StudyRefusal = "otherRegency" | "noLots";

/** A study that was asked, and when its answer is written: nobody has to wait for it. */
export type Asked = Outcome<{ id: string; answered: Promise<void> }, StudyRefusal>;

/** An answer that does not come in this time will not come: the house was stopped meanwhile. */
const patienceMs = 240_000;

/**
 * Asks a question about a regency of the officer: reads its market now, and has it answered beside the pages. The same
 * question about the same market is answered once.
 */
export async function askStudy(
  db: Db,
  act: Act,
  office: { regencyCodes: readonly string[] },
  { regencyCode, question }: { regencyCode: string; question: Question },
  student: Student,
): Promise<Asked> {
  if (!office.regencyCodes.includes(regencyCode)) return refuse("otherRegency");
  // The stamp first: what happens while the market is read makes it look moved, never the other way round.
  const stamp = await stampOf(db, regencyCode, act.at);
  const ground = await readGround(db, regencyCode, act.at);
  if (ground.rows.lots.length === 0) return refuse("noLots");
  const found = await once(db, act, (db) => noteStudy(db, act, { regencyCode, question, ground, stamp }));
  const answered = found.isAnswered ? Promise.resolve() : answer(db, act, found.id, ground, question, student);
  return { ok: true, id: found.id, answered };
}

type Noted = { regencyCode: string; question: Question; ground: Ground; stamp: string };

async function noteStudy(db: Db, act: Act, { regencyCode, question, ground, stamp }: Noted) {
  const digests = { questionDigest: sha256(questionText(question)), marketDigest: digestOf(ground) };
  const seen = await studies(db)
    .where("studies.regencyCode", "=", regencyCode)
    .where("studies.questionDigest", "=", digests.questionDigest)
    .where("studies.marketDigest", "=", digests.marketDigest)
    .executeTakeFirst();
  if (seen) {
    await db.updateTable("studies").set({ stamp, readAt: act.at }).where("id", "=", seen.id).execute();
    await db.deleteFrom("studyFailures").where("studyId", "=", seen.id).execute();
    return { id: seen.id, isAnswered: seen.answerJson !== null };
  }
  const id = act.newId();
  const row = { id, regencyCode, kind: question.kind, questionJson: JSON.stringify(question), ...digests, stamp };
  await db
    .insertInto("studies")
    .values({ ...row, byUserId: act.actorId, readAt: act.at })
    .execute();
  const { kind } = question;
  await recordEvent(db, act, { verb: "study.asked", subjectId: id, regencyCode, data: { kind } });
  return { id, isAnswered: false };
}

/** Studies that are being answered in this process: asked again they are not begun again. */
const underWay = new Map<string, Promise<void>>();

function answer(db: Db, act: Act, studyId: string, ground: Ground, question: Question, student: Student) {
  const before = underWay.get(studyId);
  if (before) return before;
  const work = answerOnce(db, act, studyId, ground, question, student).finally(() => underWay.delete(studyId));
  underWay.set(studyId, work);
  return work;
}

/** Answers after the regency's studies before, and writes the answer or that there is none. Never throws. */
async function answerOnce(db: Db, act: Act, studyId: string, ground: Ground, question: Question, student: Student) {
  try {
    const found = await inTurn(`study ${ground.span.regencyCode}`, () => student(ground, question));
    const row = { studyId, answerJson: JSON.stringify(found), at: act.at };
    await inTransaction(db, (db) =>
      db
        .insertInto("studyAnswers")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  } catch (error) {
    logger.error({ err: error, studyId }, "a study failed");
    await inTransaction(db, (db) =>
      db
        .insertInto("studyFailures")
        .values({ studyId, at: act.at })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }
}

const soonMs = 1500;

/** Waits a moment for an answer that comes at once in a small market, so that most pages need no second look. */
export async function waitABit(answered: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => (timer = setTimeout(done, soonMs)));
  await Promise.race([answered, enough]);
  clearTimeout(timer);
}

/** How a study stands: its answer, or why there is none yet. `hasMoved`: the market may be another one by now. */
export type StudyView<Kind extends StudyKind> = {
  id: string;
  question: Extract<Question, { kind: Kind }>;
  readAt: number;
  /** The short name of the market's figures, for papers. */
  digest: string;
  hasMoved: boolean;
} & ({ state: "answered"; answer: Extract<Answer, { kind: Kind }> } | { state: "waiting" | "failed" });

/** The newest study of this question in the regency, or undefined. */
export function newestStudyOf<Kind extends StudyKind>(
  db: Db,
  regencyCode: string,
  question: Extract<Question, { kind: Kind }>,
  nowMs: number,
): Promise<StudyView<Kind> | undefined> {
  const digest = sha256(questionText(question));
  return viewed<Kind>(db, regencyCode, nowMs, (rows) => rows.where("studies.questionDigest", "=", digest));
}

/** The newest study of a kind in the regency, whatever was asked, or undefined. */
export function newestStudyIn<Kind extends StudyKind>(
  db: Db,
  regencyCode: string,
  kind: Kind,
  nowMs: number,
): Promise<StudyView<Kind> | undefined> {
  return viewed<Kind>(db, regencyCode, nowMs, (rows) => rows.where("studies.kind", "=", kind));
}

type Rows = ReturnType<typeof studies>;

async function viewed<Kind extends StudyKind>(
  db: Db,
  regencyCode: string,
  nowMs: number,
  narrow: (rows: Rows) => Rows,
): Promise<StudyView<Kind> | undefined> {
  const row = await narrow(studies(db).where("studies.regencyCode", "=", regencyCode))
    .orderBy("studies.readAt", "desc")
    .orderBy("studies.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, readAt, marketDigest, questionJson, answerJson, failedAt } = row;
  const hasMoved = row.stamp !== (await stampOf(db, regencyCode, nowMs));
  const question = JSON.parse(questionJson) as Extract<Question, { kind: Kind }>;
  const about = { id, question, readAt, digest: marketDigest.slice(0, 8), hasMoved };
  if (answerJson !== null) {
    return { ...about, state: "answered", answer: JSON.parse(answerJson) as Extract<Answer, { kind: Kind }> };
  }
  return { ...about, state: failedAt === null && nowMs - readAt < patienceMs ? "waiting" : "failed" };
}

function studies(db: Db) {
  return db
    .selectFrom("studies")
    .leftJoin("studyAnswers", "studyAnswers.studyId", "studies.id")
    .leftJoin("studyFailures", "studyFailures.studyId", "studies.id")
    .select(["studies.id", "studies.readAt", "studies.marketDigest", "studies.questionJson", "studies.stamp"])
    .select(["studyAnswers.answerJson", "studyFailures.at as failedAt"]);
}

/** What studies and scenarios leave in the trail moves no market. */
const still = ["study.asked", "scenario.saved", "scenario.removed"];

/** Today and the ends of the regency's trail and of the one without a regency, where bids are told. */
async function stampOf(db: Db, regencyCode: string, nowMs: number): Promise<string> {
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  const last = (of: "regency" | "none") =>
    db
      .selectFrom("events")
      .select("seq")
      .where("regencyCode", of === "regency" ? "=" : "is", of === "regency" ? regencyCode : null)
      .where("verb", "not in", still)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
  const [own, common] = [await last("regency"), await last("none")];
  return [today, own?.seq ?? 0, common?.seq ?? 0].join(" ");
}
