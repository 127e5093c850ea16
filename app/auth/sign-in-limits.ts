const minute = 60_000;
const triesAPhone = 5;
const triesAnAddress = 30;
const firstWaitMs = 15 * minute;
const doublings = 3;

/** How long wrong tries are remembered against a phone number. */
export const memoryMs = 24 * 60 * minute;
/** How long wrong tries are remembered against an address. */
export const addressWindowMs = minute;

export type Wait = "wait15" | "wait30" | "wait60" | "wait120" | "waitAddress";

const waits = ["wait15", "wait30", "wait60", "wait120"] as const;

/**
 * Whether a phone number must wait, from the instants of its wrong tries since the last right one, newest first. At
 * most five wrong ones in 15 minutes; each further five double the time, up to two hours.
 */
export function phoneWait(wrongAt: readonly number[], nowMs: number): Wait | null {
  const fifthNewest = wrongAt[triesAPhone - 1];
  if (fifthNewest === undefined) return null;
  const step = Math.min(doublings, Math.floor(wrongAt.length / triesAPhone) - 1);
  return nowMs - fifthNewest < firstWaitMs * 2 ** step ? (waits[step] ?? "wait120") : null;
}

/**
 * Whether an address must wait. Only wrong tries count: a whole kampung can sit behind one address of its carrier and
 * sign in on one evening.
 */
export function addressWait(wrongInWindow: number): Wait | null {
  return wrongInWindow >= triesAnAddress ? "waitAddress" : null;
}

/** True for a refusal that only asks for patience. */
export function isWait(reason: string): reason is Wait {
  return reason === "waitAddress" || waits.some((wait) => wait === reason);
}
