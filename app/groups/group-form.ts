import { z } from "zod";
import { newPasswordFields, passwordMismatch, samePassword, isGuessable } from "~/auth/password.ts";
import { properName } from "~/auth/person.ts";
import { complaint } from "~/lib/complaint.ts";
import { phoneNumber } from "~/lib/phone.ts";
import { groupFields } from "./group.ts";

/** What a group tells about itself, and who speaks for it. */
export const GroupForm = z.strictObject({ ...groupFields, contactName: properName, contactPhone: phoneNumber });
export type GroupForm = z.input<typeof GroupForm>;

const fourDigitYear = z
  .string()
  .regex(/^20\d\d$/, complaint("number"))
  .transform(Number);

/** A group that an office writes down, with its programme when it has one: both or neither. */
export const RegisterForm = z
  .strictObject({
    ...groupFields,
    contactName: properName,
    contactPhone: phoneNumber,
    programId: z.string().max(40).optional(),
    year: fourDigitYear.optional(),
  })
  .refine(({ programId, year }) => (programId === undefined) === (year === undefined), {
    path: ["year"],
    error: complaint("required"),
  });
export type RegisterForm = z.input<typeof RegisterForm>;

/** A programme and a year for a group that is known. */
export const EnrolForm = z.strictObject({
  programId: z.string({ error: complaint("required") }).max(40, complaint("choice")),
  year: z
    .string({ error: complaint("required") })
    .regex(/^20\d\d$/, complaint("number"))
    .transform(Number),
});
export type EnrolForm = z.input<typeof EnrolForm>;

/** A person comes in together with a group. */
export const SignUpForm = z
  .strictObject({ ...groupFields, personName: properName, phone: phoneNumber, ...newPasswordFields })
  .refine(samePassword, passwordMismatch)
  .refine(({ password, personName, phone }) => !isGuessable(password, [personName, phone]), {
    path: ["password"],
    error: complaint("passwordCommon"),
  });
export type SignUpForm = z.input<typeof SignUpForm>;

/** Somebody who joins a group. */
export const MemberForm = z.strictObject({
  name: properName,
  phone: phoneNumber,
  duty: z.enum(["chair", "treasurer", "member"], { error: complaint("choice") }),
});
export type MemberForm = z.input<typeof MemberForm>;
