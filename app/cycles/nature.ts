import type { Nature, Range } from "./growth.ts";

/** A row of the reference facts, as far as a cycle needs it. */
export type Fact = { attribute: string; low: number | null; typical: number | null; high: number | null };

/** What a commodity's cycle is made of by the reference facts; null when too little is known to expect anything. */
export function natureOf(facts: readonly Fact[]): Nature | null {
  const days = rangeOf(facts, "harvest_cycle_days");
  const headKg = rangeOf(facts, "live_weight_kg_per_head") ?? rangeOf(facts, "yield_kg_per_plant");
  const deaths = rangeOf(facts, "mortality_pct");
  if (!days || !headKg || !deaths) return null;
  const harvestGrams = scaled(headKg, 1000);
  // A plant or a bag starts from nothing that could be sold.
  const startGrams = rangeOf(facts, "start_weight_g")?.typical ?? Math.max(1, harvestGrams.typical / 1000);
  return { days, harvestGrams, startGrams, deathShare: scaled(deaths, 0.01), ownCycles: 0 };
}

/** True for what is planted or seeded rather than stocked, so that pages speak of planting. */
export function isPlanted(category: string): boolean {
  return category === "tanaman";
}

function rangeOf(facts: readonly Fact[], attribute: string): Range | null {
  const fact = facts.find((one) => one.attribute === attribute);
  if (!fact || fact.typical === null) return null;
  return { low: fact.low ?? fact.typical, typical: fact.typical, high: fact.high ?? fact.typical };
}

function scaled({ low, typical, high }: Range, by: number): Range {
  return { low: low * by, typical: typical * by, high: high * by };
}
