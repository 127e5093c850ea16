import fc from "fast-check";
import { expect, test } from "vitest";
import type { PriceFileRules } from "~/prices/price-csv.ts";
import { decodeCsv, examplePriceFile, readPriceFile } from "~/prices/price-csv.ts";
import { readDay, readIdr } from "~/prices/price-text.ts";

const rules: PriceFileRules = {
  commodities: [
    { code: "LELE", nameId: "Ikan lele", nameEn: "Catfish", nameLocal: "" },
    { code: "GABUS", nameId: "Ikan gabus", nameEn: "Snakehead", nameLocal: "haruan" },
  ],
  regencyCodes: ["63.72"],
  today: "2026-11-21",
  regencyCode: "63.72",
  level: "produsen",
  source: "impor",
};
const ours = "tanggal;kode_komoditas;tingkat_harga;pasar;satuan;harga_min;harga_rata;harga_maks;sumber";
const read = (text: string) => readPriceFile(text, rules);
const cellsOf = (text: string) => {
  const file = read(text);
  return file.ok ? [] : file.cells.map(({ line, column, problem }) => `${line} ${column} ${problem}`);
};

test("every way to write whole rupiah reads as the same amount", () => {
  const dotted = (idr: number, sign: string) => String(idr).replaceAll(/\B(?=(\d{3})+$)/g, sign);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.constantFrom("", ".", ","),
      fc.constantFrom("", "Rp", "Rp ", "Rp.", "IDR ", "rp\u00a0"),
      fc.constantFrom("", ",-", ".-"),
      (idr, sign, before, after) => {
        expect(readIdr(`${before}${dotted(idr, sign)}${after}`)).toBe(idr);
      },
    ),
  );
  expect(readIdr("Rp24.000,00")).toBe(24_000);
  expect(readIdr("24,000.00")).toBe(24_000);
});

test.each(["", "24.5", "24,5", "1.23.456", "-24000", "24k", "Rp", "24.000.5", "1,000.000", "١٢٣"])(
  "%j is no whole amount",
  (text) => {
    expect(readIdr(text)).toBeNull();
  },
);

test.each([
  ["2026-11-02", "2026-11-02"],
  ["02/11/2026", "2026-11-02"],
  ["2-11-2026", "2026-11-02"],
  ["2.11.26", "2026-11-02"],
  ["20 Jul 20", "2020-07-20"],
  ["2 Nopember 2026", "2026-11-02"],
  ["2 Agustus 2026", "2026-08-02"],
  ["2026-11-02T08:00:00Z", "2026-11-02"],
  ["2026-11-02 08:00", "2026-11-02"],
])("%s is the day %s", (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each(["31/02/2026", "11/13/2026", "besok", "2 Foo 2026", "2026", ""])("%j is no day", (text) => {
  expect(readDay(text)).toBeNull();
});

test("our own layout, Panel Harga's two and PIHPS are read", () => {
  expect(read(examplePriceFile)).toMatchObject({ ok: true, rows: [{ commodityCode: "LELE", typicalIdr: 25_000 }] });
  const a = "Timestamp,ID,Komoditas,Satuan,Harga,Harga Kemarin\n2026-11-02 08:00:00,1,Ikan Lele,kg,25.000,24.000";
  expect(read(a)).toMatchObject({ ok: true, rows: [{ day: "2026-11-02", lowIdr: 25_000, source: "impor" }] });
  const b = "Date,Commodity,Province,Price\n02/11/2026,Haruan,Kalimantan Selatan,80000";
  expect(read(b)).toMatchObject({ ok: true, rows: [{ commodityCode: "GABUS", market: "Kalimantan Selatan" }] });
  const pihps = "ProvID\tProvinsi\tTanggal\tKomoditas\tNilai\n21\tKalimantan Selatan\t20 Jul 26\tlele\t24.500";
  expect(read(pihps)).toMatchObject({ ok: true, rows: [{ day: "2026-07-20", typicalIdr: 24_500 }] });
});

test("a byte order mark, Windows line ends, empty lines and quotes do no harm", () => {
  const text = `\uFEFF${ours}\r\n"2026-11-02";LELE;produsen;"Pasar ""Bauntung""";kg;24.000;"Rp 25.000,-";26.000;survei\r\n;;;;;;;;\r\n`;
  expect(read(text)).toMatchObject({ ok: true, rows: [{ market: 'Pasar "Bauntung"', typicalIdr: 25_000 }] });
});

test("UTF-8, UTF-16 and Windows-1252 are told apart", () => {
  expect(decodeCsv(new TextEncoder().encode("pasar é"))).toBe("pasar é");
  expect(decodeCsv(new Uint8Array([0x70, 0xe9]))).toBe("pé");
  expect(decodeCsv(new Uint8Array([0xff, 0xfe, 0x70, 0, 0xe9, 0]))).toBe("pé");
});

test("each bad cell is named by its line and column, also behind an empty line", () => {
  const rows = [
    "2026-11-02;LELE;produsen;P;kg;24000;25000;26000;s",
    "",
    "besok;LELE;produsen;P;kg;24000;25000;26000;s",
    "2026-11-03;PAUS;produsen;P;kg;24000;25000;26000;s",
    "2026-11-03;LELE;produsen;P;kg;24000;dua puluh;26000;s",
    "2026-11-04;LELE;produsen;P;ekor;24000;25000;26000;s",
    "2026-12-04;LELE;produsen;P;kg;24000;25000;26000;s",
    "2026-11-05;LELE;produsen;P;kg;27000;25000;26000;s",
    "2026-11-02;LELE;produsen;P;kg;24000;25000;26000;s",
    "2026-11-06;LELE;pusat;P;kg;24000;25000;26000;s",
    "2026-11-07;LELE;produsen;P;kg;24000;25000;26000;s;lebih",
  ];
  expect(cellsOf([ours, ...rows].join("\n"))).toEqual([
    "4 tanggal day",
    "5 kode_komoditas unknownCommodity",
    "6 harga_rata money",
    "7 satuan notKg",
    "8 tanggal dayAhead",
    "9 harga_min order",
    "10 kode_komoditas repeated",
    "11 tingkat_harga unknownLevel",
    "12  cells",
  ]);
});

test("a price of another regency is refused", () => {
  expect(cellsOf("tanggal;komoditas;kode_wilayah;harga\n2026-11-02;LELE;64.02;25000")).toEqual([
    "2 kode_wilayah otherRegency",
  ]);
});

test.each([
  ["", "empty"],
  [`${ours}\n`, "empty"],
  ["PK\u0003\u0004\0\0", "noText"],
  ["nama;umur\nA;3", "noHead"],
  [`${ours}\n"2026-11-02;LELE`, "broken"],
])("%j is refused as a whole", (text, problem) => {
  expect(read(text)).toMatchObject({ ok: false, problem });
});
