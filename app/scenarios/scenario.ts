import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** What a scenario is called. */
export const nameText = z
  .string({ error: complaint("required") })
  .trim()
  .min(3, complaint("tooShort"))
  .max(80, complaint("tooLong"));

/** What colleagues should know of it; may stay empty. */
export const noteText = z
  .string({ error: complaint("required") })
  .trim()
  .max(500, complaint("tooLong"))
  .optional()
  .default("");

export type ScenarioRefusal = "otherRegency" | "noChanges" | "tooManyScenarios" | "scenarioNotFound" | "alreadyRemoved";

/** A regency that keeps more than this has stopped looking at them. */
export const mostScenarios = 500;
