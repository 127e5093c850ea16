/** `npm start`: does all that is missing (install, build), then serves. The server itself migrates and fills an empty database. */
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { newestOf, stop } from "./workshop.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 11))
  stop(`Node 20.11 or newer is needed; this is ${process.versions.node}. See https://nodejs.org`);
if (existsSync(".env")) loadEnvFile(".env");

const dataDir = process.env.DATA_DIR ?? "./data";
try {
  mkdirSync(dataDir, { recursive: true });
  accessSync(dataDir, constants.W_OK);
} catch {
  stop(
    `The data folder ${dataDir} cannot be written. Give its owner the right, or choose another: DATA_DIR=/a/folder npm start`,
  );
}

install();
build();
const server = spawn(process.execPath, ["build/main.js"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? "production" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill("SIGTERM"));
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** Installs when the lock file is newer than what was installed. */
function install() {
  const done = "node_modules/.package-lock.json";
  if (existsSync(done) && newestOf([done]) >= newestOf(["package-lock.json"])) return;
  say("Installing packages, once …");
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (result.status === 0) return;
  const output = `${result.stdout}\n${result.stderr}`;
  if (/not found: make|g\+\+|gyp ERR! find Python|gyp ERR! stack Error: not found/.test(output)) {
    stop("No C++ compiler was found, and SQLite needs one. On Debian or Ubuntu: sudo apt-get install python3 make g++");
  }
  process.stderr.write(output);
  stop("Packages could not be installed: see above.");
}

/** Builds when a source is newer than the build. */
function build() {
  const sources = newestOf(["app", "db", "server", "public", "package-lock.json", "vite.config.ts", "remix.config.js"]);
  if (existsSync("build/main.js") && newestOf(["build/main.js"]) >= sources) return;
  say("Building, once …");
  const result = spawnSync(process.execPath, ["scripts/build.mjs"], { encoding: "utf8" });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}\n${result.stderr}`);
  stop("The build failed: see above.");
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
