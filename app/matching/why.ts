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

/** The facts of one pairing, and its distance by road in whole metres (an estimate). */
export type FoundWhy = Why & { distanceM: number };

/** Answers questions about the neighbourhood of a market's lots and offers, each place looked at once. */
export function neighbourhood(market: Market) {
  const kitchens = new Map(market.kitchens.map((kitchen) => [kitchen.id, kitchen]));
  const offers = new Map(market.offers.map((offer) => [offer.id, offer]));
  const lots = new Map(market.lots.map((lot) => [lot.id, lot]));
  const road = roads(market);
  const placeOf = (offer: Offer) => kitchens.get(offer.kitchen)?.place ?? "";
  const takersOf = listed(market.offers, (offer) => offer.accepts.map((one) => one.commodity));
  const makersOf = listed(market.lots, (lot) => [lot.commodity]);
  const takersAt = remembered((place, commodity) =>
    (takersOf.get(commodity) ?? [])
      .map((offer) => ({ offer, km: road(place, placeOf(offer)) }))
      .filter(({ offer, km }) => km <= offer.maxKm),
  );
  const makersAt = remembered((place, commodity) =>
    (makersOf.get(commodity) ?? []).map((lot) => ({ lot, km: road(place, lot.place) })),
  );

  function whyOf(pair: { lot: string; offer: string; week: number }): FoundWhy {
    const lot = lots.get(pair.lot);
    const offer = offers.get(pair.offer);
    if (!lot || !offer) throw new RangeError(`no lot ${pair.lot} or no offer ${pair.offer} in this market`);
    const km = road(lot.place, placeOf(offer));
    const { week } = pair;
    const kitchensNear = new Map<string, number>();
    for (const one of takersAt(lot.place, lot.commodity))
      if ((one.offer.capacityKg[week] ?? 0) > 0) kitchensNear.set(one.offer.kitchen, one.km);
    const lotsNear = makersAt(placeOf(offer), lot.commodity).filter(
      (one) => one.lot.fromWeek <= week && week <= one.lot.toWeek && one.km <= offer.maxKm,
    );
    const room = [offer.capacityKg[pair.week], kitchens.get(offer.kitchen)?.capacityKg[pair.week]];
    return {
      roomKg: Math.min(...room.map((kg) => kg ?? 0)),
      kitchensInReach: kitchensNear.size,
      nearerKitchens: nearer([...kitchensNear.values()], km),
      lotsInReach: lotsNear.length,
      nearerLots: nearer(
        lotsNear.map((one) => one.km),
        km,
      ),
      distanceM: Math.round(km * 1000),
    };
  }

  return { lots, offers, kitchens, whyOf };
}

/** In a large market only what could take part at all is looked at. */
function listed<Item>(items: readonly Item[], keysOf: (item: Item) => string[]): Map<string, Item[]> {
  const lists = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const list = lists.get(key);
      if (list) list.push(item);
      else lists.set(key, [item]);
    }
  }
  return lists;
}

function nearer(all: number[], km: number): number {
  return all.filter((one) => one < km).length;
}

function remembered<Found>(find: (place: string, commodity: string) => Found): typeof find {
  const known = new Map<string, Found>();
  return (place, commodity) => {
    const key = `${place} ${commodity}`;
    const found = known.get(key) ?? find(place, commodity);
    known.set(key, found);
    return found;
  };
}

/** Km by road between two places of the market: the air line with the detour. */
function roads(market: Market): (from: string, to: string) => number {
  const places = new Map(market.places.map((place) => [place.id, place]));
  const known = new Map<string, Map<string, number>>();
  return (from, to) => {
    const fromHere = known.get(from) ?? new Map<string, number>();
    known.set(from, fromHere);
    const seen = fromHere.get(to);
    if (seen !== undefined) return seen;
    const [a, b] = [places.get(from), places.get(to)];
    const km = a && b && "lat" in a && "lat" in b ? distanceKm(a, b) * market.transport.detour : 0;
    fromHere.set(to, km);
    return km;
  };
}
