import type { Db } from "#db/open.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import type { RoundFigures } from "./notice.ts";
import { fewest, hangDays } from "./notice.ts";
import type { RoundNotice } from "./notices.server.ts";
import { announceRound } from "./notices.server.ts";

const dayMs = 86_400_000;

/**
 * Announces what rounds did since it was last looked: the newest of a regency that opened, those whose answers are
 * awaited, those that have closed. Once each, however often this runs.
 */
export async function announceRounds(db: Db, nowMs: number): Promise<void> {
  const rounds = await roundsLately(db, nowMs);
  for (const round of rounds) {
    for (const [index, kind] of dueKinds(round, rounds, nowMs).entries()) {
      const notice = await noticeOf(db, kind, round, nowMs);
      // What comes later in a round stands above.
      const key = `notice ${kind} ${round.id}`;
      await announceRound(db, newAct("house", { at: nowMs + index, key }), notice);
    }
  }
}

type Round = Awaited<ReturnType<typeof roundsLately>>[number];
type Kind = RoundNotice["kind"];

async function roundsLately(db: Db, nowMs: number) {
  return db
    .selectFrom("rounds")
    .innerJoin("regions", "regions.code", "rounds.regencyCode")
    .select(["rounds.id", "rounds.regencyCode", "rounds.number", "rounds.at", "rounds.fromWeek", "rounds.weeks"])
    .select("regions.name as regency")
    .select((eb) => [
      eb
        .selectFrom("proposalSends")
        .innerJoin("proposals", "proposals.id", "proposalSends.proposalId")
        .select(({ fn }) => fn.max("proposalSends.dueAt").as("dueAt"))
        .whereRef("proposals.roundId", "=", "rounds.id")
        .as("dueAt"),
      eb
        .selectFrom("clearings")
        .select("clearings.id")
        .whereRef("clearings.roundId", "=", "rounds.id")
        .orderBy("clearings.at", "desc")
        .orderBy("clearings.id", "desc")
        .limit(1)
        .as("clearingId"),
    ])
    .where("rounds.at", ">", nowMs - 60 * dayMs)
    .orderBy("rounds.number")
    .execute();
}

/** What of a round is to be announced now. A round that never was sent gives way to the next one. */
function dueKinds(round: Round, all: readonly Round[], nowMs: number): Kind[] {
  const isNewest = !all.some((one) => one.regencyCode === round.regencyCode && one.number > round.number);
  const kinds: Kind[] = [];
  if (isNewest && round.at > nowMs - hangDays.opened * dayMs) kinds.push("opened");
  if (round.dueAt !== null && round.dueAt > nowMs) kinds.push("closing");
  if (round.dueAt !== null && round.dueAt <= nowMs && round.dueAt > nowMs - hangDays.results * dayMs)
    kinds.push("results");
  return kinds;
}

async function noticeOf(db: Db, kind: Kind, round: Round, nowMs: number): Promise<RoundNotice> {
  const { id: roundId, regencyCode, regency } = round;
  const day = dateIn(defaultZone, nowMs);
  const [figures, inRound] = await Promise.all([figuresOf(db, round), groupsIn(db, round)]);
  const untilOn = {
    opened: addDays(day, hangDays.opened),
    closing: dateIn(defaultZone, round.dueAt ?? nowMs),
    results: addDays(day, hangDays.results),
  }[kind];
  const shown = { ...figures, groups: inRound.length };
  const tells = kind === "results" ? await groupsAsked(db, roundId) : inRound;
  return { kind, roundId, regencyCode, regency, untilOn, figures: shown, tells, day };
}

async function figuresOf(db: Db, round: Round): Promise<Omit<RoundFigures, "groups">> {
  const [clearing, answers] = await Promise.all([
    db
      .selectFrom("clearings")
      .select("offeredKg")
      .where("id", "=", round.clearingId ?? "")
      .executeTakeFirst(),
    db
      .selectFrom("proposals")
      .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
      .leftJoin("contracts", "contracts.proposalId", "proposals.id")
      .select(({ fn }) => [
        fn.count<number>("proposals.id").as("sent"),
        fn.count<number>("contracts.id").as("agreed"),
        fn.sum<number | null>("contracts.quantityKg").as("kg"),
      ])
      .where("proposals.roundId", "=", round.id)
      .executeTakeFirstOrThrow(),
  ]);
  const agreed = Number(answers.agreed);
  const { number, fromWeek, weeks, dueAt } = round;
  return {
    ...{ number, fromWeek, weeks, dueAt, offeredKg: clearing?.offeredKg ?? 0, sent: Number(answers.sent), agreed },
    agreedKg: agreed >= fewest ? Number(answers.kg ?? 0) : null,
  };
}

/** Producer groups whose harvest was in the round's newest plan, paired or left over. */
async function groupsIn(db: Db, { clearingId }: Round): Promise<string[]> {
  const rows = await db
    .selectFrom("lots")
    .select("lots.groupId")
    .distinct()
    .where((eb) =>
      eb.or([
        eb(
          "lots.id",
          "in",
          eb
            .selectFrom("unsolds")
            .select("unsolds.lotId")
            .where("clearingId", "=", clearingId ?? ""),
        ),
        eb(
          "lots.id",
          "in",
          eb
            .selectFrom("proposals")
            .select("lotId")
            .where("clearingId", "=", clearingId ?? ""),
        ),
      ]),
    )
    .execute();
  return rows.map(({ groupId }) => groupId);
}

/** Groups on either side that a proposal of the round was sent to. */
async function groupsAsked(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .select(["producerGroupId", "processorGroupId"])
    .where("proposals.roundId", "=", roundId)
    .execute();
  return [...new Set(rows.flatMap((row) => [row.producerGroupId, row.processorGroupId]))];
}
