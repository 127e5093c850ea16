/** Refuses packages that are known to be unsafe or dead, from the lock file, without a network. Reasons in the list. */
import { readFileSync } from "node:fs";

/** @type {{ name: string, below?: string, why: string }[]} */
const refused = JSON.parse(readFileSync("scripts/advisories.json", "utf8"));
/** @type {{ packages: Record<string, { version?: string }> }} */
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

const faults = [];
for (const [path, { version = "" }] of Object.entries(lock.packages)) {
  const name = path.split("node_modules/").at(-1);
  for (const rule of refused) {
    if (rule.name === name && (!rule.below || isBelow(version, rule.below)))
      faults.push(`${path} ${version}: ${rule.why}`);
  }
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length > 0 ? 1 : 0);

/**
 * @param {string} version
 * @param {string} limit
 */
function isBelow(version, limit) {
  const [a, b] = [version, limit].map((text) => text.split("-")[0]?.split(".").map(Number) ?? []);
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
