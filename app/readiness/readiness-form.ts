import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import type { Equipment, PlaceNeed, Training } from "./readiness.ts";
import { allEquipment, allTrainings, placeNeeds } from "./readiness.ts";

function ticked<Code extends string>(codes: readonly [Code, ...Code[]]) {
  return z.array(z.enum(codes, { error: complaint("choice") })).default([]);
}

const workerCount = z
  .string({ error: complaint("required") })
  .regex(/^\d{1,3}$/, complaint("number"))
  .transform(Number);

/** What somebody of the office saw at a group, for one product. */
export const ReadinessForm = z.strictObject({
  productCode: z.string({ error: complaint("required") }).regex(/^[A-Z_]{2,40}$/, complaint("choice")),
  workers: workerCount,
  equipment: ticked(allEquipment as [Equipment, ...Equipment[]]),
  place: ticked(placeNeeds as unknown as [PlaceNeed, ...PlaceNeed[]]),
  trainings: ticked(allTrainings as [Training, ...Training[]]),
  note: z.string().trim().max(300, complaint("tooLong")).default(""),
});
export type ReadinessForm = z.input<typeof ReadinessForm>;
export type ReadinessValue = z.output<typeof ReadinessForm>;
