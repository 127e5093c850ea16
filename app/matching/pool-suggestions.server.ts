import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import { v7 } from "uuid";
import type { Market, Plan } from "~/engine/market.ts";
import { sha256 } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { villagesAround } from "~/pools/neighbours.server.ts";
import { joinFault } from "~/pools/pool.ts";
import { poolable } from "~/pools/pool-facts.server.ts";
import { readMarket } from "./market-input.server.ts";
import type { Near, Poolable } from "./pool-gain.ts";
import { gainKg, hopeKg, neighboursFor, pooledMarket } from "./pool-gain.ts";
import type { Clear } from "./round.ts";
import { firstWeekFor } from "./round.ts";

const weeks = 8;
/** Clearings of one weighing at most: a regency is weighed within a minute or two, beside the pages. */
const mostTrials = 24;
const mostSuggestions = 8;
/** Of the unsold harvests the lightest: they need company most. */
const mostUnsold = 200;

const policy = { enforce: ["minSale" as const, "maxSuppliers" as const, "minBatch" as const], timeLimitS: 2 };

type Found = { members: Poolable[]; moreKg: number };

/**
 * Looks for unsold harvests of neighbours that would sell more kg as one, by clearing the market of a regency with each
 * such pool in it, and keeps what helped in the place of what was found before. Done again only when the market has
 * changed.
 */
export async function weighPools(db: Db, regencyCode: string, nowMs: number, clear: Clear): Promise<void> {
  const fromWeek = firstWeekFor(dateIn(await zoneOf(db, regencyCode), nowMs));
  const market = await readMarket(db, { regencyCode, fromWeek, weeks }, policy, { nowMs, roundId: null });
  const digest = sha256(JSON.stringify({ fromWeek, market }));
  const last = await db
    .selectFrom("poolWeighings")
    .select("digest")
    .where("regencyCode", "=", regencyCode)
    .executeTakeFirst();
  if (last?.digest === digest) return;
  const found = market.lots.length === 0 ? [] : await findPools(db, { regencyCode, market, nowMs, clear });
  await inTransaction(db, async (db) => {
    await db.deleteFrom("poolSuggestions").where("regencyCode", "=", regencyCode).execute();
    for (const one of found) await keep(db, regencyCode, one, nowMs);
    await db
      .insertInto("poolWeighings")
      .values({ regencyCode, digest, at: nowMs })
      .onConflict((conflict) => conflict.column("regencyCode").doUpdateSet({ digest, at: nowMs }))
      .execute();
  });
}

type Search = { regencyCode: string; market: Market; nowMs: number; clear: Clear };

/** Pools that help, each harvest in one of them: those that could bring the most kg are tried first. */
async function findPools(db: Db, { regencyCode, market, nowMs, clear }: Search): Promise<Found[]> {
  const alone = await clear(market);
  const unsold = await unsoldOf(db, market, alone, nowMs);
  const found: Found[] = [];
  const taken = new Set<string>();
  const candidates = candidatesIn(market, alone, unsold, await nearIn(db, regencyCode, unsold));
  for (const { members } of candidates.slice(0, mostTrials)) {
    if (found.length >= mostSuggestions) break;
    if (members.some(({ lot }) => taken.has(lot.id))) continue;
    const moreKg = gainKg(alone, await clear(pooledMarket(market, members)), members);
    if (moreKg === 0) continue;
    found.push({ members, moreKg });
    for (const { lot } of members) taken.add(lot.id);
  }
  return found;
}

/** Each harvest with its nearest neighbours, from two of them on; of the same hope the fewest first. */
function candidatesIn(market: Market, alone: Plan, unsold: readonly Poolable[], near: Nearness) {
  const all = unsold.flatMap((seed) => {
    const others = neighboursFor(seed, near.inOrder(seed, unsold), near.fits);
    return others.map((_, at) => {
      const members = [seed, ...others.slice(0, at + 1)];
      return { members, hopeKg: hopeKg(market, alone, members) };
    });
  });
  return all
    .filter((one) => one.hopeKg > 0)
    .toSorted((a, b) => b.hopeKg - a.hopeKg || a.members.length - b.members.length);
}

/**
 * Harvests of which the plan leaves something because a kitchen wants more at once or fewer sellers, and that nobody
 * else counts on; the fewest kg first. What is too dear, too far or too late stays so in company.
 */
async function unsoldOf(db: Db, market: Market, plan: Plan, nowMs: number): Promise<Poolable[]> {
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const lightest = plan.unsold
    .filter(({ reason }) => reason === "constraint")
    .toSorted((a, b) => a.kg - b.kg || (a.lot < b.lot ? -1 : 1))
    .slice(0, mostUnsold);
  const found: Poolable[] = [];
  for (const { lot: id } of lightest) {
    const lot = lots.get(id);
    const known = await poolable(db, id, nowMs);
    if (!lot || !known || joinFault(known.facts) !== null) continue;
    const { form, readyFrom, readyTo } = known.lot;
    found.push({ lot, form, readyFrom, readyTo });
  }
  return found;
}

type Nearness = Awaited<ReturnType<typeof nearIn>>;

async function nearIn(db: Db, regencyCode: string, lots: readonly Poolable[]) {
  const around = new Map<string, Map<string, number>>();
  for (const place of new Set(lots.map(({ lot }) => lot.place)))
    around.set(place, await villagesAround(db, place, regencyCode));
  const km = (from: string, to: string) => around.get(from)?.get(to);
  const fits: Near = (from, to) => km(from, to) !== undefined;
  const inOrder = (seed: Poolable, others: readonly Poolable[]) =>
    others.toSorted(
      (a, b) =>
        (km(seed.lot.place, a.lot.place) ?? Infinity) - (km(seed.lot.place, b.lot.place) ?? Infinity) ||
        (a.lot.id < b.lot.id ? -1 : 1),
    );
  return { fits, inOrder };
}

async function keep(db: Db, regencyCode: string, { members, moreKg }: Found, nowMs: number): Promise<void> {
  const id = v7({ msecs: nowMs });
  const commodityCode = members[0]?.lot.commodity ?? "";
  const quantityKg = members.reduce((kg, { lot }) => kg + lot.quantityKg, 0);
  await db
    .insertInto("poolSuggestions")
    .values({ id, regencyCode, commodityCode, quantityKg, moreKg, at: nowMs })
    .execute();
  const lots = members.map(({ lot }) => ({ suggestionId: id, lotId: lot.id }));
  await db.insertInto("poolSuggestionLots").values(lots).execute();
}

/** Every hour: what pools would help, regency by regency. */
export async function tickPools(db: Db, nowMs: number, clear: Clear): Promise<void> {
  const rows = await db.selectFrom("groups").select("regencyCode").distinct().orderBy("regencyCode").execute();
  for (const { regencyCode } of rows) await weighPools(db, regencyCode, nowMs, clear);
}
