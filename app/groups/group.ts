import { z } from "zod";
import { properName } from "~/auth/person.ts";
import type { Side, Trader, User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import { complaint } from "~/lib/complaint.ts";
import { villageCode } from "~/places/region.ts";

/** RT and RW are written with two digits or more: "3" is "03". */
const rtRw = z
  .string({ error: complaint("required") })
  .trim()
  .regex(/^\d{1,3}$/, complaint("rtRw"))
  .transform((digits) => String(Number(digits)).padStart(2, "0"))
  .refine((number) => number !== "00", complaint("rtRw"));

/** What a group tells about itself. Who speaks for it comes beside this. */
export const groupFields = {
  name: properName,
  kindCode: z.string({ error: complaint("required") }).regex(/^[A-Z_]{2,20}$/, complaint("choice")),
  villageCode,
  rt: rtRw,
  rw: rtRw,
  sides: z
    .array(z.enum(["producer", "processor"], { error: complaint("choice") }), { error: complaint("choice") })
    .min(1, complaint("choice"))
    .transform((sides) => [...new Set(sides)]),
};

/** What a group is, as it is written down. */
export type GroupData = {
  name: string;
  kindCode: string;
  villageCode: string;
  /** Two digits or more. */
  rt: string;
  rw: string;
  sides: Side[];
  contactName: string;
  /** Normalised, `+62812…`. Shown to the group, its partners and the office only. */
  contactPhone: string;
};

/** An officer's word about a group, newest last. */
export type Verdict = { verdict: "verified" | "refused"; reason: string; at: number };
/** Whether a group may publish: nobody looked yet, yes, no, or mended after a no and waiting to be looked at again. */
export type VerificationState = "waiting" | "verified" | "refused" | "mended";

/** The state of a group from the newest verdict and the group's last change (epoch ms). */
export function verificationState(newest: Verdict | null, updatedAt: number): VerificationState {
  if (!newest) return "waiting";
  if (newest.verdict === "verified") return "verified";
  return updatedAt > newest.at ? "mended" : "refused";
}

/** Only a verified group publishes lots, offers and bids; any group may prepare them. */
export function mayPublish(group: { verified: boolean }): boolean {
  return group.verified;
}

/** What an officer confirmed stays so: name, kind, place and sides change only before, or after a no takes the yes back. */
export function mayMove(state: VerificationState): boolean {
  return state !== "verified";
}

/** Where somebody may look into groups: whole regencies for an officer, kelurahan for a companion. */
export type Reach = { regencyCodes: readonly string[]; villageCodes: readonly string[] };

/** True when a group of this place is within reach. */
export function reaches(reach: Reach, group: { villageCode: string; regencyCode: string }): boolean {
  return reach.regencyCodes.includes(group.regencyCode) || reach.villageCodes.includes(group.villageCode);
}

/** A group's verdict is the office's: an officer of its regency, never a companion. */
export function mayVerify(user: User, group: { villageCode: string; regencyCode: string }): boolean {
  return user.role === "officer" && mayActFor(user, group);
}

/** The chair changes what the group tells about itself, and whoever acts for the group as somebody asked. */
export function mayEditGroup(user: Trader): boolean {
  return user.group.duty === "chair" || user.askedBy !== null;
}

/** Both sides as the table keeps them. */
export function sideColumns(sides: readonly Side[]) {
  return {
    isProducer: sides.includes("producer") ? (1 as const) : (0 as const),
    isProcessor: sides.includes("processor") ? (1 as const) : (0 as const),
  };
}

/** The sides of a row. */
export function sidesOf(row: { isProducer: 0 | 1; isProcessor: 0 | 1 }): Side[] {
  const sides: Side[] = [];
  if (row.isProducer) sides.push("producer");
  if (row.isProcessor) sides.push("processor");
  return sides;
}
