import { distanceKm } from "~/places/distance.ts";
import type { Village } from "~/places/region.ts";
import { villagesOf } from "~/places/regions.server.ts";
import type { Db } from "../open.server.ts";
import type { Character } from "./cast.ts";
import { castingOf, castOfBanjarbaru, castOfTenggarong } from "./cast.ts";
import type { Cookbook, Hearth } from "./kitchens.ts";
import { tellKitchen } from "./kitchens.ts";
import type { Papers } from "./licences.ts";
import { tellLicences } from "./licences.ts";
import type { Keys, Member, Officer, Staff } from "./people.ts";
import { officerFor, phoneOf, tellGroup, tellStaff } from "./people.ts";
import type { City } from "./season.ts";
import type { Seed } from "./seed.ts";
import type { Teller } from "./teller.ts";

export const banjarbaru = "63.72";
export const kutaiKartanegara = "64.02";
const tenggarong = "64.02.06";
/** The first two rounds of RT Mandiri, and the first year of RT-Ku Terbaik. */
const years = { banjarbaru: [2022, 2023], tenggarong: 2026 };

/** Groups that an officer has not looked at yet, and groups that were refused. */
const waiting = 6;
const refused = 4;

/** How the papers of one kitchen after the other stand. */
const papersInTurn: readonly Papers[] =
  "valid valid ending60 valid unchecked valid valid over valid refused valid ending14".split(" ") as Papers[];

/** Everybody of the story, written down, and the two whose logins can be tried. */
export type Town = { staff: Staff; members: Member[]; stars: { producer: Member; processor: Member } };

/** Staff first, then the groups, each with its people and the office's word. */
export async function tellTown(db: Db, teller: Teller, keys: Keys): Promise<Town> {
  const { seed } = teller;
  const casting = castingOf(seed);
  const kelurahan = await villagesOf(db, banjarbaru);
  const desa = (await villagesOf(db, kutaiKartanegara)).filter((village) => village.districtCode === tenggarong);
  const here = castOfBanjarbaru(seed, casting, kelurahan, years.banjarbaru);
  const stars = starsOf(here);
  doubt(
    seed,
    here.filter((character) => character !== stars.producer && character !== stars.processor),
  );
  const cast = [...here, ...castOfTenggarong(seed, casting, desa, years.tenggarong)];
  const staff = await tellStaff(db, teller, keys, neighbours(kelurahan, stars.producer.village));
  const written = new Map<Character, Member>();
  for (const character of cast) {
    const phone = character === stars.producer ? phoneOf("producer") : undefined;
    const chairPhone = character === stars.processor ? phoneOf("processor") : phone;
    written.set(character, await tellGroup(db, teller, keys, staff, character, chairPhone));
  }
  const producer = written.get(stars.producer);
  const processor = written.get(stars.processor);
  if (!producer || !processor) throw new Error("the demo logins have no group");
  return { staff, members: [...written.values()], stars: { producer, processor } };
}

/** The first catfish group, and the nearest floss kitchen that does nothing else. */
function starsOf(cast: Character[]): { producer: Character; processor: Character } {
  const producer = cast.find(({ trade, craft }) => trade?.code === "LELE" && !craft);
  if (!producer) throw new Error("nobody raises catfish");
  const away = ({ village }: Character) => distanceKm(pointOf(village), pointOf(producer.village));
  const [processor] = cast
    .filter(({ craft, trade }) => craft?.name === "abon" && !trade)
    .sort((a, b) => away(a) - away(b));
  if (!processor) throw new Error("nobody makes floss");
  for (const star of [producer, processor]) star.offline = false;
  return { producer, processor };
}

function pointOf({ lat, lon }: Village) {
  return { lat: lat ?? 0, lon: lon ?? 0 };
}

function doubt(seed: Seed, cast: Character[]): void {
  const doubted = seed.some(cast, waiting + refused);
  for (const [index, character] of doubted.entries()) character.standing = index < waiting ? "waiting" : "refused";
}

/** The village and the two nearest to it. */
function neighbours(villages: readonly Village[], home: Village): string[] {
  const away = (village: Village) => distanceKm(pointOf(village), pointOf(home));
  return [...villages]
    .sort((a, b) => away(a) - away(b))
    .slice(0, 3)
    .map((village) => village.code);
}

/** Kitchens and permits of a regency's processors. Some have a second kitchen. */
export async function tellCity(db: Db, teller: Teller, town: Town, regencyCode: string, book: Cookbook): Promise<City> {
  const members = town.members.filter(
    (member) => member.trading.regencyCode === regencyCode && member.standing === "verified",
  );
  const hearths: Hearth[] = [];
  for (const [index, member] of members.filter(({ craft }) => craft).entries()) {
    const { craft } = member;
    if (!craft) continue;
    const isStar = member === town.stars.processor;
    hearths.push(await tellKitchen(db, teller, member, craft));
    if (!isStar && index % 9 === 4) hearths.push(await tellKitchen(db, teller, member, craft, 2));
    const papers = isStar || regencyCode !== banjarbaru ? "valid" : papersOf(index);
    const products = book.products.filter((product) => craft.products.includes(product.code));
    await tellLicences(db, teller, officerFor(teller, town.staff, member), member, papers, products);
  }
  const hearth = hearths.find((one) => one.member === town.stars.processor);
  return {
    regencyCode,
    officer: officersOf(town.staff, regencyCode),
    members: new Map(town.members.map((member) => [member.id, member])),
    producers: members.filter(({ trade }) => trade),
    hearths,
    book,
    stars: hearth ? { producer: town.stars.producer, hearth } : null,
  };
}

/** A kecamatan with a handful of kitchens would have nothing to show if papers kept two of them out. */
function papersOf(index: number): Papers {
  return papersInTurn[index % papersInTurn.length] ?? "valid";
}

function officersOf(staff: Staff, regencyCode: string): Officer {
  const [first] = staff.banjarbaru;
  if (!first) throw new Error("Banjarbaru has no officer");
  return regencyCode === banjarbaru ? first : staff.tenggarong;
}
