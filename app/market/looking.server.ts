import type { Db } from "#db/open.server.ts";
import { groupsNamed } from "~/groups/group-names.server.ts";
import { remembered } from "~/lib/remembered.server.ts";
import { keyOf } from "~/lib/spelling.ts";
import type { Meaning, Part, Reading } from "./search.ts";
import { readText } from "./search.ts";
import { placesOf, villagesNear, vocabularyOf } from "./vocabulary.server.ts";

/** Where to look: a regency or kecamatan as a whole, or these villages; both null means everywhere. */
export type Area = { regencyCode: string | null; districtCode: string | null; villageCodes: string[] | null };
/** What a text was taken for, and where one looks: for a list to narrow itself by, and for its page to say. */
export type Looking = {
  area: Area;
  /** The middle of the circle, when one looks around a place. */
  around: { code: string; name: string; km: number } | null;
  commodityCodes: string[] | null;
  productCodes: string[] | null;
  groupIds: string[] | null;
  parts: Part[];
  /** Words that nobody here knows: they narrow nothing, and the page says so. */
  unknown: string[];
};

type Asked = { text: string; commodityCode: string | null; place: string | null; km: number | null };

const everywhere: Area = { regencyCode: null, districtCode: null, villageCodes: null };
/** A name counts as meant when so much of what was typed is in it. */
const wholeText = 0.85;
const restOfText = 0.7;

/**
 * What is looked for: the words of the text before the choices of the form. `homeCode` is the own village, from
 * which one looks around when no place is named.
 */
export async function lookFor(db: Db, asked: Asked, homeCode: string | null): Promise<Looking> {
  const { parts, unknown } = await understand(db, asked.text);
  const meant = (kind: Meaning["kind"]) => parts.filter((part) => part.meaning.kind === kind);
  const codesOf = (kind: Meaning["kind"]) => {
    const found = meant(kind);
    return found.length === 0 ? null : [...new Set(found.flatMap((part) => part.meaning.codes))];
  };
  const places = codesOf("place") ?? (asked.place ? [asked.place] : asked.km && homeCode ? [homeCode] : []);
  const { area, around } = await areaOf(db, places, asked.km);
  return {
    area,
    around,
    commodityCodes: narrowest(meant("commodity")) ?? (asked.commodityCode ? [asked.commodityCode] : null),
    productCodes: codesOf("product"),
    // What nobody here knows is found nowhere: a list of everything would say otherwise.
    groupIds: parts.length === 0 && unknown.length > 0 ? [] : codesOf("group"),
    parts,
    unknown,
  };
}

/** "Iwak haruan" means haruan; "lele nila" means both. */
function narrowest(parts: readonly Part[]): string[] | null {
  if (parts.length === 0) return null;
  const single = parts.filter((part) => part.meaning.codes.length === 1);
  const of = single.length > 0 ? single : parts;
  return [...new Set(of.flatMap((part) => part.meaning.codes))];
}

async function areaOf(db: Db, codes: readonly string[], km: number | null) {
  const known = await placesOf(db);
  const found = codes.flatMap((code) => known.get(code) ?? []);
  const [first] = found;
  if (!first) return { area: everywhere, around: null };
  if (km) {
    const near = await Promise.all(found.map(({ code }) => villagesNear(db, code, km)));
    return {
      area: { ...everywhere, villageCodes: [...new Set(near.flat())] },
      around: { code: first.code, name: first.name, km },
    };
  }
  if (found.length === 1 && first.level === "regency") {
    return { area: { ...everywhere, regencyCode: first.code }, around: null };
  }
  if (found.length === 1 && first.level === "district") {
    return { area: { ...everywhere, districtCode: first.code }, around: null };
  }
  const inside = [...known.values()].filter(
    ({ code, level }) =>
      level === "village" && found.some((place) => code === place.code || code.startsWith(`${place.code}.`)),
  );
  return { area: { ...everywhere, villageCodes: inside.map(({ code }) => code) }, around: null };
}

/** Reads a text: as the name of a group when the whole of it is one, else word by word, else by a group's name. */
async function understand(db: Db, text: string): Promise<Reading> {
  const vocabulary = await vocabularyOf(db);
  const reading = readText(text, vocabulary);
  const sure = reading.unknown.length === 0 && reading.parts.every((part) => !part.guessed);
  if (sure) return reading;
  const whole = await groupPart(db, text, wholeText);
  if (whole) return { parts: [whole], unknown: [] };
  const rest = reading.unknown.join(" ");
  const named = rest === "" ? null : await groupPart(db, rest, restOfText);
  return named ? { parts: [...reading.parts, named], unknown: [] } : reading;
}

async function groupPart(db: Db, text: string, least: number): Promise<Part | null> {
  const groups = await groupsNamed(db, text, least);
  const [best] = groups;
  if (!best) return null;
  const meant = groups.filter(({ share }) => share === best.share);
  const meaningOf = (some: typeof groups): Meaning => {
    const label = some.map(({ name }) => name).join(", ");
    return { kind: "group", codes: some.map(({ id }) => id), labelId: label, labelEn: label };
  };
  const exact = meant.length === 1 && keyOf(best.name) === keyOf(text);
  return { text, meaning: meaningOf(meant.slice(0, 5)), others: [], guessed: !exact };
}

/** Every form in which something is sold, for a choice. */
export const formsOf = remembered(async (db: Db): Promise<string[]> => {
  const rows = await db.selectFrom("commodities").select("forms").execute();
  return [...new Set(rows.flatMap(({ forms }) => forms.split(";")))].filter((form) => form !== "");
});
