import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { z } from "zod";
import { complaint } from "./complaint.ts";

/** `0812…`, `+62 812…`, `62812…`, `812…` with any dots or dashes become `+62812…`; null when it is no mobile number. */
export function normalisePhone(typed: string): string | null {
  const digits = typed.replaceAll(/[^\d+]/g, "");
  const international = digits.startsWith("62") ? `+${digits}` : digits;
  const parsed = parsePhoneNumberFromString(international, "ID");
  return parsed?.isValid() && parsed.countryCallingCode === "62" ? parsed.number : null;
}

/** A mobile number as people type it, kept in one form. */
export const phoneNumber = z.string({ error: complaint("required") }).transform((typed, context) => {
  const phone = normalisePhone(typed);
  if (phone) return phone;
  context.issues.push({ code: "custom", message: complaint("phone"), input: typed });
  return z.NEVER;
});
