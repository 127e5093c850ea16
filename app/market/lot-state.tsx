import { formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { PillOf, PillTone } from "~/ui/state.tsx";
import { Pill } from "~/ui/state.tsx";
import type { LotState } from "./lot.ts";
import { marketWords } from "./words.ts";

const tones: Record<LotState, PillTone> = {
  open: "open",
  partlyPromised: "wait",
  promised: "good",
  withdrawn: "plain",
  past: "bad",
};

/** The state of a harvest in words; a partly promised one says what is left. */
export function useLotState(): (lot: { state: LotState; remainingKg: number }) => PillOf {
  const say = useWords(marketWords);
  const locale = useLocale();
  return ({ state, remainingKg }) => ({
    tone: tones[state],
    word: state === "partlyPromised" ? say.left(formatKg(remainingKg, locale)) : say.state[state],
  });
}

/** The same as a pill. */
export function LotStatePill({ lot }: { lot: { state: LotState; remainingKg: number } }) {
  const { tone, word } = useLotState()(lot);
  return <Pill tone={tone}>{word}</Pill>;
}
