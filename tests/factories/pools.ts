import type { Db } from "#db/open.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { answerInvitation, proposePool } from "~/pools/pools.server.ts";
import { anAct } from "../acts.ts";
import { createLot, createTrader } from "./market.ts";

/** A verified producer with a harvest of these kg. */
export async function createSeller(db: Db, over: Parameters<typeof createLot>[2] = {}) {
  const group = await createTrader(db);
  return { group, lot: await createLot(db, group, over) };
}

/** Asks the owners of these harvests into a pool that the first of them leads. @throws when it is refused */
export async function createInvited(db: Db, sellers: { group: TradingGroup; lot: { id: string } }[]): Promise<string> {
  const [lead, ...others] = sellers;
  if (!lead) throw new Error("nobody leads");
  const value = { lotId: lead.lot.id, lotIds: others.map(({ lot }) => lot.id), note: "" };
  const done = await proposePool(db, anAct(lead.group.id), lead.group, value);
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}

/** A group's word on its invitation. */
export function answerAsMember(db: Db, group: TradingGroup, poolId: string, verdict: "yes" | "no" = "yes") {
  const answer = { poolId, verdict, reason: verdict === "no" ? "sudah ada pembeli" : "" };
  return answerInvitation(db, anAct(group.id), group, answer);
}

/** A standing pool of harvests of these kg, each of its own group; the first leads. @throws when somebody is refused */
export async function createPool(db: Db, kgs: readonly number[], over: Parameters<typeof createLot>[2] = {}) {
  const sellers = [];
  for (const quantityKg of kgs) sellers.push(await createSeller(db, { quantityKg, ...over }));
  const poolId = await createInvited(db, sellers);
  for (const { group } of sellers.slice(1)) {
    const done = await answerAsMember(db, group, poolId);
    if (!done.ok) throw new Error(done.reason);
  }
  return { poolId, sellers };
}
