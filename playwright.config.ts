import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/workshop.mjs";

const port = Number(process.env.E2E_PORT ?? 4173);

/** The checks that use the pages: a demo city of their own, made anew each run, in the system's Chromium. */
export default defineConfig({
  testDir: "tests/e2e",
  timeout: 120_000,
  workers: 2,
  fullyParallel: false,
  reporter: [["list"], ["json", { outputFile: ".cache/browser.json" }]],
  outputDir: ".cache/browser",
  // What counts rows, and what crowds the server, runs after the rest and alone.
  projects: [
    // First, while the demo city has harvests that nobody has proposed yet, and alone: two officers who send rounds of
    // one city at once take each other's.
    { name: "office", testMatch: /officer\.spec\.ts/ },
    { name: "people", testIgnore: /(officer|bad-input|contention)\.spec\.ts/, dependencies: ["office"] },
    { name: "rubbish", testMatch: /bad-input\.spec\.ts/, dependencies: ["people"] },
    { name: "crowd", testMatch: /contention\.spec\.ts/, dependencies: ["rubbish"] },
  ],
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 10_000,
    screenshot: "only-on-failure",
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    viewport: { width: 360, height: 640 },
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    // What the house writes to its log is looked through for sealed figures.
    command: "node scripts/serve-fresh.mjs > .cache/e2e.log 2>&1",
    env: { PORT: String(port), DATA_DIR: ".cache/e2e", LOG_LEVEL: "info", DEMO: "1", NODE_ENV: "production" },
    url: `http://localhost:${port}/healthz`,
    timeout: 120_000,
    reuseExistingServer: false,
    stdout: "ignore",
  },
});
