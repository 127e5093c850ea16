import { useEffect, useRef, useState } from "react";
import type { Trial } from "./trial.ts";

type Told = { trial: Trial | null; failed: string | null };

/**
 * Asks an address for its trial, and again whenever the address changes. One question is under way at a time; when it
 * is answered, the newest address is asked next. An answer says what was asked, so that it is never shown for another.
 */
export function useTrial(address: string | null, waitMs = 0): Told {
  const [told, setTold] = useState<Told>({ trial: null, failed: null });
  const wanted = useRef(address);
  const isBusy = useRef(false);
  useEffect(() => {
    wanted.current = address;
    if (address === null) return undefined;
    const timer = setTimeout(() => void askOn(), waitMs);
    return () => clearTimeout(timer);

    async function askOn(): Promise<void> {
      if (isBusy.current) return;
      isBusy.current = true;
      for (let asked: string | null = null; wanted.current !== null && wanted.current !== asked;) {
        asked = wanted.current;
        setTold(await tell(asked));
      }
      isBusy.current = false;
    }
  }, [address, waitMs]);
  return told;
}

async function tell(address: string): Promise<Told> {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok
      ? { trial: (await answer.json()) as Trial | null, failed: null }
      : { trial: null, failed: address };
  } catch {
    return { trial: null, failed: address };
  }
}
