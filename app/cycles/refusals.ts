import type { CycleRefusal } from "./cycle.ts";

const spoken = [
  "cycleNotFound",
  "cycleEnded",
  "noteNotFound",
  "noNature",
  "dateAhead",
  "tooLongAgo",
  "beforeStocking",
  "moreThanAlive",
  "alreadyOffered",
  "nothingLeft",
  "harvestOdd",
  "notProducer",
  "unknownCommodity",
  "askFar",
  "readyTooFar",
] as const;

/** The refusal as the pages speak it: what the market refuses of a lot behind the cycle is one sentence. */
export function spokenRefusal(reason: CycleRefusal): (typeof spoken)[number] | "other" {
  return spoken.find((one) => one === reason) ?? "other";
}

/** The field beside which a refusal is said. */
export const cycleRefusalFields: Partial<Record<CycleRefusal, string>> = {
  noNature: "commodityCode",
  unknownCommodity: "commodityCode",
  tooLongAgo: "stockedOn",
  moreThanAlive: "headCount",
  askFar: "askIdr",
  harvestOdd: "harvestKg",
};
