import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { phoneNumber } from "~/lib/phone.ts";
import { properName, reasonText } from "./person.ts";
import type { Role } from "./user.ts";

/** Everybody with a duty in the installation; members come in by their groups. */
export type StaffRole = Exclude<Role, "member">;

/** Roles in addresses, as people read them. */
export const staffAddress = { petugas: "officer", pendamping: "companion", pengelola: "admin" } as const;

/** The role that an address names; an officer when it names none. */
export function staffRoleOf(word: string | null): StaffRole {
  return Object.entries(staffAddress).find(([name]) => name === word)?.[1] ?? "officer";
}

/** Codes of regencies for an officer, of kelurahan and desa for a companion. */
const regionCodes = z
  .array(z.string().regex(/^\d{2}(\.\d{2}){1,2}(\.\d{4})?$/, complaint("choice")))
  .max(300, complaint("tooLarge"));

/** Somebody who gets a duty. An admin has no area. */
export const StaffForm = z.strictObject({ name: properName, phone: phoneNumber, regionCodes });
export type StaffForm = z.input<typeof StaffForm>;

/** Where somebody works from now on. */
export const ScopesForm = z.strictObject({ regionCodes });
export type ScopesForm = z.input<typeof ScopesForm>;

/** Why somebody is shut out or let in again. */
export const ReasonForm = z.strictObject({ reason: reasonText });
export type ReasonForm = z.input<typeof ReasonForm>;
