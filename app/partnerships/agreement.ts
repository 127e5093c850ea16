import { z } from "zod";
import type { Side } from "~/auth/user.ts";
import { complaint } from "~/lib/complaint.ts";
import { addDays } from "~/lib/dates.ts";
import { wholeFromZero, wholeKg } from "~/lib/units.ts";
import { reasonText } from "./confirmation.ts";

/** How many deliveries a schedule can hold. */
export const maxDeliveries = 26;

export const places = ["pond", "kitchen"] as const;
export type Place = (typeof places)[number];

/** One planned delivery: ISO date and whole kg. */
export type Planned = { plannedOn: string; quantityKg: number };

/** What the two sides may settle between them; the rest of the text follows from their contract. */
export type AgreementTerms = {
  schedule: Planned[];
  place: Place;
  /** Share of a sent or promised weight that may be lost on the way, in percent. */
  tolerancePercent: number;
  /** The lowest grade that has to be taken, 1 the best. */
  lowestGrade: number;
  /** A move of the local reference price by so many percent is reason to talk about the price; 0 for a fixed one. */
  reviewPercent: number;
  /** Days between telling the partner and the end. */
  noticeDays: number;
  /** Days of talking before somebody else is asked. */
  settleDays: number;
};

/** What a text starts from: one delivery of everything, and the customary numbers. */
export function defaultTerms(schedule: Planned[], place: Place = "pond"): AgreementTerms {
  return {
    schedule,
    place,
    tolerancePercent: 5,
    lowestGrade: 4,
    reviewPercent: 10,
    noticeDays: 7,
    settleDays: 7,
  };
}

const emptyDay = z.literal("").transform(() => undefined);
const plannedRow = z
  .strictObject({
    plannedOn: z.union([emptyDay, z.iso.date({ error: complaint("date") })]).optional(),
    quantityKg: wholeKg.optional(),
  })
  .transform((row, context) => {
    if (row.plannedOn && row.quantityKg) return { plannedOn: row.plannedOn, quantityKg: row.quantityKg };
    if (row.plannedOn || row.quantityKg) {
      const path = [row.plannedOn ? "quantityKg" : "plannedOn"];
      context.issues.push({ code: "custom", message: complaint("required"), path, input: row });
    }
    return null;
  });

const percent = wholeFromZero("number", 50);
const days = wholeFromZero("number", 60);

/** A change of the text as one side proposes it, with the reason that the other side reads. */
export const ChangeForm = z.strictObject({
  schedule: z
    .array(plannedRow)
    .max(maxDeliveries, complaint("tooLarge"))
    .transform((rows) => rows.filter((row) => row !== null))
    .pipe(z.array(z.custom<Planned>()).min(1, complaint("required"))),
  place: z.enum(places, { error: complaint("choice") }),
  tolerancePercent: percent,
  lowestGrade: z.enum(["1", "2", "3", "4", "5"], { error: complaint("choice") }).transform(Number),
  reviewPercent: percent,
  noticeDays: days,
  settleDays: days,
  reason: reasonText,
});

/** What a side says to a text that waits for it. `hash` is the text that it has read. */
export const SignForm = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("sign"), hash: z.string().regex(/^[0-9a-f]{64}$/, complaint("stale")) }),
  z.strictObject({ answer: z.literal("decline"), reason: reasonText }),
]);

/** Splits a promise into deliveries of whole kg, one a week from the first day on; the first ones carry the rest. */
export function weeklySchedule(quantityKg: number, firstDay: string, times: number): Planned[] {
  const count = Math.max(1, Math.min(times, maxDeliveries, quantityKg));
  const base = Math.floor(quantityKg / count);
  const more = quantityKg - base * count;
  return Array.from({ length: count }, (_, i) => ({
    plannedOn: addDays(firstDay, i * 7),
    quantityKg: base + (i < more ? 1 : 0),
  }));
}

export type ScheduleFault = "scheduleSum" | "scheduleOrder" | "scheduleStarted";

/** What is wrong with a schedule: it must make up the promise, run forward, and keep what was already weighed. */
export function scheduleFault(
  schedule: readonly Planned[],
  contract: { quantityKg: number; signedOn: string },
  started: readonly Planned[],
): ScheduleFault | null {
  const sum = schedule.reduce((kg, planned) => kg + planned.quantityKg, 0);
  if (sum !== contract.quantityKg) return "scheduleSum";
  const days = schedule.map(({ plannedOn }) => plannedOn);
  const forward = days.every((day, i) => day > (days[i - 1] ?? "") && day >= contract.signedOn);
  if (!forward) return "scheduleOrder";
  const kept = started.every((one) => schedule.some((planned) => samePlan(planned, one)));
  return kept ? null : "scheduleStarted";
}

/** The same day and weight. */
export function samePlan(a: Planned, b: Planned): boolean {
  return a.plannedOn === b.plannedOn && a.quantityKg === b.quantityKg;
}

/** A version of a text with what was said to it. */
export type Version = {
  id: string;
  version: number;
  hash: string;
  groupId: string;
  declinedAt: number | null;
  signatures: { side: Side; userId: string; at: number }[];
};

/** Which version holds, and which one waits for a signature: a newer one that nobody declined. */
export function standingOf<V extends Version>(versions: readonly V[]): { inForce: V | null; open: V | null } {
  const newest = versions.toSorted((a, b) => b.version - a.version);
  const inForce = newest.find((one) => one.signatures.length === 2) ?? null;
  const open = newest.find((one) => one.declinedAt === null && one.signatures.length < 2) ?? null;
  return { inForce, open: open && open.version > (inForce?.version ?? 0) ? open : null };
}

export type SignFault = "notParty" | "contractEnded" | "textChanged" | "alreadySigned" | "samePerson";

/** Why somebody may not sign a text; null when they may. `read` is the hash of what they have seen. */
export function signFault(
  text: { hash: string; signatures: Version["signatures"] },
  by: { side: Side | null; userId: string; read: string },
  ended: boolean,
): SignFault | null {
  if (!by.side) return "notParty";
  if (ended) return "contractEnded";
  if (text.hash !== by.read) return "textChanged";
  if (text.signatures.some(({ side }) => side === by.side)) return "alreadySigned";
  return text.signatures.some(({ userId }) => userId === by.userId) ? "samePerson" : null;
}

export type EndFault = "noticeNeeded" | "noticeRunning";

/**
 * What still stands between a side and the end of a contract. Once both signed a text, a side tells the other first and
 * waits the days agreed; when the other side agrees, or an officer decides (`groupId` null), it ends at once.
 */
export function endFault(
  agreed: boolean,
  notice: { groupId: string; endsOn: string } | null,
  by: { groupId: string | null; today: string },
): EndFault | null {
  if (!agreed || by.groupId === null) return null;
  if (!notice) return "noticeNeeded";
  return notice.groupId === by.groupId && by.today < notice.endsOn ? "noticeRunning" : null;
}
