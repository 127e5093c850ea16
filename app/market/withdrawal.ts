import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** Taking something back always says why. */
export const ReasonForm = z.strictObject({
  reason: z
    .string({ error: complaint("required") })
    .trim()
    .min(3, complaint("tooShort"))
    .max(300, complaint("tooLong")),
});
export type Reason = z.output<typeof ReasonForm>;

/** A note of a few sentences, or nothing. */
export const noteText = z
  .string({ error: complaint("repeated") })
  .trim()
  .max(500, complaint("tooLong"))
  .optional()
  .default("");
