/** What the start and the checks share. Plain JavaScript: it runs before anything is installed. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * When the newest of these files, and of the files in these folders, was changed. Epoch milliseconds; 0 when none exist.
 * @param {string[]} paths
 * @returns {number}
 */
export function newestOf(paths) {
  let newest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stat = statSync(path);
    const inside = stat.isDirectory() ? newestOf(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs;
    newest = Math.max(newest, inside);
  }
  return newest;
}

/**
 * Ends with one clear line.
 * @param {string} line
 * @returns {never}
 */
export function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** Where a Chromium of the system is, or undefined. */
export function findChromium() {
  return [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
}
