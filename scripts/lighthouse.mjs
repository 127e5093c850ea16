/**
 * `npm run lighthouse`: the public pages of a running installation, by Lighthouse 12, on the phone profile. Ends with 1
 * when a median of three runs is below 100 anywhere. `npm run lighthouse -- http://localhost:3000 /panen` for some.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { findChromium, stop } from "./workshop.mjs";

const [base = "http://localhost:3000", ...asked] = process.argv.slice(2);
const paths =
  asked.length > 0
    ? asked
    : ["/", "/panen", "/olahan", "/komoditas", "/komoditas/LELE", "/program", "/masuk", "/daftar", "/bantuan"];
const kinds = ["performance", "accessibility", "best-practices", "seo"];
const answer = await fetch(base).catch(() => null);
if (!answer?.ok) stop(`Nothing answers at ${base}. Start the installation first: npm start`);

const chromePath = findChromium();
const chrome = await launch({
  ...(chromePath ? { chromePath } : {}),
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let below = 0;
for (const path of paths) {
  /** @type {number[][]} */
  const runs = [];
  for (let run = 0; run < 3; run += 1) {
    const result = await lighthouse(base + path, { port: chrome.port, output: "json", onlyCategories: kinds });
    const categories = result?.lhr.categories ?? {};
    runs.push(kinds.map((kind) => Math.round((categories[kind]?.score ?? 0) * 100)));
    if (run === 2)
      for (const kind of kinds)
        for (const name of failing(result?.lhr, kind)) process.stdout.write(`    ${kind}: ${name}\n`);
  }
  const medians = kinds.map((_, index) => runs.map((run) => run[index] ?? 0).sort((a, b) => a - b)[1] ?? 0);
  if (medians.some((score) => score < 100)) below += 1;
  process.stdout.write(`${medians.join(" ")}  ${path}\n`);
}
await chrome.kill();
process.stdout.write(`${paths.length - below} of ${paths.length} pages at 100 in ${kinds.join(", ")}\n`);
process.exit(below > 0 ? 1 : 0);

/**
 * Names of the audits of a kind that are not perfect.
 * @param {import("lighthouse").Result | undefined} report
 * @param {string} kind
 */
function failing(report, kind) {
  const refs = report?.categories[kind]?.auditRefs ?? [];
  return refs.filter(({ id, weight }) => weight > 0 && (report?.audits[id]?.score ?? 1) < 0.9).map(({ id }) => id);
}
