import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** One line as a person means it: no signs that nobody sees, one space at most in a row. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
}

/** The name of a person or a group: two to eighty characters on one line. */
export const properName = z
  .string({ error: complaint("required") })
  .transform(oneLine)
  .pipe(z.string().min(2, complaint("tooShort")).max(80, complaint("tooLong")));

/** True for two spellings of one name: spaces, capitals and the form of Unicode do not count. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return oneLine(name).normalize("NFC").toLowerCase();
}

/** A sentence that says why, for the trail and for the person concerned. */
export const reasonText = z
  .string({ error: complaint("required") })
  .transform(oneLine)
  .pipe(z.string().min(3, complaint("tooShort")).max(300, complaint("tooLong")));
