import { z } from "zod";

/** Prices move in steps of this many rupiah, so that nobody's own limit can be read from what a change does. */
export const priceStepIdr = 500;
/** More changes than this are not one plan any more. */
export const mostChanges = 8;

const id = z.string().regex(/^[\w.~-]{1,80}$/);
const kg = z.coerce.number().int().min(1).max(100_000);
const code = z.string().regex(/^[A-Z_]{2,40}$/);
const stepped = z.coerce
  .number()
  .int()
  .positive()
  .max(100_000)
  .refine((idr) => idr % priceStepIdr === 0);

const ChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("kitchen"), productCode: code, villageCode: id, capacityKg: kg }),
  z.strictObject({ kind: z.literal("licence"), groupId: id }),
  z.strictObject({ kind: z.literal("transport"), idrPerKg: stepped }),
  z.strictObject({ kind: z.literal("harvest"), lotId: id, weeks: z.coerce.number().int().min(-4).max(4) }),
  z.strictObject({ kind: z.literal("capacity"), kitchenId: id, addKg: kg }),
  z.strictObject({ kind: z.literal("week"), kitchenId: id, week: z.iso.date(), addKg: kg }),
  z.strictObject({ kind: z.literal("ask"), lotId: id, cutIdr: stepped }),
  z.strictObject({ kind: z.literal("radius"), offerId: id, maxKm: z.coerce.number().int().min(1).max(1000) }),
]);

/**
 * One thing that could be otherwise in a market. `kitchen`: a new one; `licence`: a group holds all permits that its
 * offers miss; `transport`: somebody pays so much for each kg brought to a kitchen; `harvest`: a lot is ready so many
 * weeks later (or earlier); `capacity`: a kitchen and its offers take more every week; `week`: a kitchen takes more in
 * one week; `ask`: a lot asks less; `radius`: an offer fetches from farther away. Whole kg, rupiah and km.
 */
export type Change = z.output<typeof ChangeSchema>;
export type ChangeKind = Change["kind"];

/** The parts of a change as an address writes them, in order. */
const parts = {
  kitchen: ["productCode", "villageCode", "capacityKg"],
  licence: ["groupId"],
  transport: ["idrPerKg"],
  harvest: ["lotId", "weeks"],
  capacity: ["kitchenId", "addKg"],
  week: ["kitchenId", "week", "addKg"],
  ask: ["lotId", "cutIdr"],
  radius: ["offerId", "maxKm"],
} as const satisfies Record<ChangeKind, readonly string[]>;

/** The first word of a change in an address, which people may read aloud. */
const spoken: Record<ChangeKind, string> = {
  kitchen: "dapur",
  licence: "izin",
  transport: "angkut",
  harvest: "panen",
  capacity: "daya",
  week: "pekan",
  ask: "harga",
  radius: "jarak",
};

/** Every kind of change. */
export const changeKinds = Object.keys(spoken) as ChangeKind[];

/** A change as one word of an address: `dapur:ABON_LELE:63.72.02.1005:100`. */
export function spellChange(change: Change): string {
  const values = change as Record<string, string | number>;
  return [spoken[change.kind], ...parts[change.kind].map((name) => String(values[name]))].join(":");
}

/** The change that such a word spells, or null. */
export function readChange(word: string): Change | null {
  const [first = "", ...values] = word.split(":");
  const kind = changeKinds.find((one) => spoken[one] === first);
  if (!kind || values.length !== parts[kind].length) return null;
  const named = Object.fromEntries(parts[kind].map((name, i) => [name, values[i]]));
  const read = ChangeSchema.safeParse({ kind, ...named });
  return read.success ? read.data : null;
}

/** The changes that an address or a saved scenario spells, each once and in their order; what says nothing is left out. */
export function readChanges(words: readonly string[]): Change[] {
  return [...new Set(words)].flatMap((word) => readChange(word) ?? []).slice(0, mostChanges);
}

/** The query of an address that holds these changes. */
export function changesQuery(changes: readonly Change[], regencyCode: string): string {
  const query = new URLSearchParams({ wilayah: regencyCode });
  for (const change of changes) query.append("ubah", spellChange(change));
  return query.toString();
}
