import { formatIdr, formatKg, formatKm, formatPercent } from "~/ui/format.ts";
import { nameIn } from "~/places/commodity.ts";
import type { ProposalView } from "./proposal.ts";
import { shareWords } from "./share.words.ts";
import { matchingWords } from "./words.ts";

type Locale = "id" | "en";

/** Why this pair, in at most three sentences for the side that reads them: room, distance, and the own price. */
export function whySentences(proposal: ProposalView, locale: Locale): string[] {
  const producer = proposal.side === "producer";
  return [
    producer ? kitchenRoom(proposal, locale) : ownRoom(proposal, locale),
    producer ? kitchenDistance(proposal, locale) : lotDistance(proposal, locale),
    producer ? producerPrice(proposal, locale) : processorPrice(proposal, locale),
  ].filter((sentence) => sentence !== null);
}

/** Why kg of an own lot were left over, and what would help. A reason without words is spoken as a taken kitchen. */
export function leftOverSentences(reason: string, locale: Locale): [why: string, help: string] {
  const { left } = matchingWords[locale];
  return left[reason] ?? left.outbid ?? ["", ""];
}

function kitchenRoom({ why, commodity }: ProposalView, locale: Locale): string {
  return matchingWords[locale].why.kitchenRoom(formatKg(why.roomKg, locale), inText(commodity, locale));
}

function ownRoom({ why, quantityKg }: ProposalView, locale: Locale): string {
  return matchingWords[locale].why.ownRoom(formatKg(why.roomKg, locale), formatKg(quantityKg, locale));
}

function kitchenDistance({ why, commodity, distanceM }: ProposalView, locale: Locale): string {
  const say = matchingWords[locale].why;
  const [thing, km] = [inText(commodity, locale), roadText(distanceM, locale)];
  if (why.nearerKitchens > 0) return say.otherKitchen(why.nearerKitchens, km);
  return why.kitchensInReach > 1 ? say.nearestKitchen(why.kitchensInReach, thing, km) : say.onlyKitchen(thing, km);
}

function lotDistance({ why, commodity, distanceM }: ProposalView, locale: Locale): string {
  const say = matchingWords[locale].why;
  const [thing, km] = [inText(commodity, locale), roadText(distanceM, locale)];
  if (why.nearerLots > 0) return say.otherLot(why.nearerLots, km);
  return why.lotsInReach > 1 ? say.nearestLot(why.lotsInReach, thing, km) : say.onlyLot(thing, km);
}

function producerPrice({ farmGateIdr, ownLimitIdr, worthIdr }: ProposalView, locale: Locale): string | null {
  const say = matchingWords[locale].why;
  if (worthIdr !== null) return say.tollWorth(formatIdr(worthIdr, locale));
  if (farmGateIdr === null || ownLimitIdr === null) return null;
  return farmGateIdr > ownLimitIdr ? say.aboveAsk(formatIdr(farmGateIdr - ownLimitIdr, locale)) : say.atAsk;
}

function processorPrice(proposal: ProposalView, locale: Locale): string {
  const say = matchingWords[locale].why;
  const { deliveredIdr, ownLimitIdr, feeIdr, terms, sharePercent } = proposal;
  if (terms === "share") return shareWords[locale].sharePart(formatPercent(sharePercent / 100, locale));
  if (deliveredIdr === null || ownLimitIdr === null) return say.tollFee(formatIdr(feeIdr, locale));
  const delivered = formatIdr(deliveredIdr, locale);
  return deliveredIdr < ownLimitIdr
    ? say.belowLimit(delivered, formatIdr(ownLimitIdr - deliveredIdr, locale))
    : say.atLimit(delivered);
}

/** The price per kg, the fee, or how the sales are shared: in a few words. */
export function priceTitle(
  { terms, feeIdr, sharePercent }: Pick<ProposalView, "terms" | "feeIdr" | "sharePercent">,
  farmGateIdr: number | null,
  locale: Locale,
): string {
  const say = matchingWords[locale].price;
  if (terms === "share") return shareWords[locale].shareTitle(formatPercent(sharePercent / 100, locale));
  return farmGateIdr === null ? say.tollTitle(formatIdr(feeIdr, locale)) : say.title(formatIdr(farmGateIdr, locale));
}

/** How far by road, an estimate: "12 km", or that both lie in one village. */
export function roadText(distanceM: number, locale: Locale): string {
  return distanceM === 0 ? matchingWords[locale].sameVillage : formatKm(distanceM, locale);
}

/** A commodity inside a sentence: "ikan lele". */
function inText(named: { nameId: string; nameEn: string }, locale: Locale): string {
  return nameIn(locale, named).toLowerCase();
}
