import { useWords } from "~/ui/locale.tsx";
import type { PillTone } from "~/ui/state.tsx";
import { Pill } from "~/ui/state.tsx";
import type { ConfirmationState } from "./confirmation.ts";
import type { ContractState } from "./contract.ts";
import { partnershipWords } from "./words.ts";

const contractTones: Record<ContractState, PillTone> = {
  running: "open",
  awaiting: "wait",
  late: "bad",
  weighed: "wait",
  done: "good",
  ended: "plain",
};

const paperTones: Record<ConfirmationState, PillTone> = { waiting: "wait", confirmed: "good", voided: "plain" };

/** Where a contract stands, in a word. */
export function ContractPill({ state }: { state: ContractState }) {
  return <Pill tone={contractTones[state]}>{useWords(partnershipWords).state[state]}</Pill>;
}

/** Where a note or a payment stands; `word` says it at length. */
export function PaperPill({ state, word }: { state: ConfirmationState; word?: string }) {
  const say = useWords(partnershipWords);
  return <Pill tone={paperTones[state]}>{word ?? say.paperState[state]}</Pill>;
}
