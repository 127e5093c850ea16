import type { PillTone } from "~/ui/state.tsx";
import type { PoolState } from "./pool.ts";

/** How the state of a pool looks. */
export const poolTones: Record<PoolState, PillTone> = {
  asking: "wait",
  standing: "open",
  promised: "good",
  ended: "plain",
};
