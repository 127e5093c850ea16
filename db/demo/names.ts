import type { Seed } from "./seed.ts";

/**
 * Names of the demo city. All are invented: two words of nature and work that belong to no group we know of. Whoever
 * finds a group of theirs here has met a coincidence.
 */
const firsts = ["Tirta", "Mina", "Riak", "Karya", "Tunas", "Cahaya", "Mekar", "Lanting", "Telaga", "Handil", "Citra"];
const seconds = ["Galam", "Purun", "Kumpai", "Talipuk", "Kasturi", "Kapul", "Ramania", "Balangkasua", "Karamunting"];
const thirds = ["Bungas", "Baimbai", "Sarumpun", "Papadaan", "Rakat", "Bagawi", "Badangsanak", "Basusun", "Bapadah"];

/** Gives group names that are all different. */
export function groupNamer(seed: Seed): (prefix: string) => string {
  const pairs = firsts.flatMap((first) => [...seconds, ...thirds].map((second) => `${first} ${second}`));
  const pile = seed.some(pairs, pairs.length);
  return (prefix) => {
    const pair = pile.pop();
    if (!pair) throw new Error("the demo city has run out of group names");
    return `${prefix} ${pair}`;
  };
}

const men =
  "Ahmadi Arbani Asrani Busrani Darmawi Fahmi Gazali Hamdani Idris Jamhari Kaspul Lukman Masrani Nasrun Pahri Rusdi Sarwani Tarmiji Utuh Yuliadi";
const women =
  "Aluh Asmah Barniah Diah Fatmah Galuh Halidah Ida Jumiati Kamariah Lamsiah Masitah Norhayati Rahmi Rusmini Saniah Tiah Ulfah Wardah Zuraida";
const families =
  "Anwari Badrun Effendi Fitri Hanafi Ismail Jauhari Kurdi Latif Mahlan Noor Qomar Ramli Sabran Tamrin Umar Wahid Yamani Zaini Hasbi";

/** Gives a person's name; namesakes happen, as they do. */
export function personNamer(seed: Seed): () => string {
  const given = [...men.split(" "), ...women.split(" ")];
  const family = families.split(" ");
  return () => `${seed.pick(given)} ${seed.pick(family)}`;
}

/** Gives phone numbers of the invented block 0812-0001-xxxx, one after the other, normalised. */
export function phoneGiver(): () => string {
  let given = 0;
  return () => {
    given += 1;
    return `+628120001${String(given).padStart(4, "0")}`;
  };
}
