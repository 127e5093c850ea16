/**
 * What people call things besides the names of the reference data: words of Banjar and Kutai, market names, and
 * old or English ones. Folded by `fold` before they are compared, so "gurami" need not stand beside "gurame".
 */

/** Other names of a commodity. */
export const commodityWords: Record<string, readonly string[]> = {
  LELE: ["dumbo", "lele dumbo", "sangkuriang", "lele sangkuriang", "mutiara", "pintet", "limbat", "clarias"],
  NILA: ["nila merah", "nila hitam", "mujair"],
  PATIN: ["patin siam", "dori", "dory"],
  GABUS: ["haruan", "aruan", "kutuk", "ruan", "channa"],
  PAPUYU: ["papuyu", "pepuyu", "puyu", "betik", "bethok"],
  GURAME: ["gurami", "kaluy", "kalui", "gourami"],
  MAS: ["tombro", "ikan emas", "karper"],
  TOMAN: ["tauman"],
  SEPAT: ["sapat", "sepat rawa", "sepat siam"],
  PIPIH: ["belida", "pipih", "lopis", "knife fish"],
  UDANGGALAH: ["udang", "udang sungai", "prawn", "shrimp"],
  KAMBING: ["wedus", "domba", "kambing kacang", "kambing etawa"],
  SAPI: ["lembu", "sapi bali", "cattle", "cow"],
  BROILER: ["ayam broiler", "ayam ras", "ayam boiler"],
  AYAMKAMPUNG: ["ayam buras", "ayam kampung unggul", "ayam joper", "hayam kampung"],
  ITIK: ["bebek", "itik", "alabio", "duck"],
  TELURITIK: ["telur bebek", "hintalu itik", "telor itik", "telor bebek"],
  TELURAYAM: ["telor ayam", "hintalu ayam"],
  SINGKONG: ["gumbili", "ubi kayu", "ketela pohon", "jawau", "kasbi"],
  JAMURTIRAM: ["jamur", "kulat", "jamur putih", "mushroom"],
};

/** Words for all of a kind, by the category of the commodity. */
export const categoryWords: Record<string, readonly string[]> = {
  ikan: ["ikan", "iwak", "jukut", "fish"],
  ternak: ["ternak", "livestock"],
  unggas: ["unggas", "poultry"],
  telur: ["telur", "telor", "hintalu", "egg", "eggs"],
};

/** Words that mean several commodities which share no category. */
export const severalWords: Record<string, readonly string[]> = {
  ayam: ["BROILER", "AYAMKAMPUNG"],
  hayam: ["BROILER", "AYAMKAMPUNG"],
  chicken: ["BROILER", "AYAMKAMPUNG"],
  ubi: ["SINGKONG"],
};

/** Other names of places, by code. */
export const placeWords: Record<string, readonly string[]> = {
  "63.72": ["banjarbaru", "banjar baru", "bjb"],
  "63.03": ["banjar", "kabupaten banjar"],
  "64.02": ["kutai kartanegara", "kukar", "kutai"],
};

/** Words that say nothing about what is looked for. */
export const silentWords: readonly string[] = [
  ..."di dari dekat sekitar untuk yang dan atau ada jual beli cari mencari panen siap segar kg kilo hasil olah".split(
    " ",
  ),
  ..."kecamatan kec kelurahan kel desa kota kabupaten kab kampung rt rw kelompok in near from the of and fresh".split(
    " ",
  ),
];

/** Kinds of groups: they stand in the names of hundreds, so alone they find nobody. */
export const kindWords: readonly string[] =
  "pokdakan poklahsar pokmas kwt umkm koperasi bumdes kub ukm dapur tani".split(" ");
