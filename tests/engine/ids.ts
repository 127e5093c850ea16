import type { Flow, Market } from "~/engine/market.ts";
import { allTrades } from "./trades.ts";
import type { Trade } from "./trades.ts";

/** Below 0 when a flow goes to an earlier offer or week than a trade would, above when to a later. */
const before = (a: Flow, b: Trade) =>
  a.offer < b.offer.id || (a.offer === b.offer.id && a.week < b.week)
    ? -1
    : a.offer === b.offer.id && a.week === b.week
      ? 0
      : 1;

function tradeOf(trades: Trade[], lot: string, offer: string, week: number): Trade | undefined {
  return trades.find((one) => one.lot.id === lot && one.offer.id === offer && one.week === week);
}

/** Pairs of flows whose lots could change places, at the same worth, in favour of the smaller id. */
export function unsorted(market: Market, flows: Flow[]): [Flow, Flow][] {
  const trades = allTrades(market);
  const worth = (lot: string, at: Flow) => tradeOf(trades, lot, at.offer, at.week)?.weightIdr;
  return flows
    .flatMap((a) => flows.map((b): [Flow, Flow] => [a, b]))
    .filter(([a, b]) => {
      if (!(a.lot < b.lot && (b.offer < a.offer || (b.offer === a.offer && b.week < a.week)))) return false;
      const [here, there] = [worth(a.lot, b), worth(b.lot, a)];
      return here !== undefined && there !== undefined && here + there === worth(a.lot, a)! + worth(b.lot, b)!;
    });
}

/** Flows of which a kg could go to an earlier offer or week with room, at the same worth. */
export function late(market: Market, flows: Flow[]): [Flow, Trade][] {
  const trades = allTrades(market);
  const used = (is: (flow: Flow) => boolean) => flows.filter(is).reduce((sum, { kg }) => sum + kg, 0);
  const kitchenOf = (offer: string) => market.offers.find(({ id }) => id === offer)!.kitchen;
  const hasRoom = ({ offer, week }: Trade, from: Flow) => {
    const kitchen = market.kitchens.find(({ id }) => id === offer.kitchen)!;
    const isOwnWeek = kitchenOf(from.offer) === kitchen.id && from.week === week;
    const inSlot = used((flow) => flow.offer === offer.id && flow.week === week);
    const inWeek = used((flow) => kitchenOf(flow.offer) === kitchen.id && flow.week === week);
    return inSlot < offer.capacityKg[week]! && (isOwnWeek || inWeek < kitchen.capacityKg[week]!);
  };
  return flows.flatMap((flow) => {
    const now = tradeOf(trades, flow.lot, flow.offer, flow.week)!.weightIdr;
    return trades
      .filter((one) => one.lot.id === flow.lot && one.weightIdr === now && before(flow, one) > 0 && hasRoom(one, flow))
      .map((one): [Flow, Trade] => [flow, one]);
  });
}
