import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";
import { highsBest } from "../../engine/highs-oracle.ts";
import type { Policy } from "~/engine/market.ts";

// usage: highs.child.ts SIZE SEED SECONDS CONSTRAINT...   the best that HiGHS finds, in a process that can be ended
const [size, seed, seconds, ...enforce] = process.argv.slice(2) as [Size, string, string, ...Policy["enforce"]];
const market = { ...generate(size, Number(seed)), policy: { enforce } };
process.stdout.write(String(await highsBest(market, Number(seconds))));
