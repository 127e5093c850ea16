/** How a commodity is raised and sold in the demo city: shares and sizes as field reports tell them. */
export type Trade = {
  code: string;
  /** Groups of Banjarbaru's 120 that raise it, and groups of one kecamatan of Kutai Kartanegara. */
  groups: { banjarbaru: number; tenggarong: number };
  kinds: readonly string[];
  /** Raised where there is land, not between houses. */
  rural: boolean;
  /** Harvests of one group in eight weeks, at most. */
  harvests: number;
  /** One lot, in units: kg, heads or eggs. `step` is the smallest portion that is sold. */
  units: { low: number; high: number; step: number };
  form: string;
  /** Rupiah per kg. */
  ask: { low: number; high: number; step: number };
  /** Days for which a harvest can wait. */
  windowDays: { low: number; high: number };
  notes: readonly string[];
};

const fishKinds = ["POKDAKAN", "POKDAKAN", "POKMAS"];
const fishNotes = ["", "", "", "Ukuran 8–10 ekor per kg.", "Ambil pagi, sebelum panas.", "Disortir sebelum ditimbang."];

/** In the order in which they are told. The numbers of groups follow the programme: mostly fish, catfish first. */
export const trades: readonly Trade[] = [
  {
    code: "LELE",
    groups: { banjarbaru: 28, tenggarong: 3 },
    kinds: fishKinds,
    rural: false,
    harvests: 4,
    units: { low: 120, high: 620, step: 5 },
    form: "hidup",
    ask: { low: 21_500, high: 27_000, step: 250 },
    windowDays: { low: 7, high: 13 },
    notes: fishNotes,
  },
  {
    code: "NILA",
    groups: { banjarbaru: 18, tenggarong: 3 },
    kinds: fishKinds,
    rural: false,
    harvests: 3,
    units: { low: 90, high: 450, step: 5 },
    form: "hidup",
    ask: { low: 28_500, high: 36_500, step: 500 },
    windowDays: { low: 7, high: 16 },
    notes: fishNotes,
  },
  {
    code: "PATIN",
    groups: { banjarbaru: 10, tenggarong: 1 },
    kinds: fishKinds,
    rural: true,
    harvests: 3,
    units: { low: 180, high: 1200, step: 10 },
    form: "hidup",
    ask: { low: 20_500, high: 27_000, step: 250 },
    windowDays: { low: 10, high: 21 },
    notes: ["", "", "Ukuran 7–10 ons per ekor.", "Bisa dipanen dua kali."],
  },
  {
    code: "PAPUYU",
    groups: { banjarbaru: 8, tenggarong: 0 },
    kinds: fishKinds,
    rural: false,
    harvests: 2,
    units: { low: 20, high: 140, step: 1 },
    form: "hidup",
    ask: { low: 45_000, high: 76_000, step: 1000 },
    windowDays: { low: 10, high: 20 },
    notes: ["", "Ukuran sedang, cocok untuk wadi.", "Harga menurut ukuran."],
  },
  {
    code: "GABUS",
    groups: { banjarbaru: 5, tenggarong: 1 },
    kinds: fishKinds,
    rural: false,
    harvests: 3,
    units: { low: 25, high: 180, step: 1 },
    form: "hidup",
    ask: { low: 52_000, high: 84_000, step: 1000 },
    windowDays: { low: 10, high: 20 },
    notes: ["", "Haruan hidup, ukuran 3–4 ons."],
  },
  {
    code: "MAS",
    groups: { banjarbaru: 2, tenggarong: 0 },
    kinds: fishKinds,
    rural: false,
    harvests: 2,
    units: { low: 60, high: 240, step: 5 },
    form: "hidup",
    ask: { low: 34_000, high: 43_000, step: 500 },
    windowDays: { low: 7, high: 14 },
    notes: [""],
  },
  {
    code: "TELURITIK",
    groups: { banjarbaru: 9, tenggarong: 1 },
    kinds: ["POKNAK", "POKNAK", "KWT"],
    rural: true,
    harvests: 5,
    units: { low: 900, high: 4500, step: 300 },
    form: "segar",
    ask: { low: 28_000, high: 35_500, step: 500 },
    windowDays: { low: 6, high: 12 },
    notes: ["", "Dikumpulkan sepekan, sudah diteropong.", "Telur dicuci kering."],
  },
  {
    code: "ITIK",
    groups: { banjarbaru: 2, tenggarong: 0 },
    kinds: ["POKNAK"],
    rural: true,
    harvests: 1,
    units: { low: 20, high: 80, step: 5 },
    form: "hidup",
    ask: { low: 43_000, high: 48_000, step: 500 },
    windowDays: { low: 14, high: 28 },
    notes: ["Itik afkir."],
  },
  {
    code: "KAMBING",
    groups: { banjarbaru: 7, tenggarong: 0 },
    kinds: ["POKNAK", "POKMAS"],
    rural: true,
    harvests: 2,
    units: { low: 2, high: 9, step: 1 },
    form: "hidup",
    ask: { low: 84_000, high: 118_000, step: 1000 },
    windowDays: { low: 21, high: 40 },
    notes: ["", "Umur satu tahun lebih, sehat."],
  },
  {
    code: "AYAMKAMPUNG",
    groups: { banjarbaru: 3, tenggarong: 0 },
    kinds: ["KWT", "POKNAK"],
    rural: false,
    harvests: 2,
    units: { low: 40, high: 120, step: 5 },
    form: "hidup",
    ask: { low: 55_000, high: 68_000, step: 1000 },
    windowDays: { low: 14, high: 25 },
    notes: [""],
  },
  {
    code: "BROILER",
    groups: { banjarbaru: 3, tenggarong: 0 },
    kinds: ["POKNAK"],
    rural: true,
    harvests: 3,
    units: { low: 150, high: 600, step: 10 },
    form: "hidup",
    ask: { low: 24_000, high: 27_500, step: 250 },
    windowDays: { low: 5, high: 9 },
    notes: ["Harus habis dalam sepekan."],
  },
  {
    code: "SINGKONG",
    groups: { banjarbaru: 8, tenggarong: 1 },
    kinds: ["POKTAN", "POKMAS"],
    rural: true,
    harvests: 1,
    units: { low: 2500, high: 25_000, step: 100 },
    form: "segar",
    ask: { low: 2200, high: 3200, step: 50 },
    windowDays: { low: 21, high: 45 },
    notes: ["", "Singkong mentega, dicabut sesuai pesanan."],
  },
  {
    code: "JAMURTIRAM",
    groups: { banjarbaru: 6, tenggarong: 0 },
    kinds: ["KWT", "POKMAS"],
    rural: false,
    harvests: 5,
    units: { low: 25, high: 110, step: 1 },
    form: "segar",
    ask: { low: 14_000, high: 21_000, step: 500 },
    windowDays: { low: 6, high: 8 },
    notes: ["", "Panen tiap pagi, dikumpulkan sepekan."],
  },
];
