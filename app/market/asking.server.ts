import { now } from "~/lib/clock.server.ts";
import { keptThread } from "~/lib/kept-thread.server.ts";
import { logger } from "~/lib/log.server.ts";
import type { LotAnswer } from "./lot-answer.ts";

/** The market stands open in a thread that later features feed; only its answer is known here. */
const ask = keptThread({ bundle: "market-worker", source: "app/matching/market.worker.ts" });

/** A page waits no longer: it says nothing of the market then, and the next one finds it open. */
const longestMs = 400;

/** What the open market says to a harvest that is for sale; null when it is not there yet, or has nothing to say. */
export async function marketAnswer(regencyCode: string, lotId: string): Promise<LotAnswer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), longestMs);
  });
  try {
    return await Promise.race([question(regencyCode, lotId), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the market of a regency for a harvest that will be posted soon. Nobody waits for it. */
export function openMarketAside(regencyCode: string): void {
  void question(regencyCode, null);
}

function question(regencyCode: string, lotId: string | null): Promise<LotAnswer | null> {
  return ask<LotAnswer | null>({ regencyCode, lotId, nowMs: now() }).catch((error: unknown) => {
    logger.warn({ error: error instanceof Error ? error.message : String(error) }, "the open market did not answer");
    return null;
  });
}
