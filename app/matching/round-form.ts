import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { wholeFromZero } from "~/lib/units.ts";
import { regencyCode } from "~/places/region.ts";
import { answerHours } from "./round.ts";

const ticked = z.literal("on", complaint("choice")).optional();

const policyFields = {
  volumeBonusIdr: wholeFromZero("wholeIdr", 100_000),
  urgencyPercent: wholeFromZero("number", 100),
  sharePercent: wholeFromZero("number", 100),
  fairness: ticked,
  minSale: ticked,
  maxSuppliers: ticked,
  minBatch: ticked,
};
/** The form that opens a round. Shares are typed as percentages. */
export const RoundForm = z.strictObject({
  regencyCode,
  weeks: wholeFromZero("number", 26).pipe(z.number().min(1, complaint("aboveZero"))),
  ...policyFields,
});

const why = z
  .string({ error: complaint("required") })
  .trim()
  .min(3, complaint("tooShort"))
  .max(200, complaint("tooLong"));
const proposalId = z.string({ error: complaint("choice") }).max(80, complaint("choice"));

export type RoundFields = z.output<typeof RoundForm>;

/** What an officer does at the workbench: drop or forbid a pairing with a reason, clear again, send. */
export const WorkbenchForm = z.discriminatedUnion(
  "intent",
  [
    z.strictObject({ intent: z.literal("drop"), proposalId, reason: why }),
    z.strictObject({ intent: z.literal("forbid"), proposalId, reason: why }),
    z.strictObject({ intent: z.literal("again"), ...policyFields }),
    z.strictObject({ intent: z.literal("send"), hours: z.enum(answerHours, complaint("choice")) }),
  ],
  { error: complaint("choice") },
);
export type WorkbenchValue = z.output<typeof WorkbenchForm>;
