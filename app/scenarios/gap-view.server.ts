import type { Db } from "#db/open.server.ts";
import type { Gap, GapBoard } from "./gap.ts";
import { nameChanges, namesOf } from "./named.server.ts";
import { newestStudyIn } from "./studies.server.ts";
import { effectView, standingView } from "./study-view.ts";

/** The gap board of a regency as last computed, with names and without anybody's limit; null when it never was. */
export async function gapBoardOf(db: Db, regencyCode: string, nowMs: number) {
  const study = await newestStudyIn(db, regencyCode, "gaps", nowMs);
  if (!study) return null;
  const standing = standingView(study);
  if (study.state !== "answered") return { standing, board: null };
  return { standing, board: await viewOf(db, regencyCode, study.answer.board) };
}

async function viewOf(db: Db, regencyCode: string, board: GapBoard) {
  const { figures, offeredKg, unsold, gaps, tried, untried } = board;
  const changes = await nameChanges(
    db,
    regencyCode,
    gaps.map(({ change }) => change),
  );
  const codes = [...new Set(gaps.flatMap(({ facts }) => facts.commodityCodes))];
  const commodities = await namesOf(db, "commodities", codes);
  return {
    ...{ offeredKg, unsold, tried, untried, matchedKg: figures.matchedKg },
    rows: gaps.map((gap, i) => rowOf(gap, changes[i], commodities)),
  };
}

type Names = Awaited<ReturnType<typeof namesOf>>;

function rowOf<Named>(gap: Gap, named: Named, commodities: Names) {
  const { reason, stuckKg, lots, facts, effect } = gap;
  const { commodityCodes, ...measures } = facts;
  return {
    ...{ reason, stuckKg, lots, named, facts: measures },
    commodities: commodityCodes.flatMap((code) => commodities.get(code) ?? []),
    effect: effectView(effect),
  };
}

export type GapBoardView = NonNullable<Awaited<ReturnType<typeof gapBoardOf>>>;
export type GapRow = NonNullable<GapBoardView["board"]>["rows"][number];
