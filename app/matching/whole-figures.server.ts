import type { Db } from "#db/open.server.ts";
import type { Market, Policy } from "~/engine/market.ts";
import { clearRemembered } from "./clear.server.ts";
import type { PlanFigures } from "./figures.ts";
import { figuresOf, outlineOf } from "./figures.ts";
import { worthBy } from "./licence-holds.ts";
import { acceptsOf } from "./market-offers.server.ts";
import { spanOf } from "./rounds.server.ts";

/** A clearing of a round, and the policy under which it is looked at. */
export type WholeAsk = { roundId: string; clearingId: string; policy: Partial<Policy> };

/** The figures of a round's frozen market cleared whole, with all limits, under another policy. */
export async function wholeFigures(db: Db, asked: WholeAsk): Promise<PlanFigures> {
  const market = { ...(JSON.parse(await frozenMarket(db, asked.clearingId)) as Market), policy: asked.policy };
  const plan = await clearRemembered(market);
  return figuresOf(market, outlineOf(plan), worthBy(await acceptsOf(db, await spanOf(db, asked.roundId))));
}

/** The market of a clearing as it was read then, as JSON. */
export async function frozenMarket(db: Db, clearingId: string): Promise<string> {
  const row = await db
    .selectFrom("clearings")
    .select("marketJson")
    .where("id", "=", clearingId)
    .executeTakeFirstOrThrow();
  return row.marketJson;
}
