import { db } from "#db/client.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { notFound } from "~/lib/http.server.ts";
import { cycleState } from "./cycle.ts";
import { expectationFor, findCycle } from "./cycle-reading.server.ts";

/** The own cycle that an address names, with what is expected of it. Somebody else's is not found. */
export async function requireCycle(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const today = dateIn(defaultZone, now());
  const cycle = await findCycle(db, user.group.id, visit.params.id ?? "");
  if (!cycle) throw notFound();
  const expected = await expectationFor(db, cycle, today);
  return { user, cycle, expected, today, state: cycleState(cycle.end, expected?.fromDate ?? today, today) };
}

/** The same while it grows: one that is over leads to its page. */
export async function requireGrowing(visit: LoaderFunctionArgs) {
  const found = await requireCycle(visit);
  if (found.cycle.end) throw notFound();
  return found;
}

/** What every page of a cycle shows of it. */
export function titleFacts(cycle: {
  id: string;
  commodityCode: string;
  nameId: string;
  nameEn: string;
  category: string;
}) {
  const { id, commodityCode, nameId, nameEn, category } = cycle;
  return { id, commodityCode, nameId, nameEn, category };
}
