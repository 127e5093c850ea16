import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** The name of a person or a group: two to eighty characters, no more than one space in a row. */
export const properName = z
  .string({ error: complaint("required") })
  .transform((text) => text.trim().replaceAll(/\s+/g, " "))
  .pipe(z.string().min(2, complaint("tooShort")).max(80, complaint("tooLong")));

/** A sentence that says why, for the trail and for the person concerned. */
export const reasonText = z
  .string({ error: complaint("required") })
  .trim()
  .min(3, complaint("tooShort"))
  .max(300, complaint("tooLong"));
