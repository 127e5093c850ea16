import { z } from "zod";
import type { Side } from "~/auth/user.ts";
import { complaint } from "~/lib/complaint.ts";
import { wholeIdr, wholeKg } from "~/lib/units.ts";
import { areSealed, decideBy } from "./bid-close.ts";
import { noteText } from "./withdrawal.ts";

const shortReason = z
  .string({ error: complaint("required") })
  .trim()
  .max(200, complaint("tooLong"))
  .optional()
  .default("");

/** Yes or no to what is on the table. Kilograms only where a part of an opened bid is taken. */
export const DealAnswerForm = z.strictObject({
  verdict: z.enum(["yes", "no"], { error: complaint("choice") }),
  quantityKg: wholeKg.optional(),
  reason: shortReason,
});
export type DealAnswer = z.output<typeof DealAnswerForm>;

/** The same deal at another price or for other kilograms. */
export const CounterForm = z.strictObject({ quantityKg: wholeKg, priceIdr: wholeIdr, note: noteText });
export type CounterValue = z.output<typeof CounterForm>;

/** What is on the table: kg, and rupiah per kg where the goods change hands. */
export type Table = { quantityKg: number; priceIdr: number };
export type Counter = Table & { note: string; dueAt: number };

export type DealFacts = {
  bidsCloseAt: number | null;
  withdrawn: boolean;
  /** The harvest is there and has kilograms left. */
  forSale: boolean;
  bid: Table;
  counters: Partial<Record<Side, Counter>>;
  answer: { verdict: "yes" | "no" } | null;
};

/** Where a bid stands between the two sides: sealed, whose turn it is, and how it ended. */
export type DealState = "sealed" | "withdrawn" | "producerTurn" | "processorTurn" | "agreed" | "declined" | "lapsed";

/** The state at an instant of the server's clock. A deadline is over at its millisecond. */
export function dealState(facts: DealFacts, nowMs: number): DealState {
  if (facts.withdrawn) return "withdrawn";
  if (facts.answer) return facts.answer.verdict === "yes" ? "agreed" : "declined";
  if (areSealed(facts.bidsCloseAt, nowMs)) return "sealed";
  const { by, dueAt } = onTable(facts);
  if (!facts.forSale || nowMs >= dueAt) return "lapsed";
  return by === "processor" ? "producerTurn" : "processorTurn";
}

/** The last offer made, whose it is, and until when it stands (0 while nobody may open it). */
export function onTable(facts: DealFacts): Table & { by: Side; dueAt: number } {
  const { counters, bid, bidsCloseAt } = facts;
  if (counters.processor) return { ...counters.processor, by: "processor" };
  if (counters.producer) return { ...counters.producer, by: "producer" };
  return { ...bid, by: "processor", dueAt: bidsCloseAt === null ? 0 : decideBy(bidsCloseAt) };
}

/** This side may say yes or no now. */
export function isTurnOf(side: Side, state: DealState): boolean {
  return state === (side === "producer" ? "producerTurn" : "processorTurn");
}

/** This side may answer with a counter-offer: its turn, and its first. */
export function mayCounter(facts: DealFacts, side: Side, nowMs: number): boolean {
  return isTurnOf(side, dealState(facts, nowMs)) && !facts.counters[side];
}

export type DealRefusal =
  | "notYours"
  | "notYourTurn"
  | "tooLate"
  | "alreadyCountered"
  | "samePerson"
  | "reasonMissing"
  | "notBestReason"
  | "moreThanOffered"
  | "belowBatch"
  | "notInSteps"
  | "nothingChanged"
  | "lotContracted"
  | "kitchenFull"
  | "belowMemberAsk"
  | "notOpen";

/** The field beside which a refusal is said. */
export const dealRefusalFields: Partial<Record<DealRefusal, "quantityKg" | "reason" | "priceIdr">> = {
  reasonMissing: "reason",
  notBestReason: "reason",
  moreThanOffered: "quantityKg",
  belowBatch: "quantityKg",
  notInSteps: "quantityKg",
  nothingChanged: "priceIdr",
  lotContracted: "quantityKg",
  kitchenFull: "quantityKg",
};

/**
 * What is wrong with taking so many kg of what is on the table, or null. A part may be taken of a bid, down to the
 * kitchen's smallest batch; a counter-offer is taken whole.
 */
export function shareFault(
  quantityKg: number,
  deal: { offeredKg: number; divisible: boolean; minBatchKg: number; stepKg: number },
): DealRefusal | null {
  const { offeredKg, divisible, minBatchKg, stepKg } = deal;
  if (quantityKg > offeredKg) return "moreThanOffered";
  if (!divisible && quantityKg !== offeredKg) return "moreThanOffered";
  if (quantityKg < Math.min(offeredKg, minBatchKg)) return "belowBatch";
  return quantityKg % stepKg === 0 ? null : "notInSteps";
}
