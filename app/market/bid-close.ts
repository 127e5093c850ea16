import { addDays, dateIn, instantIn } from "~/lib/dates.ts";

const hourMs = 3_600_000;

/** Hours of the day that a form offers for the close. */
export const closeHours = ["6", "8", "10", "12", "14", "16", "18", "20", "21"] as const;
/** The hour when none is chosen: work is done, and people look at their phones. */
export const usualHour = "18";
/** A bidder must have at least this long when nobody chose the close. */
const leastHours = 3;
/** How long a producer may take to choose after the bids were opened. */
export const decideHours = 48;
/** How long a counter-offer stands. */
export const counterHours = 24;

type Days = { readyFrom: string; readyTo: string };

/**
 * When bidding closes if the producer names no day: at six in the evening of the day before the harvest is ready, or
 * the first such evening that is still three hours off; for a harvest of its last hours, the next full hour but one.
 */
export function usualClose({ readyFrom, readyTo }: Days, zone: string, nowMs: number): number {
  const today = dateIn(zone, nowMs);
  const eve = addDays(readyFrom, -1);
  for (let day = eve < today ? today : eve; day <= readyTo; day = addDays(day, 1)) {
    const close = instantIn(zone, day, Number(usualHour));
    if (close >= nowMs + leastHours * hourMs) return close;
  }
  return Math.min(nextHour(nowMs + hourMs), lastMoment(readyTo, zone));
}

/** The close that a form names, epoch ms. */
export function closeInstant(zone: string, day: string, hour: string | undefined): number {
  return instantIn(zone, day, Number(hour ?? usualHour));
}

/** What is wrong with a chosen close, or null: it lies ahead, and not after the harvest's last day. */
export function closeFault(closeMs: number, readyTo: string, zone: string, nowMs: number) {
  if (closeMs <= nowMs) return "closePast" as const;
  return closeMs > lastMoment(readyTo, zone) ? ("closeLate" as const) : null;
}

/** The day and hour of a close as a form shows them; empty when there is none. */
export function typedClose(closeMs: number | null, zone: string) {
  if (closeMs === null) return { closeOn: "", closeHour: "" };
  const closeOn = dateIn(zone, closeMs);
  return { closeOn, closeHour: String(Math.round((closeMs - instantIn(zone, closeOn, 0)) / hourMs)) };
}

/** Bids are sealed before the close, and for ever where no close was set. At that millisecond they are open. */
export function areSealed(closeMs: number | null, nowMs: number): boolean {
  return closeMs === null || nowMs < closeMs;
}

/** No bid is placed, changed or taken back any more. */
export function isBiddingClosed(closeMs: number | null, nowMs: number): boolean {
  return closeMs !== null && nowMs >= closeMs;
}

/** Until when a producer may accept an opened bid, epoch ms. */
export function decideBy(closeMs: number): number {
  return closeMs + decideHours * hourMs;
}

/** Until when a counter-offer made now may be answered: a day, to the next full hour. */
export function counterBy(nowMs: number): number {
  return nextHour(nowMs + counterHours * hourMs);
}

function nextHour(ms: number): number {
  return Math.ceil(ms / hourMs) * hourMs;
}

/** The midnight that ends a day. */
function lastMoment(day: string, zone: string): number {
  return instantIn(zone, addDays(day, 1), 0);
}
