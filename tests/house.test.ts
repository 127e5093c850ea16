import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Name (from the root) and text of every source file below a folder. */
function filesBelow(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => ({ name, text: readFileSync(name, "utf8") }));
}

const app = filesBelow("app");
const doors = app.filter(({ name }) => /\.route\.tsx?$/.test(name));
const contents = readFileSync("app/routes.ts", "utf8");

test("each table is written by one file only", () => {
  const writers = new Map<string, Set<string>>();
  for (const { name, text } of app) {
    for (const [, table = ""] of text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\(\s*"(\w+)/g)) {
      writers.set(table, (writers.get(table) ?? new Set()).add(name));
    }
  }
  expect(writers.size).toBeGreaterThan(20);
  const shared = [...writers].filter(([, names]) => names.size > 1).map(([table, names]) => [table, ...names]);
  expect(shared).toEqual([]);
});

test("every door is in the table of contents, and leads somewhere", () => {
  const lost = doors.filter(({ name }) => !contents.includes(`"${name.replace("app/", "")}"`));
  expect(lost.map(({ name }) => name)).toEqual([]);
  const named = [...contents.matchAll(/"([\w./-]+\.route\.tsx?)"/g)].map(([, file]) => `app/${file}`);
  const missing = named.filter((file) => !doors.some(({ name }) => name === file));
  expect(missing).toEqual([]);
});

test("no file outgrows its limit", () => {
  const limit = (name: string) => (name.startsWith("app/engine/") || name.startsWith("tests/") ? 400 : 250);
  const data = new Set(["app/ui/drawings.ts", "tests/access.ts"]);
  const tooLong = [
    ...app,
    ...filesBelow("db"),
    ...filesBelow("server"),
    ...filesBelow("scripts"),
    ...filesBelow("tests"),
  ]
    .filter(({ name }) => !data.has(name))
    .filter(({ name, text }) => text.split("\n").length - 1 > limit(name));
  expect(tooLong.map(({ name, text }) => `${name}: ${text.split("\n").length - 1}`)).toEqual([]);
});

test("every feature with a page has its words", () => {
  const features = new Set(doors.map(({ name }) => name.split("/")[1]).filter((part) => !part?.includes(".")));
  const wordless = [...features].filter((feature) => !app.some(({ name }) => name === `app/${feature}/words.ts`));
  expect(features.size).toBeGreaterThan(5);
  expect(wordless).toEqual([]);
});

test("no drawer without a name: utils, helpers, common, misc, barrels", () => {
  const drawers = app.filter(({ name }) => /(^|\/)(utils?|helpers?|common|misc|index)\.tsx?$/.test(name));
  expect(drawers.map(({ name }) => name)).toEqual([]);
});

test("pages of producers and of the public ship no framework: only the desk hydrates", () => {
  const hydrating = doors.filter(({ text }) => /handle\s*(:[^=]+)?=\s*\{[^}]*hydrate:\s*true/.test(text));
  const elsewhere = hydrating.filter(({ name }) => !/^app\/(matching|reports)\//.test(name));
  expect(elsewhere.map(({ name }) => name)).toEqual([]);
});

test("the clock is read in one place, and only the engine's shell may look at its own", () => {
  const readers = app.filter(({ text }) => /\bDate\.now\(\)|new Date\(\)/.test(text));
  const allowed = /^app\/(lib\/clock\.server\.ts|engine\/.*\.(cli|worker|threads)\.ts)$/;
  expect(readers.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
});
