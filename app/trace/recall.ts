import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

export const sourceKinds = ["lot", "ticket", "batch"] as const;

const reason = z
  .string({ error: complaint("required") })
  .trim()
  .min(10, complaint("tooShort"))
  .max(300, complaint("tooLong"));

/** A recall as an officer issues it; the reason is shown to everybody who reads the packet's page. */
export const RecallForm = z.strictObject({ reason });

/** The end of a recall, with the reason why it is safe again. */
export const RecallEndForm = z.strictObject({ reason });
