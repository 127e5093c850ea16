import { sql } from "kysely";
import { expect } from "vitest";
import { seedFrom } from "#db/demo/seed.ts";
import type { Seed } from "#db/demo/seed.ts";
import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import { addDays } from "~/lib/dates.ts";
import type { Change, ChangeKind } from "~/scenarios/change.ts";
import { changeKinds } from "~/scenarios/change.ts";
import type { Figures } from "~/scenarios/effect.ts";
import { gapBoard } from "~/scenarios/gaps.ts";
import { readGround } from "~/scenarios/ground.server.ts";
import type { Ground } from "~/scenarios/ground.ts";
import { invest } from "~/scenarios/invest.ts";
import { usualAssumptions } from "~/scenarios/investment.ts";
import { whatIf } from "~/scenarios/what-if.ts";
import { clearedNow, createRandomMarket, makeTrue } from "../factories/scenarios.ts";
import { test, todayMs } from "../setup.ts";

const markets = 10;
const leastKept = 200;

/** What was promised: these changes bring so much more. */
type Promised = { changes: Change[]; before: Figures; brings: Figures };

/** Does the changes for real, clears the market that is then in the database, and takes them back. */
function madeTrue(db: Db, ground: Ground, changes: Change[]) {
  return undone(db, "changes", async () => {
    // What is paid for transport is paid to new kitchens too.
    const isLate = ({ kind }: Change) => (kind === "transport" ? 1 : 0);
    for (const change of changes.toSorted((a, b) => isLate(a) - isLate(b))) await makeTrue(db, ground, change);
    return clearedNow(db, ground.span);
  });
}

/** Runs `work` inside a transaction and takes back what it wrote. */
async function undone<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  await sql`savepoint ${sql.ref(name)}`.execute(db);
  const found = await work();
  await sql`rollback to savepoint ${sql.ref(name)}`.execute(db);
  return found;
}

/** What an officer might try, one of each kind. */
function triedOut({ rows, span }: Ground, seed: Seed): Change[] {
  const kitchenId = seed.pick(rows.kitchens).id;
  return [
    { kind: "transport", idrPerKg: seed.between(1, 6) * 500 },
    { kind: "harvest", lotId: seed.pick(rows.lots).id, weeks: 1 },
    { kind: "capacity", kitchenId, addKg: seed.between(1, 9) * 10 },
    { kind: "week", kitchenId, week: addDays(span.fromWeek, seed.between(0, 7) * 7), addKg: 50 },
    { kind: "ask", lotId: seed.pick(rows.lots).id, cutIdr: 500 },
    { kind: "radius", offerId: seed.pick(rows.offers).id, maxKm: 30 },
    { kind: "kitchen", productCode: "ABON_LELE", villageCode: "63.72.03.1002", capacityKg: 70 },
  ];
}

function promisesOf(ground: Ground, seed: Seed): Promised[] {
  const { figures: before, gaps } = gapBoard(ground);
  const singles = triedOut(ground, seed).map((change) => [change]);
  const together = [seed.some(triedOut(ground, seed), 3), gaps.slice(0, 2).map(({ change }) => change)];
  return [
    ...gaps.map(({ change, effect }) => ({ changes: [change], before, brings: effect })),
    ...invest(ground, usualAssumptions).investments.map(({ change, effect }) => ({
      changes: [change],
      before,
      brings: effect,
    })),
    ...[...singles, ...together].map((changes) => ({ changes, before, brings: whatIf(ground, changes).effect })),
  ];
}

type Kept = Map<ChangeKind | "several", number>;

/** Makes every promise of one random market true, and compares. */
async function keepPromises(db: Db, market: number, kept: Kept) {
  await createRandomMarket(db, market);
  const ground = await readGround(db, "63.72", todayMs);
  for (const { changes, before, brings } of promisesOf(ground, seedFrom(market))) {
    const found = await madeTrue(db, ground, changes);
    const promised = {
      matchedKg: before.matchedKg + brings.matchedKg,
      gainsIdr: before.gainsIdr + brings.gainsIdr + brings.subsidyIdr,
      valueAddedIdr: before.valueAddedIdr + brings.valueAddedIdr,
      groups: before.groups + brings.groups,
    };
    expect({ market, changes, ...found }).toEqual({ market, changes, ...promised });
    const kind = changes.length === 1 ? changes[0]!.kind : "several";
    kept.set(kind, (kept.get(kind) ?? 0) + 1);
  }
}

test("what the gap board and what if promise comes true to the kilogram and the rupiah, 200 times and more", async ({
  db,
}) => {
  const kept: Kept = new Map();
  await inTransaction(db, async (db) => {
    for (let market = 1; market <= markets; market += 1)
      await undone(db, "market", () => keepPromises(db, market, kept));
  });
  expect(changeKinds.filter((kind) => !kept.has(kind))).toEqual([]);
  expect([...kept.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(leastKept);
}, 120_000);
