import type { PillTone } from "~/ui/state.tsx";
import type { ProposalState } from "./proposal.ts";

/** The colour of a proposal's state; its word stands beside it. */
export function pillOf(state: ProposalState): PillTone {
  const tones: Record<ProposalState, PillTone> = {
    draft: "open",
    dropped: "plain",
    waiting: "wait",
    halfYes: "wait",
    agreed: "good",
    declined: "plain",
    expired: "bad",
  };
  return tones[state];
}
