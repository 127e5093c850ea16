/** Everything that somebody can do in the life of a partnership, as data, drawn at random from a seed. */

export type Side = "producer" | "processor";
export type Command =
  | { do: "sign"; side: Side; person: string }
  | { do: "depart"; sentGrams: number | null }
  | { do: "weigh"; side: Side; person: string; netGrams: number; note: string; refusedGrams: number; soldIdr: number }
  | { do: "confirm"; ticket: number; side: Side; person: string }
  | { do: "strike"; ticket: number; side: Side }
  | { do: "claim"; ticket: number; side: Side; person: string }
  | { do: "close"; ticket: number; person: string; outcome: "stands" | "struck" }
  | { do: "pay"; side: Side; person: string; amountIdr: number; note: string }
  | { do: "confirmPay"; payment: number; side: Side; person: string }
  | { do: "strikePay"; payment: number; side: Side }
  | { do: "notice"; side: Side }
  | { do: "end"; side: Side | "office" }
  | { do: "wait"; days: number };

/** What every world starts from: 120 kg at Rp24.500, planned on the day of the deal, Saturday of its week. */
export const deal = { quantityKg: 120, rateIdr: 24_500, paymentDays: 7, week: "2026-11-16", signedOn: "2026-11-21" };

/** Figures that can be compared between worlds after each step. */
export type Totals = {
  state: string;
  confirmedGrams: number;
  waitingTickets: number;
  dueIdr: number;
  paidIdr: number;
  openIdr: number;
};

/** A world says "ok" or why not. A command about something that is not there does nothing: "nothing". */
export type World = { run: (command: Command) => string | Promise<string>; totals: () => Totals | Promise<Totals> };

export type Dice = (below: number) => number;

/** A small generator of its own, so that a sequence can be tried again from its number. */
export function diceFrom(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const people = { producer: ["p1", "p2", "x"], processor: ["h1", "h2", "x"] };
const weights = [119_000, 120_000, 60_000, 114_000, 113_999, 145_000, 5_000, 1];
const kinds = [
  ...([
    "weigh",
    "weigh",
    "weigh",
    "confirm",
    "confirm",
    "confirm",
    "confirm",
    "strike",
    "claim",
    "close",
    "close",
  ] as const),
  ...([
    "pay",
    "pay",
    "confirmPay",
    "confirmPay",
    "strikePay",
    "sign",
    "sign",
    "depart",
    "notice",
    "end",
    "wait",
  ] as const),
];

/** One command, mostly about things that could be there. */
export function drawCommand(dice: Dice): Command {
  const pick = <T>(list: readonly T[]): T => list[dice(list.length)]!;
  const side = pick(["producer", "processor"] as const);
  const person = pick(people[side]);
  const at = dice(3);
  const what = pick(kinds);
  switch (what) {
    case "sign":
      return { do: what, side, person };
    case "depart":
      return { do: what, sentGrams: pick([null, 120_000, 60_000]) };
    case "weigh": {
      const refused = pick([0, 0, 0, 2_000]);
      const soldIdr = refused ? pick([0, 8_000, 24_500]) : 0;
      return {
        do: what,
        side,
        person,
        netGrams: pick(weights),
        note: pick(["", "lebih"]),
        refusedGrams: refused,
        soldIdr,
      };
    }
    case "confirm":
      return { do: what, ticket: at, side, person };
    case "strike":
      return { do: what, ticket: at, side };
    case "claim":
      return { do: what, ticket: at, side, person };
    case "close":
      return {
        do: what,
        ticket: at,
        person: pick(["officer", "x", "p1"]),
        outcome: pick(["stands", "struck"] as const),
      };
    case "pay": {
      const amountIdr = pick([2_940_000, 1_000_000, 2_915_500, 24, 25, 5_000_000]);
      return { do: what, side, person, amountIdr, note: pick(["", "uang muka"]) };
    }
    case "confirmPay":
      return { do: what, payment: at, side, person };
    case "strikePay":
      return { do: what, payment: at, side };
    case "notice":
      return { do: what, side };
    case "end":
      return { do: what, side: pick(["producer", "processor", "office"] as const) };
    case "wait":
      return { do: what, days: pick([1, 2, 7]) };
  }
}
