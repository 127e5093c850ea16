import { rmSync } from "node:fs";
import { benchLive, benchWhatIf } from "./events.ts";
import { folder } from "./run.ts";
import { benchClear, benchSolve } from "./speed.ts";
import { benchFair, benchQuality, benchSides } from "./worth.ts";

// usage: npm run bench -- [solve] [clear] [live] [fair] [sides] [quality] [whatif]     all of them without a word
// SEED=1 another market; RUNS=7 runs of each solver (national RUNS=5); SIZES=city,province,national

const sections = {
  solve: benchSolve,
  clear: benchClear,
  live: benchLive,
  fair: benchFair,
  sides: benchSides,
  quality: benchQuality,
  whatif: benchWhatIf,
};
const asked = process.argv.slice(2);
try {
  for (const [name, run] of Object.entries(sections)) if (asked.length === 0 || asked.includes(name)) run();
} finally {
  rmSync(folder, { recursive: true });
}
