import { formatIdr, formatKg, formatKm, formatPercent } from "~/ui/format.ts";
import { roadText } from "./reasons.ts";
import type { PairingView, UnsoldView } from "./round-view.ts";
import { roundWords } from "./round-words.ts";

type Locale = "id" | "en";

/** Why this pair, for the desk, in three sentences: why these two, what the price rests on, and what would change it. */
export function pairingSentences(pairing: PairingView, locale: Locale): string[] {
  const say = roundWords[locale].round;
  const { price, pin } = pairing;
  const band = price && { low: formatIdr(price.bandLowIdr, locale), high: formatIdr(price.bandHighIdr, locale) };
  const change = band ? say.wouldChange(band.high) : say.tollWouldChange;
  return [
    whyThese(pairing, locale),
    band ? say.band(band.low, band.high) : unboughtSentence(pairing, locale),
    pin === null ? change : say.held(pin),
  ];
}

/** What the fee is, or how the sales are shared. */
function unboughtSentence({ terms, feeIdr, sharePercent, shareCostIdr }: PairingView, locale: Locale): string {
  const say = roundWords[locale].round;
  if (terms !== "share") return say.toll(formatIdr(feeIdr, locale));
  return say.shared(formatPercent(sharePercent / 100, locale), formatIdr(shareCostIdr, locale));
}

function whyThese({ why, distanceM }: PairingView, locale: Locale): string {
  const say = roundWords[locale].round;
  const km = roadText(distanceM, locale);
  const room = formatKg(why.roomKg, locale);
  if (why.nearerKitchens > 0) return say.other(why.nearerKitchens, km, room);
  return why.kitchensInReach > 1 ? say.nearest(why.kitchensInReach, km, room) : say.onlyKitchen(km, room);
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
