import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { thousandths } from "~/lib/units.ts";

/** What the producer says when the goods leave. The weight is optional: not every pond has a scale. */
export const DepartForm = z.strictObject({
  deliveryId: z.uuid({ error: complaint("choice") }),
  sent: thousandths({ digits: 3, most: 50_000_000 }).optional(),
  note: z.string().trim().max(200, complaint("tooLong")).default(""),
});

export type DeliveryState = "planned" | "onTheWay" | "weighed" | "confirmed";

/** How far a delivery has come. A dispute shows at its note. */
export function deliveryState(delivery: {
  departedAt: number | null;
  tickets: number;
  confirmedTickets: number;
}): DeliveryState {
  if (delivery.tickets > 0) return delivery.confirmedTickets === delivery.tickets ? "confirmed" : "weighed";
  return delivery.departedAt === null ? "planned" : "onTheWay";
}

export type DepartFault = "notParty" | "contractEnded" | "departed" | "deliveryWeighed";

/** Why goods cannot be said to have left; null when they can. */
export function departFault(
  delivery: { departedAt: number | null; tickets: number } | undefined,
  by: { isProducer: boolean; ended: boolean },
): DepartFault | null {
  if (!delivery || !by.isProducer) return "notParty";
  if (by.ended) return "contractEnded";
  if (delivery.tickets > 0) return "deliveryWeighed";
  return delivery.departedAt === null ? null : "departed";
}

/** The delivery that a new note belongs to, unless another is named: the first that nobody has weighed, else the last. */
export function deliveryToWeigh<D extends { id: string; tickets: number }>(
  deliveries: readonly D[],
  wanted?: string,
): D | undefined {
  if (wanted) return deliveries.find(({ id }) => id === wanted);
  return deliveries.find(({ tickets }) => tickets === 0) ?? deliveries.at(-1);
}

/** True when what arrived differs from what was sent by more than the agreed percentage of the sent weight. */
export function isBeyondTolerance(sentGrams: number, receivedGrams: number, tolerancePercent: number): boolean {
  return Math.abs(sentGrams - receivedGrams) * 100 > sentGrams * tolerancePercent;
}
