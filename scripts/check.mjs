/**
 * `npm test`: installs what is missing, then runs every check and prints what passed. `npm test -- types unit` runs some.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { findChromium, newestOf, stop } from "./workshop.mjs";

/** @typedef {{ name: string, command: string[], report?: string, env?: Record<string, string> }} Check */
/** What talks to no database, or to a file of SQLite itself, runs once; everything else on both. */
const onceIsEnough = ["tests/engine/**", "tests/ui/**", "tests/*.test.ts", "tests/db/demo.test.ts"];
/** @type {Check[]} */
const checks = [
  { name: "types", command: ["npx", "tsc", "--noEmit"] },
  { name: "lint", command: ["npx", "eslint", ".", "--max-warnings", "0"] },
  { name: "format", command: ["npx", "prettier", "--check", "--log-level", "warn", "."] },
  { name: "house", command: ["npx", "depcruise", "app", "db", "server", "--config", ".dependency-cruiser.cjs"] },
  { name: "advisories", command: ["node", "scripts/advisories.mjs"] },
  {
    name: "unit",
    command: ["npx", "vitest", "run", "--reporter=default", "--reporter=json", "--outputFile.json=.cache/unit.json"],
    report: ".cache/unit.json",
  },
  {
    name: "postgres",
    command: [
      "npx",
      "vitest",
      "run",
      ...onceIsEnough.map((pattern) => `--exclude=${pattern}`),
      "--maxWorkers=3",
      "--reporter=dot",
      "--reporter=json",
      "--outputFile.json=.cache/postgres.json",
    ],
    env: { TEST_DB: "postgres" },
    report: ".cache/postgres.json",
  },
  { name: "build", command: ["node", "scripts/build.mjs"] },
  { name: "browser", command: ["npx", "playwright", "test"], report: ".cache/browser.json" },
];

const wanted = process.argv.slice(2);
prepare();
let passed = 0;
let failed = 0;
for (const check of checks) {
  if (wanted.length > 0 && !wanted.includes(check.name)) continue;
  process.stdout.write(`\n== ${check.name}\n`);
  const begun = Date.now();
  const ok = run(check.command, check.env);
  const counted = check.report ? countOf(check.report, begun) : null;
  passed += counted?.passed ?? (ok ? 1 : 0);
  // A runner that failed without naming a test has failed all the same.
  failed += Math.max(counted?.failed ?? 0, ok ? 0 : 1);
  process.stdout.write(`== ${check.name}: ${ok ? "ok" : "FAILED"}, ${Math.round((Date.now() - begun) / 1000)} s\n`);
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/**
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
function run([program = "", ...rest], env = {}) {
  return (
    spawnSync(program, rest, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } }).status === 0
  );
}

/** Packages, a Chromium, and a PostgreSQL for the tests that run on both databases. */
function prepare() {
  mkdirSync(".cache", { recursive: true });
  const done = "node_modules/.package-lock.json";
  if (!existsSync(done) || newestOf([done]) < newestOf(["package-lock.json"])) {
    if (!run(["npm", "ci", "--no-audit", "--no-fund"])) stop("Packages could not be installed: see above.");
  }
  const missing = [];
  if (!findChromium()) missing.push("chromium");
  if (!existsSync("/usr/lib/postgresql") && !process.env.TEST_DATABASE_URL) missing.push("postgresql");
  if (missing.length === 0) return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  run([...sudo, "apt-get", "update", "-qq"]);
  if (!run([...sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", ...missing])) {
    stop(`The checks need ${missing.join(" and ")}: install it, then run again.`);
  }
}

/**
 * How many tests a runner's report counts; null when it left none since `begun`.
 * @param {string} file
 * @param {number} begun
 */
function countOf(file, begun) {
  if (newestOf([file]) < begun) return null;
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}
