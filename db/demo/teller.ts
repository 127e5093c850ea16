import { v7 } from "uuid";
import type { Db } from "../open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { addDays, dateIn, defaultZone, instantIn, mondayOf } from "~/lib/dates.ts";
import { once } from "~/lib/once.server.ts";
import type { Seed } from "./seed.ts";
import { seedFrom } from "./seed.ts";

/** Who tells the story: chance, the day on which it is told, and the acts of its people. */
export type Teller = {
  seed: Seed;
  /** Today, ISO date in WITA. */
  today: string;
  /** The Monday of this week. */
  monday: string;
  /** The date so many days from today; the past is negative. */
  day: (days: number) => string;
  /** The Monday so many weeks from this week's. */
  week: (weeks: number) => string;
  /** The instant at which the clocks show this date and hour. */
  at: (isoDate: string, hour: number) => number;
  /** What somebody does at an instant, a few minutes later than said, with ids that follow from the seed. */
  act: (actorId: string, atMs: number, askedBy?: string) => Act;
  /** The whole story, in one transaction: all of it happened or none. */
  story: <T>(db: Db, work: (db: Db) => Promise<T>) => Promise<T>;
};

/** A teller for the day that holds `nowMs`. The same seed on the same day tells the same story. */
export function tellerOf(seed: Seed, nowMs: number): Teller {
  const today = dateIn(defaultZone, nowMs);
  const monday = mondayOf(today);
  // Ids have a chance of their own: a verb that comes to need one more does not change the story.
  const chanceOfIds = seedFrom(20_261_121);
  let told = 0;
  const act = (actorId: string, atMs: number, askedBy?: string): Act => {
    told += 1;
    const at = atMs + seed.between(0, 1_799_000);
    const newId = () => v7({ msecs: at, random: chanceOfIds.bytes() });
    return newAct(actorId, { at, newId, askedBy: askedBy ?? null, key: `demo-${told}` });
  };
  const at = (isoDate: string, hour: number) => instantIn(defaultZone, isoDate, hour);
  return {
    seed,
    today,
    monday,
    day: (days) => addDays(today, days),
    week: (weeks) => addDays(monday, 7 * weeks),
    at,
    act,
    story: (db, work) => once(db, act("demo", at(addDays(today, -1), 23)), work),
  };
}

/**
 * The answer of a verb that the story needs to succeed.
 * @throws when it was refused: the story and the house's rules have drifted apart
 */
export function told<Answer extends { ok: boolean }>(answer: Answer, what: string): Extract<Answer, { ok: true }> {
  if (!answer.ok) throw new Error(`${what} was refused: ${JSON.stringify(answer)}`);
  return answer as Extract<Answer, { ok: true }>;
}
