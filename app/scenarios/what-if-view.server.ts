import type { Db } from "#db/open.server.ts";
import type { Change } from "./change.ts";
import type { Figures } from "./effect.ts";
import { newestStudyOf } from "./studies.server.ts";
import { effectView, standingView } from "./study-view.ts";
import type { WhatIf } from "./what-if.ts";

/** What these changes bring in a regency as last computed, without anybody's limit; null when they never were. */
export async function whatIfOf(db: Db, regencyCode: string, changes: readonly Change[], nowMs: number) {
  if (changes.length === 0) return null;
  const study = await newestStudyOf<"whatIf">(db, regencyCode, { kind: "whatIf", changes: [...changes] }, nowMs);
  if (!study) return null;
  return {
    standing: standingView(study),
    result: study.state === "answered" ? resultView(study.answer.whatIf) : null,
  };
}

/** The gains of the whole market are kept apart only as a difference: with one kitchen's share rounded, sums would tell it. */
function resultView({ before, after, effect, trials, uncertain }: WhatIf) {
  return {
    before: knownPart(before),
    after: knownPart(after),
    effect: effectView(effect),
    trials: trials.map(({ seed, harvestKg, effect }) => ({ seed, harvestKg, effect: effectView(effect) })),
    uncertain,
  };
}

function knownPart({ matchedKg, valueAddedIdr, groups }: Figures) {
  return { matchedKg, valueAddedIdr, groups };
}

export type WhatIfView = NonNullable<Awaited<ReturnType<typeof whatIfOf>>>;
export type WhatIfResult = NonNullable<WhatIfView["result"]>;
