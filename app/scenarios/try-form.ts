import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { wholeIdr, wholeKg } from "~/lib/units.ts";
import { villageCode } from "~/places/region.ts";
import type { Change } from "./change.ts";
import { priceStepIdr } from "./change.ts";
import { nameText, noteText } from "./scenario.ts";

const chosen = z.string({ error: complaint("choice") }).regex(/^[\w.-]{1,80}$/, complaint("choice"));
const kitchenKg = wholeKg.refine((kg) => kg <= 100_000, complaint("tooLarge"));
const steppedIdr = wholeIdr
  .refine((idr) => idr <= 100_000, complaint("tooLarge"))
  .refine((idr) => idr % priceStepIdr === 0, "notStepped");
/** By how many weeks a harvest is moved: later, or earlier with a minus. */
export const moves = ["1", "2", "3", "4", "-1", "-2"] as const;

/** Everything that the page of trying out can be sent: a change more, the computing, or a name to keep it under. */
export const TryForm = z.discriminatedUnion(
  "intent",
  [
    z.strictObject({ intent: z.literal("kitchen"), productCode: chosen, villageCode, capacityKg: kitchenKg }),
    z.strictObject({ intent: z.literal("licence"), groupId: chosen }),
    z.strictObject({ intent: z.literal("transport"), idrPerKg: steppedIdr }),
    z.strictObject({ intent: z.literal("harvest"), lotId: chosen, weeks: z.enum(moves, complaint("choice")) }),
    z.strictObject({ intent: z.literal("capacity"), kitchenId: chosen, addKg: kitchenKg }),
    z.strictObject({ intent: z.literal("compute") }),
    z.strictObject({ intent: z.literal("save"), name: nameText, note: noteText }),
  ],
  { error: complaint("choice") },
);
export type TryValue = z.output<typeof TryForm>;
export type AddValue = Exclude<TryValue, { intent: "compute" | "save" }>;

/** What was typed, as a change. */
export function changeOf(value: AddValue): Change {
  switch (value.intent) {
    case "kitchen": {
      const { productCode, villageCode, capacityKg } = value;
      return { kind: "kitchen", productCode, villageCode, capacityKg };
    }
    case "licence":
      return { kind: "licence", groupId: value.groupId };
    case "transport":
      return { kind: "transport", idrPerKg: value.idrPerKg };
    case "harvest":
      return { kind: "harvest", lotId: value.lotId, weeks: Number(value.weeks) };
    case "capacity":
      return { kind: "capacity", kitchenId: value.kitchenId, addKg: value.addKg };
  }
}
