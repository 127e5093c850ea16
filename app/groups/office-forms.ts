import { z } from "zod";
import { properName, reasonText } from "~/auth/person.ts";
import { complaint } from "~/lib/complaint.ts";

const whyNot = { path: ["reason"], error: complaint("required") };
const saysWhyNot = (form: { verdict: string; reason?: string | undefined }) =>
  form.verdict !== "refused" || form.reason !== undefined;

/** An officer's word about a group. A no needs its reason. */
export const VerdictForm = z
  .strictObject({
    verdict: z.enum(["verified", "refused"], { error: complaint("choice") }),
    reason: reasonText.optional(),
  })
  .refine(saysWhyNot, whyNot);
export type VerdictForm = z.input<typeof VerdictForm>;

/** An officer's word about a licence. A no needs its reason. */
export const CheckForm = z
  .strictObject({
    verdict: z.enum(["valid", "refused"], { error: complaint("choice") }),
    reason: reasonText.optional(),
  })
  .refine(saysWhyNot, whyNot);
export type CheckForm = z.input<typeof CheckForm>;

/** How a group can ask: nobody acts for it unasked. */
export const askedWays = ["phone", "visit", "message"] as const;
export type AskedWay = (typeof askedWays)[number];

/** Who asked for help, how, and for what. */
export const ActingForm = z.strictObject({
  askedBy: properName,
  how: z.enum(askedWays, { error: complaint("choice") }),
  note: z.string().trim().max(200, complaint("tooLong")).default(""),
});
export type ActingForm = z.input<typeof ActingForm>;
