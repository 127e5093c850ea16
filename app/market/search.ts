/** Text that somebody typed, understood against a vocabulary. Pure: the words are given to it. */
import { fold, keyOf, slips } from "~/lib/spelling.ts";

export type Meaning = {
  kind: "commodity" | "product" | "place" | "group" | "week";
  /** Codes of what is meant: several for a word such as "iwak", or a name that two places share. */
  codes: readonly string[];
  labelId: string;
  labelEn: string;
};

/** Folded words and what they mean, the likelier meaning first. */
export type Vocabulary = {
  meanings: ReadonlyMap<string, readonly Meaning[]>;
  silent: ReadonlySet<string>;
};

/** A stretch of the text: what it was taken for, and what else it may be. */
export type Part = { text: string; meaning: Meaning; others: readonly Meaning[]; guessed: boolean };
export type Reading = { parts: Part[]; unknown: string[] };

const longestName = 4;

/** Reads a text: exact names first, the longest before the shorter; then names that are a slip of the finger away. */
export function readText(text: string, { meanings, silent }: Vocabulary): Reading {
  const typed = text.split(/[\s,;/]+/).filter((word) => fold(word) !== "");
  const taken: (Part | "silent" | undefined)[] = typed.map(() => undefined);
  const take = (find: (key: string) => string | undefined, guessed: boolean) => {
    for (let size = Math.min(longestName, typed.length); size > 0; size -= 1) {
      for (let start = 0; start + size <= typed.length; start += 1) {
        if (taken.slice(start, start + size).some((part) => part !== undefined)) continue;
        const stretch = typed.slice(start, start + size);
        const name = find(keyOf(stretch.join(" ")));
        const [meaning, ...others] = meanings.get(name ?? "") ?? [];
        if (!meaning) continue;
        taken.fill({ text: stretch.join(" "), meaning, others, guessed }, start, start + size);
      }
    }
  };
  take((key) => key, false);
  typed.forEach((word, at) => {
    if (taken[at] === undefined && silent.has(keyOf(word))) taken[at] = "silent";
  });
  take((key) => nearest(key, meanings.keys()), true);
  const parts = new Set(taken.filter((part): part is Part => part !== undefined && part !== "silent"));
  return { parts: [...parts], unknown: typed.filter((_, at) => taken[at] === undefined) };
}

/** The name that is fewest slips away from a folded word, or undefined when none is near enough to be meant. */
function nearest(key: string, names: Iterable<string>): string | undefined {
  const allowed = key.length >= 8 ? 2 : key.length >= 4 ? 1 : 0;
  let best: string | undefined;
  let fewest = allowed + 1;
  if (allowed === 0) return undefined;
  for (const name of names) {
    if (Math.abs(name.length - key.length) >= fewest || name.length < 4) continue;
    const count = slips(key, name, fewest);
    if (count < fewest) [best, fewest] = [name, count];
  }
  return best;
}

/** A text without some of its words, for a link that takes them out. */
export function without(text: string, words: string): string {
  const at = ` ${text.replaceAll(/[\s,;/]+/g, " ").trim()} `.indexOf(` ${words} `);
  const plain = text.replaceAll(/[\s,;/]+/g, " ").trim();
  if (at < 0) return plain;
  return `${plain.slice(0, at)}${plain.slice(at + words.length)}`.replaceAll(/ +/g, " ").trim();
}
