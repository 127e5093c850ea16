import type { Db } from "#db/open.server.ts";
import { programsOf } from "~/programs/programs.server.ts";
import type { Investment } from "./invest.ts";
import type { Assumptions } from "./investment.ts";
import { usualAssumptions } from "./investment.ts";
import type { NamedChange } from "./named.ts";
import { nameChanges } from "./named.server.ts";
import { newestStudyIn } from "./studies.server.ts";
import { standingView } from "./study-view.ts";

/** The ranked investments of a regency as last computed, and the assumptions behind them (the usual ones before that). */
export async function investmentsOf(db: Db, regencyCode: string, nowMs: number) {
  const study = await newestStudyIn(db, regencyCode, "invest", nowMs);
  if (!study) return { assumptions: await usualFor(db, regencyCode), standing: null, list: null };
  const about = { assumptions: study.question.assumptions, standing: standingView(study) };
  if (study.state !== "answered") return { ...about, list: null };
  const { investments, tried } = study.answer.list;
  const named = await nameChanges(
    db,
    regencyCode,
    investments.map(({ change }) => change),
  );
  return { ...about, list: { tried, rows: named.flatMap((one, i) => rowOf(one, investments[i]) ?? []) } };
}

/** The grant of the regency's own programme, where it has one. */
async function usualFor(db: Db, regencyCode: string): Promise<Assumptions> {
  const [program] = await programsOf(db, regencyCode);
  return { ...usualAssumptions, grantIdr: program?.amountIdr ?? usualAssumptions.grantIdr };
}

/** A new kitchen's gain rests on our own ceiling for it, so that its value added and kg tell nobody's limit. */
function rowOf(named: NamedChange, investment: Investment | undefined) {
  if (!investment) return null;
  const { change, costIdr, yearlyIdr, perIdr, effect } = investment;
  const { matchedKg: kg, valueAddedIdr, groups } = effect;
  return { named, capacityKg: change.capacityKg, costIdr, yearlyIdr, perIdr, kg, valueAddedIdr, groups };
}

export type InvestmentsView = Awaited<ReturnType<typeof investmentsOf>>;
export type InvestmentRow = NonNullable<InvestmentsView["list"]>["rows"][number];
