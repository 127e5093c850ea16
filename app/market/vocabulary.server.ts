import type { Db } from "#db/open.server.ts";
import { keyOf } from "~/lib/spelling.ts";
import { listCommodities, listProducts } from "~/places/commodities.server.ts";
import type { Commodity } from "~/places/commodity.ts";
import type { Point } from "~/places/distance.ts";
import { distanceKm } from "~/places/distance.ts";
import { remembered } from "~/lib/remembered.server.ts";
import type { Meaning, Vocabulary } from "./search.ts";
import { categoryWords, commodityWords, kindWords, placeWords, severalWords, silentWords } from "./search-words.ts";

/** A place as lists name it; the point of a kecamatan or regency is the middle of its villages. */
export type KnownPlace = { code: string; level: string; name: string; within: string; point: Point | null };

/** All words that a search knows, read once: reference data changes only when the house opens. */
export const vocabularyOf = remembered(async (db: Db): Promise<Vocabulary> => {
  const [commodities, products, places] = await Promise.all([listCommodities(db), listProducts(db), placesOf(db)]);
  const meanings = new Map<string, Meaning[]>();
  const add = (text: string, meaning: Meaning) => {
    const key = keyOf(text);
    const known = meanings.get(key) ?? [];
    const same = known.some(({ kind, codes }) => kind === meaning.kind && codes.join() === meaning.codes.join());
    if (key.length > 1 && !same) meanings.set(key, [...known, meaning]);
  };
  addCommodities(commodities, add);
  for (const { code, nameId, nameEn } of products) {
    const meaning: Meaning = { kind: "product", codes: [code], labelId: nameId, labelEn: nameEn };
    for (const name of [nameId, nameEn].flatMap(spelt)) add(name, meaning);
  }
  for (const [word, codes] of familyWords(products)) add(word, codes);
  for (const level of ["regency", "district", "village"]) {
    for (const place of places.values()) {
      if (place.level !== level) continue;
      const label = place.within ? `${place.name} (${place.within})` : place.name;
      const meaning: Meaning = { kind: "place", codes: [place.code], labelId: label, labelEn: label };
      for (const name of [place.name, ...(placeWords[place.code] ?? [])]) add(name, meaning);
    }
  }
  return { meanings, silent: new Set([...silentWords, ...kindWords].map(keyOf)) };
});

function addCommodities(commodities: readonly Commodity[], add: (text: string, meaning: Meaning) => void) {
  for (const { code, nameId, nameLocal, nameEn, scientificName } of commodities) {
    const meaning: Meaning = { kind: "commodity", codes: [code], labelId: nameId, labelEn: nameEn };
    const names = [nameId, nameLocal, nameEn, scientificName].flatMap(spelt);
    for (const name of [...names, ...(commodityWords[code] ?? []), code]) add(name, meaning);
    // "Ikan lele" is asked for as "lele".
    if (nameId.startsWith("Ikan ")) for (const name of spelt(nameId.slice(5))) add(name, meaning);
  }
  const several = (word: string, codes: readonly string[]) => {
    const meant = commodities.filter(({ code }) => codes.includes(code));
    const [only, ...more] = meant;
    if (!only) return;
    const label = more.length === 0 ? { labelId: only.nameId, labelEn: only.nameEn } : { labelId: word, labelEn: word };
    add(word, { kind: "commodity", codes: meant.map(({ code }) => code), ...label });
  };
  for (const [word, codes] of Object.entries(severalWords)) several(word, codes);
  for (const [category, words] of Object.entries(categoryWords)) {
    const codes = commodities.filter((commodity) => commodity.category === category).map(({ code }) => code);
    for (const word of words) several(word, codes);
  }
}

/** "Abon" stands for every product whose name begins with it. */
function familyWords(products: readonly { code: string; nameId: string }[]): [string, Meaning][] {
  const families = new Map<string, string[]>();
  for (const { code, nameId } of products) {
    const [first = ""] = nameId.split(/[ /(]/);
    families.set(first, [...(families.get(first) ?? []), code]);
  }
  families.delete("Ikan");
  return [...families].map(([word, codes]) => [
    word,
    { kind: "product" as const, codes, labelId: word, labelEn: word },
  ]);
}

/** A name as it stands, and its parts where it holds several: "Ikan belida/pipih", "Telur asin (hintalu jaruk)". */
function spelt(name: string): string[] {
  return [name, ...name.split(/[/()]/)].map((part) => part.trim()).filter((part) => part !== "");
}

/** Every place by its code. */
export const placesOf = remembered(async (db: Db): Promise<Map<string, KnownPlace>> => {
  const rows = await db
    .selectFrom("regions")
    .select(["code", "level", "name", "parentCode", "lat", "lon"])
    .where("level", "!=", "province")
    .orderBy("code")
    .execute();
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  const villages = rows.filter(({ level }) => level === "village");
  return new Map(
    rows.map(({ code, level, name, parentCode, lat, lon }) => {
      const own = lat === null || lon === null ? null : { lat, lon };
      const point = own ?? middleOf(villages.filter((village) => village.code.startsWith(`${code}.`)));
      return [code, { code, level, name, within: names.get(parentCode ?? "") ?? "", point }];
    }),
  );
});

function middleOf(places: readonly { lat: number | null; lon: number | null }[]): Point | null {
  const points = places.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
  if (points.length === 0) return null;
  const sum = points.reduce((all, point) => ({ lat: all.lat + point.lat, lon: all.lon + point.lon }));
  return { lat: sum.lat / points.length, lon: sum.lon / points.length };
}

/** Codes of the villages whose label points lie at most so many km from a place, as the crow flies. */
export async function villagesNear(db: Db, code: string, km: number): Promise<string[]> {
  const places = await placesOf(db);
  const from = places.get(code)?.point;
  if (!from) return [];
  const near: string[] = [];
  for (const { code, level, point } of places.values()) {
    if (level === "village" && point && distanceKm(from, point) <= km) near.push(code);
  }
  return near;
}
