import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { wholeFromZero, wholeKg } from "~/lib/units.ts";
import { regencyCode } from "~/places/region.ts";
import { answerHours } from "./round.ts";

const ticked = z.literal("on", complaint("choice")).optional();

const policyFields = {
  volumeBonusIdr: wholeFromZero("wholeIdr", 100_000),
  urgencyPercent: wholeFromZero("number", 100),
  sharePercent: wholeFromZero("number", 100),
  fairnessIdr: wholeFromZero("wholeIdr", 20_000),
  minSale: ticked,
  maxSuppliers: ticked,
  minBatch: ticked,
  thorough: ticked,
};

/** What an officer tries on a plan, as an address carries it. */
export const TrialForm = z.object(policyFields);

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

/** One form changes a pairing: its field for kg comes along whatever is done. */
const typed = z.string().max(20).optional();

export type RoundFields = z.output<typeof RoundForm>;

/** What an officer does at the workbench: change a pairing with a reason or take that back, keep a trial, send. */
export const WorkbenchForm = z.discriminatedUnion(
  "intent",
  [
    z.strictObject({ intent: z.literal("drop"), proposalId, reason: why, quantityKg: typed }),
    z.strictObject({ intent: z.literal("forbid"), proposalId, reason: why, quantityKg: typed }),
    z.strictObject({ intent: z.literal("pin"), proposalId, reason: why, quantityKg: wholeKg }),
    z.strictObject({ intent: z.literal("undo"), changeId: proposalId }),
    z.strictObject({ intent: z.literal("keep"), reason: why, ...policyFields }),
    z.strictObject({ intent: z.literal("again") }),
    z.strictObject({ intent: z.literal("send"), hours: z.enum(answerHours, complaint("choice")) }),
  ],
  { error: complaint("choice") },
);
export type WorkbenchValue = z.output<typeof WorkbenchForm>;
