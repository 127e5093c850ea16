import type { Side } from "~/auth/user.ts";
import type { Village } from "~/places/region.ts";
import { groupNamer, personNamer } from "./names.ts";
import type { Seed } from "./seed.ts";
import type { Craft } from "./craft.ts";
import { crafts } from "./craft.ts";
import type { Trade } from "./trade.ts";
import { trades } from "./trade.ts";

/** How the office looks upon a group. */
export type Standing = "verified" | "waiting" | "refused";

/** A group of the story, before anybody has written it down. */
export type Character = {
  name: string;
  kindCode: string;
  village: Village;
  rt: string;
  rw: string;
  sides: Side[];
  trade: Trade | null;
  craft: Craft | null;
  /** Year of its stimulus; null outside the programme. */
  year: number | null;
  standing: Standing;
  /** No smartphone in the group: the office registered it and companions act for it. */
  offline: boolean;
  people: string[];
};

type Town = "banjarbaru" | "tenggarong";
type Part = { trade: Trade | null; craft: Craft | null };

const prefixes: Record<string, string> = {
  POKDAKAN: "Pokdakan",
  POKLAHSAR: "Poklahsar",
  POKMAS: "Pokmas",
  POKNAK: "Kelompok Ternak",
  POKTAN: "Kelompok Tani",
  KWT: "KWT",
  UMKM: "Dapur",
  KOPERASI: "Koperasi",
  BUMDES: "BUMDes",
};

/** How many of the programme's processors do nothing else, and how many producers also process. */
const processorsInside = 11;
const bothSides = 6;

/** Makes characters whose names are all different. */
export type Casting = (part: Part, village: Village, year: number | null) => Character;

/** Banjarbaru's 120 groups of two rounds, three a kelurahan and year, and the processors beside the programme. */
export function castOfBanjarbaru(
  seed: Seed,
  create: Casting,
  villages: readonly Village[],
  years: readonly number[],
): Character[] {
  const producers = partsOfTrades("banjarbaru");
  const kitchens = seed.some(partsOfCrafts("banjarbaru"), 99);
  for (const both of producers.filter((part) => part.trade?.code === "NILA").slice(0, bothSides)) {
    const fish = kitchens.findIndex(
      (kitchen) => kitchen.craft?.name === "kerupuk" || kitchen.craft?.name === "olahan beku",
    );
    both.craft = kitchens.splice(fish, 1)[0]?.craft ?? null;
  }
  const inside = kitchens.splice(0, processorsInside);
  const seats = seatsOf(seed, villages, years);
  const programme = [...producers, ...inside].sort(
    (a, b) => Number(b.trade?.rural ?? false) - Number(a.trade?.rural ?? false),
  );
  const members = programme.map((part) => create(part, ...takeSeat(seats, part.trade?.rural ?? false)));
  const outside = kitchens.map((part) => create(part, seed.pick(villages), null));
  return [...members, ...outside];
}

/** One kecamatan of Kutai Kartanegara: a few neighbourhoods (RT) of the programme and the kitchens among them. */
export function castOfTenggarong(seed: Seed, create: Casting, villages: readonly Village[], year: number): Character[] {
  const parts = [...partsOfTrades("tenggarong"), ...partsOfCrafts("tenggarong")];
  return parts.map((part) => create(part, seed.pick(villages), part.trade ? year : null));
}

function partsOfTrades(town: Town): Part[] {
  return trades.flatMap((trade) => Array.from({ length: trade.groups[town] }, () => ({ trade, craft: null })));
}

function partsOfCrafts(town: Town): Part[] {
  return crafts.flatMap((craft) => Array.from({ length: craft.groups[town] }, () => ({ trade: null, craft })));
}

type Seat = { village: Village; year: number };

/** Three seats a kelurahan and year. Those with land come first, so that goats do not live between houses. */
function seatsOf(seed: Seed, villages: readonly Village[], years: readonly number[]): Seat[] {
  const wide = (village: Village) =>
    Number(["Cempaka", "Liang Anggang", "Landasan Ulin"].includes(village.districtName));
  const seats = villages.flatMap((village) => years.flatMap((year) => [1, 2, 3].map(() => ({ village, year }))));
  return seed.some(seats, seats.length).sort((a, b) => wide(b.village) - wide(a.village));
}

function takeSeat(seats: Seat[], rural: boolean): [Village, number] {
  const seat = rural ? seats.shift() : seats.pop();
  if (!seat) throw new Error("more groups than seats in the programme");
  return [seat.village, seat.year];
}

/** One casting for the whole story. */
export function castingOf(seed: Seed): Casting {
  const nameGroup = groupNamer(seed);
  const namePerson = personNamer(seed);
  return (part, village, year) => {
    const kindCode = kindOf(seed, part, year !== null, village);
    return {
      ...part,
      name: nameGroup(prefixes[kindCode] ?? "Kelompok"),
      kindCode,
      village,
      rt: String(seed.between(1, 28)).padStart(2, "0"),
      rw: String(seed.between(1, 8)).padStart(2, "0"),
      sides: [...(part.trade ? ["producer" as const] : []), ...(part.craft ? ["processor" as const] : [])],
      year,
      standing: "verified",
      offline: seed.chance(0.06),
      people: Array.from({ length: seed.between(3, 5) }, namePerson),
    };
  };
}

function kindOf(seed: Seed, { trade, craft }: Part, inProgram: boolean, village: Village): string {
  if (trade) return seed.pick(trade.kinds);
  const fish = !craft?.products.some((code) => code.startsWith("KERIPIK") || code.startsWith("TELUR"));
  if (inProgram) return fish ? "POKLAHSAR" : "KWT";
  if (village.kind === "desa") return seed.pick(["BUMDES", "UMKM"]);
  return seed.pick(fish ? ["UMKM", "UMKM", "POKLAHSAR", "KOPERASI"] : ["UMKM", "KWT"]);
}
