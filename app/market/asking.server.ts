import { now } from "~/lib/clock.server.ts";
import { keptThread } from "~/lib/kept-thread.server.ts";
import { logger } from "~/lib/log.server.ts";
import type { LotAnswer } from "./lot-answer.ts";
import type { OfferAnswer } from "./offer-answer.ts";

/** The market stands open in a thread that a later feature feeds; only questions and answers are known here. */
const ask = keptThread({ bundle: "market-worker", source: "app/matching/market.worker.ts" });
export type MarketTask = { regencyCode: string; nowMs: number } & (
  { kind: "lot"; lotId: string | null } | { kind: "offer"; offerId: string }
);

/** A page waits no longer: it says nothing of the market then, and the next one finds it open. */
const longestMs = 400;

/** What the open market says to a harvest that is for sale; null when it is not there yet, or has nothing to say. */
export function marketAnswer(regencyCode: string, lotId: string): Promise<LotAnswer | null> {
  return soon(question<LotAnswer>({ kind: "lot", regencyCode, lotId, nowMs: now() }));
}

/** Which harvests of the open market an offer could take; null as above. */
export function marketForOffer(regencyCode: string, offerId: string): Promise<OfferAnswer | null> {
  return soon(question<OfferAnswer>({ kind: "offer", regencyCode, offerId, nowMs: now() }));
}

/** Opens the market of a regency for what will be posted soon. Nobody waits for it. */
export function openMarketAside(regencyCode: string): void {
  void question({ kind: "lot", regencyCode, lotId: null, nowMs: now() });
}

async function soon<Said>(said: Promise<Said | null>): Promise<Said | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), longestMs);
  });
  try {
    return await Promise.race([said, late]);
  } finally {
    clearTimeout(timer);
  }
}

function question<Said>(task: MarketTask): Promise<Said | null> {
  return ask<Said | null>(task).catch((error: unknown) => {
    logger.warn({ error: error instanceof Error ? error.message : String(error) }, "the open market did not answer");
    return null;
  });
}
