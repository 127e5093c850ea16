import { matchThreads } from "~/engine/match.threads.ts";
import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";

// usage: clear SIZE SEED   one whole clearing in a process of its own, bundled and on two threads as the app does it
const [size, seed] = process.argv.slice(2) as [Size, string];
const market = generate(size, Number(seed));
const begun = performance.now();
const plan = await matchThreads(market, undefined, { nowMs: () => performance.now(), isChecked: true });
const { timingMs, certificate, flows } = plan;
process.stdout.write(
  JSON.stringify({
    wallMs: Math.round(performance.now() - begun),
    timingMs,
    certificate,
    flows: flows.length,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }) + "\n",
);
