import type { Effect } from "./effect.ts";
import { shownGain } from "./effect.ts";

/** How a study stands, for the page. */
export type StandingView = {
  state: "answered" | "waiting" | "failed";
  readAt: number;
  digest: string;
  hasMoved: boolean;
};

/** What a change brings as the page shows it: no single kitchen's limit can be read from it. */
export type EffectView = {
  kg: number;
  gain: { idr: number; isAtLeast: boolean };
  valueAddedIdr: number;
  groups: number;
  subsidyIdr: number;
};

/** The part of an effect that may leave the server. */
export function effectView(effect: Effect): EffectView {
  const { matchedKg: kg, valueAddedIdr, groups, subsidyIdr } = effect;
  return { kg, gain: shownGain(effect), valueAddedIdr, groups, subsidyIdr };
}

/** The part of a study that every page shows. */
export function standingView({ state, readAt, digest, hasMoved }: StandingView): StandingView {
  return { state, readAt, digest, hasMoved };
}

/** While a study is being answered its page asks again by itself, without a script. */
export function refreshWhile(study: StandingView | null | undefined): { httpEquiv: string; content: string }[] {
  return study?.state === "waiting" ? [{ httpEquiv: "refresh", content: "3" }] : [];
}
