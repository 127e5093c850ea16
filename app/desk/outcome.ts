import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { addDays, isIsoDate } from "~/lib/dates.ts";
import type { DeskTab } from "./desk-filter.ts";

/** What came of it: reached, agreed, nobody answered, to be taken up on a day, or no work at all. */
export const outcomes = ["called", "agreed", "noAnswer", "later", "notNeeded"] as const;
export type OutcomeKind = (typeof outcomes)[number];

/** Days for which a thing leaves "to do" when its outcome is noted; it comes back then if its cause still stands. */
export const restDays = { called: 3, agreed: 7, noAnswer: 1, notNeeded: 60 } as const;
/** The furthest day to which a thing can be put off. */
export const mostRestDays = 90;

/** What an officer notes about a row. */
export const OutcomeForm = z
  .strictObject({
    outcome: z.enum(outcomes, { error: complaint("choice") }),
    untilOn: z
      .string({ error: complaint("date") })
      .refine(isIsoDate, complaint("date"))
      .optional(),
    note: z
      .string({ error: complaint("required") })
      .trim()
      .max(300, complaint("tooLong"))
      .default(""),
  })
  .refine((form) => form.outcome !== "later" || form.untilOn !== undefined, {
    path: ["untilOn"],
    error: complaint("required"),
  });
export type OutcomeForm = z.input<typeof OutcomeForm>;
export type OutcomeValue = z.output<typeof OutcomeForm>;

/** The ISO day on which the thing comes back; null when the day chosen is no day to come or too far away. */
export function returnsOn(value: Pick<OutcomeValue, "outcome" | "untilOn">, today: string): string | null {
  if (value.outcome !== "later") return addDays(today, restDays[value.outcome]);
  const { untilOn = "" } = value;
  return untilOn > today && untilOn <= addDays(today, mostRestDays) ? untilOn : null;
}

/** The newest word about a thing. */
export type Noted = { id: string; outcome: OutcomeKind; untilOn: string; note: string; at: number; by: string };

/** In which drawer a thing lies whose cause still stands. */
export function drawerOf(noted: Pick<Noted, "outcome" | "untilOn"> | undefined, today: string): DeskTab {
  if (!noted || noted.untilOn <= today) return "todo";
  return noted.outcome === "agreed" || noted.outcome === "notNeeded" ? "done" : "later";
}
