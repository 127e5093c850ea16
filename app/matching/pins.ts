import type { Fixed, Market } from "~/engine/market.ts";
import { distanceKm, transportIdr } from "~/engine/trade.ts";
import { weekIndex } from "~/lib/dates.ts";
import type { PinRow } from "./market-rows.ts";
import type { Span } from "./round.ts";

/**
 * The market with what an officer holds: those kg are fixed, and the pair takes no others. A pin that the market no
 * longer carries is left out: harvest or offer gone, week outside a window, price not met, kg taken, or ruled out.
 */
export function withPins(span: Pick<Span, "fromWeek">, pins: readonly PinRow[], market: Market): Market {
  if (pins.length === 0) return market;
  const fits = fitting(market);
  const fixed = pins.flatMap((pin) => {
    const row = { lot: pin.lotId, offer: pin.offerId, week: weekIndex(span.fromWeek, pin.week), kg: pin.quantityKg };
    return fits(row) ? [row] : [];
  });
  const held = fixed.map(({ lot, offer }) => ({ lot, offer }));
  return { ...market, forbidden: [...(market.forbidden ?? []), ...held], fixed };
}

/** Whether the market carries this row beside those that were taken before it; what fits is taken. */
function fitting(market: Market): (row: Fixed) => boolean {
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const offers = new Map(market.offers.map((offer) => [offer.id, offer]));
  const room = new Map(market.lots.map((lot) => [lot.id, lot.quantityKg]));
  for (const one of [...market.offers, ...market.kitchens])
    one.capacityKg.forEach((kg, week) => room.set(`${one.id} ${week}`, kg));
  return ({ lot: lotId, offer: offerId, week, kg }) => {
    const [lot, offer] = [lots.get(lotId), offers.get(offerId)];
    if (!lot || !offer || week < lot.fromWeek || week > lot.toWeek || kg % (lot.stepKg ?? 1) > 0) return false;
    if ((market.forbidden ?? []).some((pair) => pair.lot === lotId && pair.offer === offerId)) return false;
    const bid = market.bids?.find((one) => one.lot === lotId && one.offer === offerId);
    if (kg > (bid?.maxKg ?? kg) || !pays(market, lot, offer, bid?.bidIdr)) return false;
    const spent = [lotId, `${offerId} ${week}`, `${offer.kitchen} ${week}`];
    if (spent.some((key) => (room.get(key) ?? 0) < kg)) return false;
    for (const key of spent) room.set(key, (room.get(key) ?? 0) - kg);
    return true;
  };
}

type Lot = Market["lots"][number];
type Offer = Market["offers"][number];

/** True when the buyer's limit covers ask and transport. */
function pays(market: Market, lot: Lot, offer: Offer, ownIdr: number | undefined): boolean {
  const bidIdr = ownIdr ?? offer.accepts.find((one) => one.commodity === lot.commodity)?.bidIdr;
  const place = (id: string | undefined) => market.places.find((one) => one.id === id);
  const from = place(lot.place);
  const to = place(market.kitchens.find((one) => one.id === offer.kitchen)?.place);
  if (bidIdr === undefined || !from || !to) return false;
  const carriageIdr = transportIdr(market.transport, distanceKm(from, to, market.transport.detour));
  return lot.askIdr + carriageIdr <= bidIdr;
}
