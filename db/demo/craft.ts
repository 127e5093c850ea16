/** What a kitchen makes, of what size it is, and where such kitchens are. */
export type Craft = {
  name: string;
  products: readonly string[];
  groups: { banjarbaru: number; tenggarong: number };
  /** Kg of raw material a week. */
  capacity: { low: number; high: number; step: number };
  /** Rupiah per kg that a kitchen asks when it works for a fee. */
  fee: { low: number; high: number };
};

/** Kinds of kitchen. In Banjarbaru 41 groups and firms process, 17 of them from the programme. */
export const crafts: readonly Craft[] = [
  {
    name: "abon",
    products: ["ABON_LELE", "ABON_PATIN", "ABON_NILA"],
    groups: { banjarbaru: 11, tenggarong: 1 },
    capacity: { low: 80, high: 260, step: 10 },
    fee: { low: 14_000, high: 20_000 },
  },
  {
    name: "kerupuk",
    products: ["KERUPUK_IKAN", "AMPLANG"],
    groups: { banjarbaru: 5, tenggarong: 2 },
    capacity: { low: 60, high: 180, step: 10 },
    fee: { low: 12_000, high: 18_000 },
  },
  {
    name: "olahan beku",
    products: ["NUGGET_IKAN", "BAKSO_IKAN", "FILLET_BEKU"],
    groups: { banjarbaru: 8, tenggarong: 1 },
    capacity: { low: 120, high: 420, step: 10 },
    fee: { low: 9000, high: 15_000 },
  },
  {
    name: "asap dan wadi",
    products: ["IKAN_ASAP", "WADI"],
    groups: { banjarbaru: 4, tenggarong: 0 },
    capacity: { low: 60, high: 160, step: 10 },
    fee: { low: 7000, high: 11_000 },
  },
  {
    name: "haruan",
    products: ["ABON_GABUS", "PEMPEK"],
    groups: { banjarbaru: 2, tenggarong: 1 },
    capacity: { low: 30, high: 90, step: 5 },
    fee: { low: 15_000, high: 20_000 },
  },
  {
    name: "telur asin",
    products: ["TELUR_ASIN"],
    groups: { banjarbaru: 4, tenggarong: 1 },
    capacity: { low: 80, high: 260, step: 20 },
    fee: { low: 6000, high: 9000 },
  },
  {
    name: "keripik singkong",
    products: ["KERIPIK_SINGKONG"],
    groups: { banjarbaru: 3, tenggarong: 1 },
    capacity: { low: 1500, high: 4500, step: 100 },
    fee: { low: 2500, high: 4000 },
  },
  {
    name: "keripik jamur",
    products: ["KERIPIK_JAMUR"],
    groups: { banjarbaru: 2, tenggarong: 0 },
    capacity: { low: 25, high: 70, step: 5 },
    fee: { low: 9000, high: 13_000 },
  },
  {
    name: "abon ayam",
    products: ["ABON_AYAM"],
    groups: { banjarbaru: 1, tenggarong: 0 },
    capacity: { low: 80, high: 160, step: 10 },
    fee: { low: 9000, high: 14_000 },
  },
  {
    name: "dapur kambing",
    products: ["RENDANG_KAMBING"],
    groups: { banjarbaru: 1, tenggarong: 0 },
    capacity: { low: 84, high: 168, step: 28 },
    fee: { low: 25_000, high: 35_000 },
  },
];
