import type { Db } from "#db/open.server.ts";
import type { LicenceRoute } from "~/groups/licence.ts";
import { licenceRoutes } from "~/groups/licence.ts";
import type { WarnDays } from "~/groups/licence-rule.ts";
import { warnDays, warningDue } from "~/groups/licence-rule.ts";
import { endingLicences } from "~/groups/licence-standing.server.ts";
import { groupWords } from "~/groups/words.ts";
import { newAct, sha256 } from "~/lib/act.server.ts";
import { addDays, dateIn, daysBetween } from "~/lib/dates.ts";
import { once } from "~/lib/once.server.ts";
import { tell } from "~/messages/messages.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { weighHolds } from "./licence-holds.server.ts";
import type { Clear } from "./round.ts";

/** Whose name stands behind what the house does by itself. */
const house = "house";

/**
 * What permits need every hour: groups and offices are warned of licences that end in 60 and in 14 days, and what
 * missing permits hold back is weighed anew. Warned once a licence and stretch, however often this runs.
 */
export async function tickPermits(db: Db, nowMs: number, clear: Clear): Promise<void> {
  const regencies = await db.selectFrom("groups").select("regencyCode").distinct().orderBy("regencyCode").execute();
  for (const { regencyCode } of regencies) {
    await warnOfEnds(db, regencyCode, nowMs);
    await weighHolds(db, regencyCode, nowMs, clear);
  }
}

/** Warns of every licence of a regency that is valid, about to end and not renewed yet. */
export async function warnOfEnds(db: Db, regencyCode: string, nowMs: number): Promise<void> {
  const today = dateIn(await zoneOf(db, regencyCode), nowMs);
  const ending = await endingLicences(db, regencyCode, { from: today, to: addDays(today, warnDays[0]) });
  const due = ending.flatMap((licence) => {
    const days = warningDue(daysBetween(today, licence.validUntil));
    return days === null ? [] : [{ ...licence, days }];
  });
  if (due.length === 0) return;
  const what = due.map(({ id, days, validUntil }) => `${id} ${days} ${validUntil}`).join(";");
  const act = newAct(house, { at: nowMs, key: `licences ${sha256(what)}` });
  await once(db, act, async (db) => {
    for (const licence of due) await warnOf(db, act, regencyCode, licence);
    return { ok: true as const };
  });
}

type Ending = Awaited<ReturnType<typeof endingLicences>>[number] & { days: WarnDays };

async function warnOf(db: Db, act: ReturnType<typeof newAct>, regencyCode: string, licence: Ending): Promise<void> {
  const { id, groupId, routeCode, number, groupName, validUntil, days } = licence;
  const about = { subjectId: id, turn: `${days} ${validUntil}` };
  const data = { name: `${routeName(routeCode)} ${number}`, day: validUntil };
  await tell(db, act, { ...about, kind: "licenceEnding", to: { groupId }, path: "/kelompok/saya", data });
  await tell(db, act, {
    ...about,
    kind: "licenceEndingOf",
    to: { regencyCode },
    path: `/kelompok/${groupId}`,
    data: { ...data, partner: groupName },
  });
}

function routeName(code: string): string {
  const known = (word: string): word is LicenceRoute => licenceRoutes.some((route) => route === word);
  return known(code) ? groupWords.id.licence.route[code] : code;
}
