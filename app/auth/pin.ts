import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { knownPassword } from "./password.ts";

/** Six digits as they are asked again. */
export const knownPin = z.string({ error: complaint("required") }).regex(/^\d{6}$/, complaint("pin"));

/** A PIN to be set: the password that is known, and twice the six digits. */
export const SetPinForm = z
  .strictObject({
    oldPassword: knownPassword,
    pin: knownPin.refine((pin) => !isEasyPin(pin), complaint("pinEasy")),
    againPin: knownPin,
  })
  .refine(({ pin, againPin }) => pin === againPin, { path: ["againPin"], error: complaint("passwordMatch") });

/** True for what is tried first: one digit, a run, two or three digits repeated, a date of birth. */
export function isEasyPin(pin: string): boolean {
  const runs = "01234567890 09876543210";
  const isDate = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d$/.test(pin);
  return runs.includes(pin) || /^(\d{1,3})\1+$/.test(pin) || isDate;
}
