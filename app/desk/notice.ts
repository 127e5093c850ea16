import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays, isIsoDate } from "~/lib/dates.ts";
import { regencyCode } from "~/places/region.ts";

/** What a notice of a round tells: sums over many groups, never a price, a limit or a name. */
export type RoundFigures = {
  number: number;
  /** ISO date of the first Monday, and how many weeks. */
  fromWeek: string;
  weeks: number;
  offeredKg: number;
  /** Groups with something in the round. */
  groups: number;
  sent: number;
  agreed: number;
  /** Kg agreed; null below `fewest` agreements, where a sum would tell a single deal. */
  agreedKg: number | null;
  /** Epoch ms of the last answer, null before anything was sent. */
  dueAt: number | null;
};

export type NoticeKind = "opened" | "closing" | "results" | "own";

/** A notice as the board shows it. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  regencyCode: string;
  regency: string;
  title: string;
  body: string;
  figures: RoundFigures | null;
  untilOn: string;
  at: number;
};

/** So many agreements at least stand behind a sum of kg. */
export const fewest = 3;
/** Days for which what a round did hangs on the board. */
export const hangDays = { opened: 7, results: 21 };
/** The longest that a notice of the office hangs. */
export const mostHangDays = 90;

/** A notice that an officer writes. */
export const NoticeForm = z.strictObject({
  regencyCode,
  title: z
    .string({ error: complaint("required") })
    .trim()
    .min(3, complaint("tooShort"))
    .max(80, complaint("tooLong")),
  body: z
    .string({ error: complaint("required") })
    .trim()
    .min(3, complaint("tooShort"))
    .max(600, complaint("tooLong")),
  untilOn: z.string({ error: complaint("required") }).refine(isIsoDate, complaint("date")),
});
export type NoticeForm = z.input<typeof NoticeForm>;
export type NoticeValue = z.output<typeof NoticeForm>;

/** True for a last day that has not passed and is not too far away. */
export function mayHangUntil(untilOn: string, today: string): boolean {
  return untilOn >= today && untilOn <= addDays(today, mostHangDays);
}
