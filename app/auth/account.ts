import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { knownPassword, newPasswordFields, passwordMismatch, samePassword } from "./password.ts";

/** The group to trade for from now on. */
export const ChooseGroupForm = z.strictObject({ groupId: z.uuid({ error: complaint("choice") }) });

/** The old password and, twice, the new one. */
export const ChangePasswordForm = z
  .strictObject({ oldPassword: knownPassword, ...newPasswordFields })
  .refine(samePassword, passwordMismatch);
export type ChangePasswordForm = z.input<typeof ChangePasswordForm>;

/** Which session to end: one by its hash, or all but this one. */
export const EndSessionForm = z.strictObject({
  session: z.union([z.literal("others"), z.string().regex(/^[0-9a-f]{64}$/)], { error: complaint("choice") }),
});
