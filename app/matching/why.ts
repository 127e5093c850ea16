import type { Market, Offer } from "~/engine/market.ts";
import { distanceKm } from "~/places/distance.ts";

/** Facts behind a pairing that hold no price: who else could have taken it, how far that is, how much room there was. */
export type Why = {
  /** Room of the kitchen and offer in that week, before this plan, kg. */
  roomKg: number;
  /** Kitchens that take the commodity in that week and whose radius reaches the lot, and how many of them are nearer. */
  kitchensInReach: number;
  nearerKitchens: number;
  /** Lots of the commodity that are ready in that week within the offer's radius, and how many of them are nearer. */
  lotsInReach: number;
  nearerLots: number;
};

type Near = { id: string; km: number };

/** Answers questions about the neighbourhood of a market's lots and offers, each place looked at once. */
export function neighbourhood(market: Market) {
  const kitchens = new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen]));
  const offers = new Map(market.offers.map((offer) => [offer.id, offer]));
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const road = roads(market);
  const placeOf = (offer: Offer) => kitchens.get(offer.kitchen)?.place ?? "";
  const takers = remembered((key) => {
    const [place = "", commodity = "", week = ""] = key.split(" ");
    const near = new Map<string, number>();
    for (const offer of market.offers) {
      const km = road(place, placeOf(offer));
      const takes =
        (offer.capacityKg[Number(week)] ?? 0) > 0 && offer.accepts.some((one) => one.commodity === commodity);
      if (takes && km <= offer.maxKm) near.set(offer.kitchen, km);
    }
    return [...near].map(([id, km]) => ({ id, km }));
  });
  const makers = remembered((key) => {
    const [place = "", commodity = "", week = ""] = key.split(" ");
    return market.lots
      .filter((lot) => lot.commodity === commodity && lot.fromWeek <= Number(week) && Number(week) <= lot.toWeek)
      .map((lot) => ({ id: lot.id, km: road(place, lot.place) }));
  });

  /** The facts of one pairing, and its distance by road in whole metres (an estimate). */
  function whyOf(pair: { lot: string; offer: string; week: number }): Why & { distanceM: number } {
    const lot = lots.get(pair.lot);
    const offer = offers.get(pair.offer);
    if (!lot || !offer) throw new RangeError(`no lot ${pair.lot} or no offer ${pair.offer} in this market`);
    const km = road(lot.place, placeOf(offer));
    const takersNear = takers([lot.place, lot.commodity, pair.week].join(" "));
    const lotsNear = makers([placeOf(offer), lot.commodity, pair.week].join(" ")).filter(
      (one) => one.km <= offer.maxKm,
    );
    const room = [offer.capacityKg[pair.week], kitchens.get(offer.kitchen)?.capacityKg[pair.week]];
    return {
      roomKg: Math.min(...room.map((kg) => kg ?? 0)),
      kitchensInReach: takersNear.length,
      nearerKitchens: nearer(takersNear, km),
      lotsInReach: lotsNear.length,
      nearerLots: nearer(lotsNear, km),
      distanceM: Math.round(km * 1000),
    };
  }

  return { lots, offers, kitchens, whyOf };
}

function nearer(all: Near[], km: number): number {
  return all.filter((one) => one.km < km).length;
}

function remembered(find: (key: string) => Near[]): (key: string) => Near[] {
  const known = new Map<string, Near[]>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

/** Km by road between two places of the market: the air line with the detour. */
function roads(market: Market): (from: string, to: string) => number {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const known = new Map<string, number>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const [a, b] = [places.get(from), places.get(to)];
    const km = a && b && "lat" in a && "lat" in b ? distanceKm(a, b) * market.transport.detour : 0;
    known.set(key, km);
    return km;
  };
}
