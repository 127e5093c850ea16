import type { TestCell, TestSheet } from "../factories/workbooks.ts";

/** The template as an officer fills it in: a new group, a harvest and an offer of it. Rows can be changed cell by cell. */
export const groupHead = [
  "Nama kelompok *",
  "Jenis kelompok *",
  "Desa atau kelurahan *",
  "RT *",
  "RW *",
  "Sisi *",
  "Narahubung *",
  "Nomor HP *",
];
export const aGroup = [
  "Telaga Baru",
  "Kelompok Pembudidaya Ikan",
  "Guntung Payung",
  3,
  "01",
  "hulu dan hilir",
  "Siti",
  81234567890,
] as TestCell[];
export const lotHead = [
  ...["Kelompok *", "Diminta oleh *", "Komoditas *", "Bentuk", "Jumlah (kg)", "Jumlah (ekor atau butir)"],
  ...["Harga mulai (Rp per kg) *", "Beli sedikitnya (kg)", "Siap mulai *", "Paling lambat diambil *", "Catatan"],
];
export const [from, to] = [{ day: "2026-11-24" }, { day: "2026-12-01" }];
export const aLot = [
  "Telaga Baru",
  "Pak RT",
  "Ikan lele",
  "hidup",
  120,
  null,
  24_000,
  null,
  from,
  to,
  null,
] as TestCell[];
export const offerHead = [
  ...["Kelompok *", "Diminta oleh *", "Dapur *", "Daya dapur baru (kg per pekan)", "Olahan *", "Bahan *"],
  ...[
    "Harga tertinggi (Rp per kg) *",
    "Hasil dari 100 kg bahan",
    "Pola *",
    "Ongkos maklon (Rp per kg)",
    "Bahan sepekan (kg) *",
  ],
  ...["Mulai pekan (Senin) *", "Sampai pekan (Senin) *", "Jarak terjauh (km) *", "Sekali terima sedikitnya (kg) *"],
  ...["Pemasok paling banyak *", "Catatan"],
];
export const weeks = [{ day: "2026-11-23" }, { day: "2026-12-28" }];
export const anOffer = [
  ...["Telaga Baru", "Bu Siti", "Dapur Baru", 200, "Abon lele", "Ikan lele", 30_000, 28.1, "beli", null, 100],
  ...[...weeks, 20, 20, 5, null],
] as TestCell[];

export type Change = {
  groups?: TestCell[][];
  lots?: TestCell[][];
  offers?: TestCell[][];
  heads?: Partial<Record<string, string[]>>;
};

export function sheets({ groups = [aGroup], lots = [aLot], offers = [anOffer] }: Change = {}): TestSheet[] {
  return [
    { name: "Petunjuk", rows: [["apa saja"]] },
    { name: "Kelompok", rows: [groupHead, ...groups] },
    { name: "Panen", rows: [lotHead, ...lots] },
    { name: "Tawaran olah", rows: [offerHead, ...offers] },
    { name: "Pilihan", rows: [["x"]] },
  ];
}

/** A row with one cell changed: `at` is the letter of its column. */
export function put(row: TestCell[], at: string, cell: TestCell): TestCell[] {
  const changed = [...row];
  changed[at.charCodeAt(0) - 65] = cell;
  return changed;
}
