import type { Db } from "#db/open.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage, numericCursor, writeCursor } from "~/lib/keyset.server.ts";
import { firstContract } from "./first-contract.server.ts";

const pageSize = 20;

/** Rounds of these regencies, newest first, a page at a time, with what their newest plan does and how far it got. */
export async function roundsOf(db: Db, regencyCodes: string[], after: Cursor | null) {
  let query = summaries(db, regencyCodes).orderBy("rounds.at", "desc").orderBy("rounds.id", "desc");
  const seen = numericCursor(after);
  if (seen) {
    const { value: at, id } = seen;
    query = query.where(({ eb, or, and }) =>
      or([eb("rounds.at", "<", at), and([eb("rounds.at", "=", at), eb("rounds.id", "<", id)])]),
    );
  }
  const { rows, more } = cutPage(await query.limit(pageSize + 1).execute(), pageSize);
  const last = rows.at(-1);
  return {
    rows: await withProgress(db, rows),
    next: more && last ? writeCursor({ value: String(last.at), id: last.id }) : null,
  };
}

export type RoundLine = Awaited<ReturnType<typeof roundsOf>>["rows"][number];

function summaries(db: Db, regencyCodes: string[]) {
  return db
    .selectFrom("rounds")
    .innerJoin("regions", "regions.code", "rounds.regencyCode")
    .innerJoin("clearings", "clearings.roundId", "rounds.id")
    .select(["rounds.id", "rounds.number", "rounds.at", "rounds.fromWeek", "rounds.weeks", "rounds.regencyCode"])
    .select(["regions.name as regencyName", "clearings.matchedKg", "clearings.offeredKg", "clearings.gainsIdr"])
    .select(({ selectFrom }) =>
      selectFrom("proposals")
        .select(({ fn }) => fn.countAll<number>().as("pairings"))
        .whereRef("proposals.clearingId", "=", "clearings.id")
        .as("pairings"),
    )
    .where("rounds.regencyCode", "in", regencyCodes)
    .where(({ eb, selectFrom }) =>
      eb(
        "clearings.id",
        "=",
        selectFrom("clearings as newest")
          .select("newest.id")
          .whereRef("newest.roundId", "=", "rounds.id")
          .orderBy("newest.at", "desc")
          .orderBy("newest.id", "desc")
          .limit(1),
      ),
    );
}

/** Adds how many proposals of each round were sent, agreed, declined, and may still be answered before `dueAt`. */
async function withProgress<Round extends { id: string; gainsIdr: number; pairings: number | null }>(
  db: Db,
  rounds: Round[],
) {
  const ids = rounds.map((round) => round.id);
  const counts = ids.length === 0 ? [] : await progressOf(db, ids);
  return rounds.map(({ pairings, ...round }) => {
    // As on the workbench: the gain of a single pairing would tell its kitchen's limit.
    const gainsIdr = (pairings ?? 0) > 1 ? round.gainsIdr : null;
    const { sent = 0, agreed = 0, declined = 0, dueAt = null } = counts.find((one) => one.roundId === round.id) ?? {};
    return { ...round, gainsIdr, sent, agreed, declined, dueAt, waiting: sent - agreed - declined };
  });
}

function progressOf(db: Db, roundIds: string[]) {
  return db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .leftJoin("contracts", (join) => join.on(firstContract))
    .leftJoin("answers as no", (join) => join.onRef("no.proposalId", "=", "proposals.id").on("no.verdict", "=", "no"))
    .select(({ fn }) => [
      "proposals.roundId",
      fn.count<number>("proposals.id").as("sent"),
      fn.count<number>("contracts.id").as("agreed"),
      fn.count<number>("no.proposalId").as("declined"),
      fn.max("proposalSends.dueAt").as("dueAt"),
    ])
    .where("proposals.roundId", "in", roundIds)
    .groupBy("proposals.roundId")
    .execute();
}
