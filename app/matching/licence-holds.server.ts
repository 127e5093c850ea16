import type { Db } from "#db/open.server.ts";
import { inTransaction } from "#db/transaction.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { mainMissing } from "~/groups/licence-rule.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { heldBack, heldWeeks, withoutOffers, worthBy } from "./licence-holds.ts";
import type { Held } from "./licence-holds.ts";
import { readMarket } from "./market-input.server.ts";
import { acceptsOf, openOffers } from "./market-offers.server.ts";
import type { Clear, Span } from "./round.ts";
import { firstWeekFor } from "./round.ts";

/** Offers that one permit keeps from the market, the permit by which the task is called. */
export type Hold = {
  regencyCode: string;
  routeCode: string;
  offers: { id: string; kitchenId: string; groupId: string; productCode: string; missing: string[] }[];
  /** As last weighed for just these offers; null while that has not been done. */
  held: Held | null;
};

/** What missing permits keep from the market of these regencies now, the permit with most kitchens first. */
export async function holdsIn(db: Db, regencyCodes: string[], nowMs: number): Promise<Hold[]> {
  const found = await Promise.all(regencyCodes.map((regencyCode) => blockedIn(db, regencyCode, nowMs)));
  const weighed = await db.selectFrom("licenceHolds").selectAll().where("regencyCode", "in", regencyCodes).execute();
  return found
    .flat()
    .map((hold) => {
      const digest = digestOf(hold.offers);
      const { regencyCode, routeCode } = hold;
      const row = weighed.find((one) => one.regencyCode === regencyCode && one.routeCode === routeCode);
      if (!row || row.offerDigest !== digest) return { ...hold, held: null };
      return { ...hold, held: { kgPerWeek: row.kgPerWeek, valueAddedIdr: row.valueAddedIdr } };
    })
    .sort((a, b) => b.offers.length - a.offers.length || a.routeCode.localeCompare(b.routeCode));
}

/** Kitchens behind a hold: each once, however many offers it has. */
export function kitchensIn(hold: Pick<Hold, "offers">): number {
  return new Set(hold.offers.map((offer) => offer.kitchenId)).size;
}

/**
 * Weighs what each missing permit of a regency holds back, and keeps the figures for the desk. The market is cleared as
 * it is, and again for each permit with its offers let in: as a pure flow, without the wishes about smallest batches,
 * so that it is exact and quick. Holds that are gone lose their row.
 */
export async function weighHolds(db: Db, regencyCode: string, nowMs: number, clear: Clear): Promise<void> {
  const holds = await blockedIn(db, regencyCode, nowMs);
  const rows = await weighed(db, regencyCode, nowMs, clear, holds);
  await inTransaction(db, async (db) => {
    await db.deleteFrom("licenceHolds").where("regencyCode", "=", regencyCode).execute();
    if (rows.length > 0) await db.insertInto("licenceHolds").values(rows).execute();
  });
}

async function weighed(db: Db, regencyCode: string, nowMs: number, clear: Clear, holds: Hold[]) {
  if (holds.length === 0) return [];
  const span = await spanAt(db, regencyCode, nowMs);
  const worthIdr = worthBy(await acceptsOf(db, span));
  // Read once with every blocked offer let in: a large market is slow to read, and offers are quick to leave out.
  const blocked = new Set(holds.flatMap(({ offers }) => offers.map(({ id }) => id)));
  const whole = await readMarket(db, span, {}, { nowMs, roundId: null, freed: blocked });
  const cleared = async (freed: ReadonlySet<string>) => {
    const market = withoutOffers(whole, new Set([...blocked].filter((id) => !freed.has(id))));
    return { market, plan: await clear(market) };
  };
  const as = await cleared(new Set());
  const rows = [];
  for (const { routeCode, offers } of holds) {
    const freed = await cleared(new Set(offers.map(({ id }) => id)));
    const held = heldBack(as, freed, worthIdr, span.weeks);
    rows.push({ regencyCode, routeCode, offerDigest: digestOf(offers), ...held, weeks: span.weeks, at: nowMs });
  }
  return rows;
}

async function blockedIn(db: Db, regencyCode: string, nowMs: number): Promise<Hold[]> {
  const span = await spanAt(db, regencyCode, nowMs);
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  const blocked = (await openOffers(db, span, today)).filter((offer) => offer.missing.length > 0);
  const byRoute = new Map<string, Hold["offers"]>();
  for (const { id, kitchenId, groupId, productCode, missing } of blocked) {
    const routeCode = mainMissing(missing);
    byRoute.set(routeCode, [...(byRoute.get(routeCode) ?? []), { id, kitchenId, groupId, productCode, missing }]);
  }
  return [...byRoute].map(([routeCode, offers]) => ({ regencyCode, routeCode, offers, held: null }));
}

async function spanAt(db: Db, regencyCode: string, nowMs: number): Promise<Span> {
  return { regencyCode, fromWeek: firstWeekFor(dateIn(await zoneOf(db, regencyCode), nowMs)), weeks: heldWeeks };
}

function digestOf(offers: Hold["offers"]): string {
  return sha256(
    offers
      .map(({ id, missing }) => `${id} ${missing.join(",")}`)
      .sort()
      .join(";"),
  );
}
