/** Builds the pages (Remix, Vite) and the server around them (esbuild) into build/. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

rmSync("build", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, NODE_ENV: "production" },
});
for (const name of readdirSync("build/client/assets")) {
  const file = `build/client/assets/${name}`;
  // Pressed once with all effort, where each request would be pressed in haste.
  if (/\.(js|css)$/.test(name)) writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
}
await build({
  entryPoints: {
    main: "server/main.ts",
    "calendar-worker": "app/market/calendar.worker.ts",
    "clearing-worker": "app/matching/clearing.worker.ts",
    "market-worker": "app/matching/market.worker.ts",
    "chores-worker": "server/chores.worker.ts",
    "round-worker": "app/matching/round.worker.ts",
    "trial-worker": "app/matching/trial.worker.ts",
    "study-worker": "app/scenarios/study.worker.ts",
    "report-worker": "app/reports/report.worker.ts",
    "part-worker": "app/engine/part.worker.ts",
  },
  outdir: "build",
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  alias: { "~": resolve("app"), "#db": resolve("db") },
  logLevel: "warning",
});
