import fc from "fast-check";
import { expect } from "vitest";
import { fold, keyOf, piecesOf, slips } from "~/lib/spelling.ts";
import { readText, without } from "~/market/search.ts";
import { vocabularyOf, villagesNear } from "~/market/vocabulary.server.ts";
import type { Db } from "#db/open.server.ts";
import { test } from "../setup.ts";

/** What each word of a text was taken for: its first code, in the order of the text. */
async function codesIn(db: Db, text: string): Promise<string[]> {
  return readText(text, await vocabularyOf(db)).parts.map((part) => part.meaning.codes.join("+"));
}

test.for([
  ["haruan", "GABUS"],
  ["Gabus", "GABUS"],
  ["ikan gabus", "GABUS"],
  ["lelle", "LELE"],
  ["leele", "LELE"],
  ["lelw", "LELE"],
  ["nilla", "NILA"],
  ["ikan nila", "NILA"],
  ["papuyu", "PAPUYU"],
  ["papoejoe", "PAPUYU"],
  ["betok", "PAPUYU"],
  ["gurami", "GURAME"],
  ["bebek", "ITIK"],
  ["hintalu itik", "TELURITIK"],
  ["telor bebek", "TELURITIK"],
  ["gumbili", "SINGKONG"],
  ["ubi kayu", "SINGKONG"],
  ["catfish", "LELE"],
  ["jamur", "JAMURTIRAM"],
  ["PATIN", "PATIN"],
  ["patim", "PATIN"],
])("%s is understood as %s", async ([text, code], { db }) => {
  expect(await codesIn(db, text ?? "")).toEqual([code]);
});

test("iwak and ikan stand for every fish, ayam for both kinds of chicken", async ({ db }) => {
  const [fish = ""] = await codesIn(db, "iwak");
  expect(fish.split("+")).toEqual(expect.arrayContaining(["LELE", "NILA", "GABUS", "PATIN"]));
  expect(fish).not.toContain("KAMBING");
  expect(await codesIn(db, "ikan")).toEqual([fish]);
  expect((await codesIn(db, "ayam"))[0]?.split("+").sort()).toEqual(["AYAMKAMPUNG", "BROILER"]);
});

test.for([
  ["Landasan Ulin", "63.72.02"],
  ["landasanulin", "63.72.02"],
  ["landsan ulin", "63.72.02"],
  ["banjarbaru", "63.72"],
  ["kukar", "64.02"],
  ["Tenggarong Seberang", "64.02.16"],
  ["guntung payung", "63.72.02.1004"],
  ["Guntung Payong", "63.72.02.1004"],
])("the place %s is found as %s", async ([text, code], { db }) => {
  expect(await codesIn(db, text ?? "")).toEqual([code]);
});

test("several words are parted: commodity, place, product; small words say nothing", async ({ db }) => {
  expect(await codesIn(db, "cari lele di landasan ulin")).toEqual(["LELE", "63.72.02"]);
  expect(await codesIn(db, "abon haruan, Gambut")).toEqual(["ABON_GABUS", "63.03.03"]);
});

test("a name that two places share offers the other, and a guess says that it is one", async ({ db }) => {
  const { parts } = readText("simpang empat", await vocabularyOf(db));
  expect(parts[0]?.meaning.codes).toEqual(["63.03.08"]);
  expect(parts[0]?.others.every((other) => other.kind === "place")).toBe(true);
  const [guess] = readText("patim", await vocabularyOf(db)).parts;
  expect(guess?.guessed).toBe(true);
  expect(readText("patin", await vocabularyOf(db)).parts[0]?.guessed).toBe(false);
});

test("what nobody knows stays unknown, and nonsense does no harm", async ({ db }) => {
  const vocabulary = await vocabularyOf(db);
  expect(readText("qwxrtz lele", vocabulary)).toMatchObject({ unknown: ["qwxrtz"], parts: [{ text: "lele" }] });
  for (const text of ["", "   ", "%%% '--", "🐟🐟", "a".repeat(80), "\\ /"]) {
    expect(readText(text, vocabulary).parts).toEqual([]);
  }
});

test("slips are counted as an editor counts them", () => {
  expect(slips("lele", "lele", 3)).toBe(0);
  expect(slips("lele", "leel", 3)).toBe(1);
  expect(slips("patin", "patim", 3)).toBe(1);
  expect(slips("gabus", "lele", 2)).toBe(2);
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(slips(a, b, 99)).toBe(slips(b, a, 99));
      expect(slips(a, b, 99) === 0).toBe(a === b);
      expect(slips(a, b, 99)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test("folding twice changes nothing, and pieces of a name are without doubles", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(new Set(piecesOf(text)).size).toBe(piecesOf(text).length);
    }),
  );
  expect(keyOf("Gambut Timur")).toBe(keyOf("gambuttimur"));
  expect(piecesOf("Mina")).toEqual([" mi", "min", "ina", "na "]);
});

test("words leave a text whole words only", () => {
  expect(without("lele landasan ulin", "lele")).toBe("landasan ulin");
  expect(without("lele, landasan  ulin", "landasan ulin")).toBe("lele");
  expect(without("lelelele lele", "lele")).toBe("lelelele");
  expect(without("lele", "nila")).toBe("lele");
});

test("villages near a place lie within the circle, and a larger circle holds the smaller", async ({ db }) => {
  const near = await villagesNear(db, "63.72.02.1005", 5);
  expect(near).toContain("63.72.02.1005");
  const far = await villagesNear(db, "63.72.02.1005", 25);
  expect(far.length).toBeGreaterThan(near.length);
  expect(far).toEqual(expect.arrayContaining(near));
  expect(far.every((code) => !code.startsWith("64."))).toBe(true);
  expect(await villagesNear(db, "99.99", 100)).toEqual([]);
});
