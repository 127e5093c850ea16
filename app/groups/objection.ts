import { z } from "zod";
import { reasonText } from "~/auth/person.ts";
import { complaint } from "~/lib/complaint.ts";

/** What an office made of an objection: put right, explained and left, or not done by its people. */
export const objectionOutcomes = ["corrected", "explained", "notOurs"] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** Why a group objects to what was done in its name. */
export const ObjectionForm = z.strictObject({ reason: reasonText });
export type ObjectionForm = z.input<typeof ObjectionForm>;

/** An officer's answer to an objection, with the words that the group reads. */
export const ObjectionAnswerForm = z.strictObject({
  outcome: z.enum(objectionOutcomes, { error: complaint("choice") }),
  note: reasonText,
});
export type ObjectionAnswerForm = z.input<typeof ObjectionAnswerForm>;

/** Steps that nobody can object to: they only say that the acting began and ended. */
export const framingVerbs = ["acting.started", "acting.ended"];

const rooms: Record<string, string> = {
  lot: "/panen",
  offer: "/olahan",
  contract: "/kemitraan",
  ticket: "/nota",
  payment: "/bayar",
  batch: "/produksi",
  cycle: "/tebar",
};

/** Where the thing that an event is about is looked at; null where it has no page of its own. */
export function placeOf(verb: string, subjectId: string): string | null {
  const room = rooms[verb.split(".")[0] ?? ""];
  return room ? `${room}/${subjectId}` : null;
}
