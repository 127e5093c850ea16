import type { Reason } from "~/engine/market.ts";
import type { Change } from "./change.ts";
import type { Effect, Figures } from "./effect.ts";

/** What holds kilograms back, in the words of the board. */
export const gapReasons = ["kitchen", "price", "distance", "licence", "capacity", "time"] as const;
export type GapReason = (typeof gapReasons)[number];

/** The numbers behind a gap's sentence; only those that its reason has. */
export type GapFacts = {
  commodityCodes: string[];
  /** How far the price is from meeting, up to the next full Rp500 a kg. */
  shortIdr?: number;
  distanceKm?: number;
  maxKm?: number;
  /** Mondays of the weeks that are full. */
  weeks?: string[];
  /** Permits that a group misses. */
  missing?: string[];
};

/** One thing that holds the market back: what it keeps, the smallest change that helps, and what that change brings. */
export type Gap = { reason: GapReason; stuckKg: number; lots: number; facts: GapFacts; change: Change; effect: Effect };

/** The whole board: the market as it is, what lies unsold and why, and the gaps by value added lost. */
export type GapBoard = {
  figures: Figures;
  offeredKg: number;
  unsold: { reason: Reason; kg: number; lots: number }[];
  gaps: Gap[];
  /** Changes that were cleared, and those that were left out because there were too many. */
  tried: number;
  untried: number;
};
