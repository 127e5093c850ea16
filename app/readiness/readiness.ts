/** What it takes to become a processor, and how far a group is: parts with weights, and what is missing with its cost. */

/** Equipment with what it costs about, whole rupiah. Estimates of ours for a small kitchen: no price list backs them. */
export const equipmentIdr = {
  stove: 600_000,
  wok: 750_000,
  spinner: 2_500_000,
  grinder: 3_500_000,
  mixer: 3_000_000,
  steamer: 900_000,
  freezer: 4_500_000,
  slicer: 1_500_000,
  dryingRack: 800_000,
  cleanTable: 1_800_000,
  scale: 300_000,
  sealer: 350_000,
} as const;
export type Equipment = keyof typeof equipmentIdr;
export const allEquipment = Object.keys(equipmentIdr) as Equipment[];

/** What the place must have. */
export const placeNeeds = ["room", "water", "power"] as const;
export type PlaceNeed = (typeof placeNeeds)[number];

/** Training that counts, with its share of the part: food safety is asked for SPP-IRT, so it weighs most. */
export const trainingShares = { foodSafety: 50, product: 30, books: 20 } as const;
export type Training = keyof typeof trainingShares;
export const allTrainings = Object.keys(trainingShares) as Training[];

/** People a small kitchen needs at work: one to prepare, one to cook, one to pack. */
export const enoughWorkers = 3;

/** How much each part weighs, per cent. Fixed, so that two months can be compared; the reasons stand in decision 040. */
export const weights = { equipment: 35, licences: 20, people: 15, place: 15, training: 15 } as const;
export type Part = keyof typeof weights;
export const parts = Object.keys(weights) as Part[];

/** From which score a group is called ready, or close to it. */
export const readyFrom = 90;
export const closeFrom = 60;
export type Level = "ready" | "close" | "far";

/** What a group has towards a product. */
export type Held = { workers: number; equipment: Equipment[]; place: PlaceNeed[]; trainings: Training[] };
/** Permits that the product needs, and those of them that the group lacks today. */
export type Permits = { needed: string[]; missing: string[] };

/** How ready a group is, whole per cent in all and by part, and what it would take to be ready. */
export type Readiness = {
  score: number;
  level: Level;
  parts: Record<Part, number>;
  missing: { equipment: Equipment[]; licences: string[]; workers: number; place: PlaceNeed[]; trainings: Training[] };
  /** Rupiah for the missing equipment: an estimate of ours. Permits, training and building are not in it. */
  costIdr: number;
};

const byKind: [RegExp, Equipment[]][] = [
  [/^ABON/, ["stove", "wok", "spinner", "scale", "sealer"]],
  [/^(KERUPUK|AMPLANG|KERIPIK)/, ["stove", "wok", "slicer", "dryingRack", "spinner", "scale", "sealer"]],
  [/^(BAKSO|NUGGET|PEMPEK)/, ["grinder", "mixer", "steamer", "freezer", "scale", "sealer"]],
  [/^FILLET/, ["cleanTable", "freezer", "scale", "sealer"]],
  [/^(IKAN_AS|DENDENG|WADI|PEKASAM)/, ["cleanTable", "dryingRack", "scale", "sealer"]],
];
const plain: Equipment[] = ["stove", "scale", "sealer"];

/** Equipment that a product is made with. */
export function equipmentFor(productCode: string): Equipment[] {
  return byKind.find(([pattern]) => pattern.test(productCode))?.[1] ?? plain;
}

/** How ready a group is for a product. Pure: the same facts give the same score. */
export function readinessOf(productCode: string, held: Held, permits: Permits): Readiness {
  const needed = equipmentFor(productCode);
  const missing = {
    equipment: needed.filter((one) => !held.equipment.includes(one)),
    licences: permits.missing,
    workers: Math.max(0, enoughWorkers - held.workers),
    place: placeNeeds.filter((one) => !held.place.includes(one)),
    trainings: allTrainings.filter((one) => !held.trainings.includes(one)),
  };
  const scores: Record<Part, number> = {
    equipment: share(needed.length - missing.equipment.length, needed.length),
    licences: share(permits.needed.length - permits.missing.length, permits.needed.length),
    people: share(enoughWorkers - missing.workers, enoughWorkers),
    place: share(placeNeeds.length - missing.place.length, placeNeeds.length),
    training: held.trainings.reduce((sum, one) => sum + trainingShares[one], 0),
  };
  const score = Math.floor(parts.reduce((sum, part) => sum + scores[part] * weights[part], 0) / 100);
  const costIdr = missing.equipment.reduce((sum, one) => sum + equipmentIdr[one], 0);
  return { score, level: levelOf(score), parts: scores, missing, costIdr };
}

function share(has: number, needs: number): number {
  return needs === 0 ? 100 : Math.floor((100 * has) / needs);
}

/** A score in one word. */
export function levelOf(score: number): Level {
  return score >= readyFrom ? "ready" : score >= closeFrom ? "close" : "far";
}

/** Codes of a list as it is kept, those that are known, each once and in their own order. */
export function codesIn<Code extends string>(text: string, known: readonly Code[]): Code[] {
  const kept = new Set(text.split(";"));
  return known.filter((code) => kept.has(code));
}
