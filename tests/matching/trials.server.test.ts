import { expect } from "vitest";
import { match } from "~/engine/match.ts";
import { figuresOf, outlineOf } from "~/matching/figures.ts";
import { worthBy } from "~/matching/licence-holds.ts";
import { readRows } from "~/matching/market-input.server.ts";
import { marketOf } from "~/matching/market-input.ts";
import { fieldsOf, policyOf } from "~/matching/round.ts";
import { TrialForm } from "~/matching/round-form.ts";
import { roundFor } from "~/matching/round-view.server.ts";
import { trialQuery } from "~/matching/trial.ts";
import { frontierOf, tryPolicy } from "~/matching/trials.server.ts";
import { createLot, createOffer, createTrader } from "../factories/market.ts";
import { createPair, createRound, roundWeek } from "../factories/matching.ts";
import { test, todayMs } from "../setup.ts";

/** Two harvests for one kitchen that has room for one: which of them it takes is a matter of policy. */
async function createRival(db: Parameters<typeof createPair>[0]) {
  await createPair(db, { lot: { minSaleKg: 1 } });
  const far = await createTrader(db);
  await createLot(db, far, { quantityKg: 80, askIdr: 26_000, readyTo: "2026-12-20" });
  const processor = await createTrader(db, { sides: ["processor"] });
  await createOffer(db, processor, { capacityKg: 40, toWeek: roundWeek });
}

test("a trial's figures are those of the plan that keeping it would make", async ({ db }) => {
  await createRival(db);
  const roundId = await createRound(db);
  const view = await roundFor(db, ["63.72"], roundId, { nowMs: todayMs, most: 10 });
  const rows = await readRows(db, { regencyCode: "63.72", fromWeek: roundWeek, weeks: 8 }, { nowMs: todayMs, roundId });
  for (const policy of [{ priceShare: 1 }, { volumeBonusIdr: 5000, fairnessTiersIdr: [0, 300, 600, 1200] }]) {
    const market = marketOf({ regencyCode: "63.72", fromWeek: roundWeek, weeks: 8 }, policy, rows);
    const expected = figuresOf(market, outlineOf(match(market)), worthBy(rows.accepts));
    const trial = await tryPolicy(db, "officer", { roundId, policy, isWhole: false });
    expect(trial).toEqual({ asked: trialQuery(fieldsOf(policy)), figures: expected, isWhole: true });
    const whole = await tryPolicy(db, "officer", { roundId, policy, isWhole: true });
    expect(whole?.figures).toEqual(expected);
  }
  expect(view?.figures.matchedKg).toBe(120);
  expect(await db.selectFrom("clearings").select("id").execute()).toHaveLength(1);
});

test("under limits a quick trial is the plan, moved by what the policy changes in the flow", async ({ db }) => {
  await createPair(db);
  const roundId = await createRound(db, { policy: { enforce: ["minBatch"], priceShare: 0 } });
  const view = await roundFor(db, ["63.72"], roundId, { nowMs: todayMs, most: 10 });
  const same = await tryPolicy(db, "officer", { roundId, policy: view!.policy, isWhole: false });
  expect(same).toMatchObject({ figures: view!.figures, isWhole: false });
  const dear = await tryPolicy(db, "officer", {
    roundId,
    policy: { ...view!.policy, priceShare: 1 },
    isWhole: false,
  });
  expect(dear!.figures.matchedKg).toBe(view!.figures.matchedKg);
  expect(dear!.figures.farmGateIdr!).toBeGreaterThan(view!.figures.farmGateIdr!);
  expect(dear!.figures.valueAddedIdr).toBeLessThan(view!.figures.valueAddedIdr);
});

test("of questions that come while one is answered only the newest is answered", async ({ db }) => {
  await createRival(db);
  const roundId = await createRound(db);
  const asks = [0, 0.25, 0.5, 1].map((priceShare) =>
    tryPolicy(db, "officer", { roundId, policy: { priceShare }, isWhole: false }),
  );
  const answers = await Promise.all(asks);
  expect(answers.map((answer) => answer?.asked.includes("sharePercent=100") ?? null)).toEqual([
    false,
    null,
    null,
    true,
  ]);
});

test("the frontier runs from most value to most kg and holds the plan's own bonus", async ({ db }) => {
  await createRival(db);
  const roundId = await createRound(db, { policy: { volumeBonusIdr: 700 } });
  const points = await frontierOf(db, roundId);
  expect(points.map(({ volumeBonusIdr }) => volumeBonusIdr)).toContain(700);
  const sorted = [...points].sort((a, b) => a.volumeBonusIdr - b.volumeBonusIdr);
  expect(points).toEqual(sorted);
  for (const [i, point] of points.entries()) {
    expect(point.matchedKg).toBeGreaterThanOrEqual(points[i - 1]?.matchedKg ?? 0);
    expect(point.gainsIdr).toBeLessThanOrEqual(points[i - 1]?.gainsIdr ?? Infinity);
  }
});

test("an address carries a trial there and back", () => {
  const policy = { volumeBonusIdr: 250, urgencyShare: 0.07, priceShare: 0.4, enforce: ["minSale" as const] };
  const query = trialQuery(fieldsOf({ ...policy, fairnessTiersIdr: [0, 250, 500, 1000] }));
  const read = policyOf(TrialForm.parse(Object.fromEntries(new URLSearchParams(query))));
  expect(read).toMatchObject({ ...policy, fairnessTiersIdr: [0, 250, 500, 1000] });
  expect(trialQuery(fieldsOf(read))).toBe(query);
});
