import { z } from "zod";
import { phoneNumber } from "~/lib/phone.ts";
import { isGuessable, newPasswordFields, passwordMismatch, samePassword } from "./password.ts";
import { properName } from "./person.ts";
import { complaint } from "~/lib/complaint.ts";

/** A new password, twice. */
export const SetPasswordForm = z.strictObject(newPasswordFields).refine(samePassword, passwordMismatch);
export type SetPasswordForm = z.input<typeof SetPasswordForm>;

/** The first admin tells a name and a phone besides. */
export const FirstAdminForm = z
  .strictObject({ name: properName, phone: phoneNumber, ...newPasswordFields })
  .refine(samePassword, passwordMismatch)
  .refine(({ password, name, phone }) => !isGuessable(password, [name, phone]), {
    path: ["password"],
    error: complaint("passwordCommon"),
  });
export type FirstAdminForm = z.input<typeof FirstAdminForm>;
