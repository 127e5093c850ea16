import { formatKg, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { PillOf, PillTone } from "~/ui/state.tsx";
import { Pill } from "~/ui/state.tsx";
import type { Forecast } from "./forecast.ts";
import type { LotState } from "./lot.ts";
import { marketWords } from "./words.ts";

const tones: Record<LotState, PillTone> = {
  open: "open",
  partlyPromised: "wait",
  promised: "good",
  pooled: "good",
  withdrawn: "plain",
  past: "bad",
};

type Stated = { state: LotState; remainingKg: number; forecast?: Forecast | null };

/** The state of a harvest in words; a partly promised one says what is left, one that still grows how sure it is. */
export function useLotState(): (lot: Stated) => PillOf {
  const say = useWords(marketWords);
  const locale = useLocale();
  return ({ state, remainingKg, forecast }) => {
    if (forecast && state === "open")
      return {
        tone: "wait",
        word: say.forecast(formatNumber(forecast.lowKg, locale), formatKg(forecast.highKg, locale)),
      };
    return {
      tone: tones[state],
      word: state === "partlyPromised" ? say.left(formatKg(remainingKg, locale)) : say.state[state],
    };
  };
}

/** The same as a pill. */
export function LotStatePill({ lot }: { lot: Stated }) {
  const { tone, word } = useLotState()(lot);
  return <Pill tone={tone}>{word}</Pill>;
}
