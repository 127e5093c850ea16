import type { PillOf, PillTone } from "~/ui/state.tsx";
import { useWords } from "~/ui/locale.tsx";
import type { OfferState } from "./offer.ts";
import { offerWords } from "./offer.words.ts";

const tones: Record<OfferState, PillTone> = { open: "hilir", withdrawn: "plain", kitchenClosed: "plain", past: "bad" };

/** The state of an offer in words. */
export function useOfferState(): (state: OfferState) => PillOf {
  const say = useWords(offerWords);
  return (state) => ({ tone: tones[state], word: say.state[state] });
}
