import { expect } from "vitest";
import type { Market } from "~/engine/market.ts";
import { match } from "~/engine/match.ts";
import { clearInWorker } from "~/matching/clear.server.ts";
import { readMarket } from "~/matching/market-input.server.ts";
import { createPair, roundWeek } from "../factories/matching.ts";
import { test, todayMs } from "../setup.ts";

test("a thread of its own clears a market as the engine does here", async ({ db }) => {
  await createPair(db);
  const span = { regencyCode: "63.72", fromWeek: roundWeek, weeks: 4 };
  const market = await readMarket(db, span, { priceShare: 0.25 }, { nowMs: todayMs, roundId: null });
  const there = await clearInWorker(market);
  expect({ ...there, timingMs: null }).toEqual({ ...match(market), timingMs: null });
  expect(there.flows).toHaveLength(1);
});

test("what the engine refuses comes back as an error, and the thread ends", async () => {
  const broken = { format: "huluhilir-market/1", weeks: 0 } as unknown as Market;
  await expect(clearInWorker(broken)).rejects.toThrow(/weeks/);
});
