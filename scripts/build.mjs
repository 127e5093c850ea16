/** Builds the pages (Remix, Vite) and the server around them (esbuild) into build/. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

rmSync("build", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, NODE_ENV: "production" },
});
await build({
  entryPoints: {
    main: "server/main.ts",
    "calendar-worker": "app/market/calendar.worker.ts",
    "clearing-worker": "app/matching/clearing.worker.ts",
    "chores-worker": "server/chores.worker.ts",
    "trial-worker": "app/matching/trial.worker.ts",
    "study-worker": "app/scenarios/study.worker.ts",
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
