import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { dropDraft, takeRows } from "~/lib/drafts.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { findCommodity } from "~/places/commodities.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { PriceRefusal, PriceValue } from "./price.ts";
import { dayFault } from "./price.ts";

type Office = { regencyCodes: readonly string[] };

/** Notes a price of a regency of the office. The same day, step and market noted again takes the earlier one's place. */
export function notePrice(
  db: Db,
  act: Act,
  office: Office,
  value: PriceValue,
): Promise<Outcome<{ id: string }, PriceRefusal>> {
  return once(db, act, async (db) => {
    if (!office.regencyCodes.includes(value.regencyCode)) return refuse("otherRegency");
    if (!(await findCommodity(db, value.commodityCode))) return refuse("unknownCommodity");
    const fault = dayFault(value.day, dateIn(await zoneOf(db, value.regencyCode), act.at));
    if (fault) return refuse(fault);
    const [id = ""] = await writeNotes(db, act, [value]);
    const { regencyCode, commodityCode, level, day, lowIdr, typicalIdr, highIdr } = value;
    const data = { commodityCode, level, day, lowIdr, typicalIdr, highIdr };
    await recordEvent(db, act, { verb: "price.noted", subjectId: id, regencyCode, data });
    return { ok: true as const, id };
  });
}

/** Saves all prices of a file that was read and looked at: once, however often it is confirmed. */
export function importPrices(
  db: Db,
  act: Act,
  office: Office,
  draft: { id: string; rows: readonly PriceValue[] },
): Promise<Outcome<{ count: number }, PriceRefusal>> {
  return once(db, act, async (db): Promise<Outcome<{ count: number }, PriceRefusal>> => {
    const { id, rows } = draft;
    if (rows.some((row) => !office.regencyCodes.includes(row.regencyCode))) return refuse("otherRegency");
    if (!(await takeRows(db, id, 0, rows.length))) return refuse("draftGone");
    await writeNotes(db, act, rows);
    await dropDraft(db, id);
    for (const regencyCode of new Set(rows.map((row) => row.regencyCode))) {
      const count = rows.filter((row) => row.regencyCode === regencyCode).length;
      await recordEvent(db, act, { verb: "price.imported", subjectId: id, regencyCode, data: { count } });
    }
    return { ok: true, count: rows.length };
  });
}

/** Well below the number of parameters that a database takes at once. */
const rowsAtOnce = 500;

async function writeNotes(db: Db, act: Act, rows: readonly PriceValue[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce);
    const written = await db
      .insertInto("priceNotes")
      .values(part.map((row) => ({ id: act.newId(), ...row, userId: act.actorId, at: act.at })))
      .onConflict((conflict) =>
        conflict.columns(["regencyCode", "commodityCode", "level", "day", "market"]).doUpdateSet((eb) => ({
          lowIdr: eb.ref("excluded.lowIdr"),
          typicalIdr: eb.ref("excluded.typicalIdr"),
          highIdr: eb.ref("excluded.highIdr"),
          source: eb.ref("excluded.source"),
          userId: eb.ref("excluded.userId"),
          at: eb.ref("excluded.at"),
        })),
      )
      .returning("id")
      .execute();
    ids.push(...written.map(({ id }) => id));
  }
  return ids;
}
