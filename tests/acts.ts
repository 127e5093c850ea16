import type { Act } from "~/lib/act.server.ts";
import { newAct } from "~/lib/act.server.ts";

/** Saturday 21 November 2026, 09.00 WITA: the day on which most tests play. */
export const todayMs = Date.parse("2026-11-21T09:00:00+08:00");

/** An act of somebody, now, under a fresh key. */
export function anAct(actorId = "tester", over: Partial<Act> = {}): Act {
  return newAct(actorId, { at: todayMs, ...over });
}
