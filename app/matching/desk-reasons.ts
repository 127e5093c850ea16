import { formatIdr, formatKg, formatKm, formatPercent } from "~/ui/format.ts";
import { roadText } from "./reasons.ts";
import type { PairingView, UnsoldView } from "./round-view.ts";
import { roundWords } from "./round-words.ts";

type Locale = "id" | "en";

/** Why this pair, for the desk, in three sentences: room, distance, and what the price rests on. */
export function pairingSentences(pairing: PairingView, locale: Locale): string[] {
  const say = roundWords[locale].round;
  const { why, quantityKg, distanceM, price } = pairing;
  const km = roadText(distanceM, locale);
  const near = why.kitchensInReach > 1 ? say.nearest(why.kitchensInReach, km) : say.onlyKitchen(km);
  return [
    say.room(formatKg(why.roomKg, locale), formatKg(quantityKg, locale)),
    why.nearerKitchens > 0 ? say.other(why.nearerKitchens, km) : near,
    price === null
      ? unboughtSentence(pairing, locale)
      : say.band(formatIdr(price.bandLowIdr, locale), formatIdr(price.bandHighIdr, locale)),
  ];
}

/** What the fee is, or how the sales are shared. */
function unboughtSentence({ terms, feeIdr, sharePercent, shareCostIdr }: PairingView, locale: Locale): string {
  const say = roundWords[locale].round;
  if (terms !== "share") return say.toll(formatIdr(feeIdr, locale));
  return say.shared(formatPercent(sharePercent / 100, locale), formatIdr(shareCostIdr, locale));
}

/** What would help a lot that was left over, in one sentence with the numbers behind it. */
export function helpSentence(unsold: UnsoldView, locale: Locale): string {
  const say = roundWords[locale].help;
  const { missingIdr, distanceKm, maxKm, reason } = unsold;
  const km = (value: number | null) => formatKm((value ?? 0) * 1000, locale);
  switch (reason) {
    case "noBuyer":
      return say.noBuyer;
    case "tooFar":
      return say.tooFar(km(distanceKm), km(maxKm));
    case "noWeek":
      return say.noWeek;
    case "tooDear":
      return say.tooDear(formatIdr(missingIdr ?? 0, locale));
    case "noCapacity":
      return say.noCapacity;
    case "constraint":
      return say.constraint;
    default:
      return missingIdr === null ? say.outbidNoCut : say.outbid(formatIdr(missingIdr, locale));
  }
}
