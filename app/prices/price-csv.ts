import { parse } from "csv-parse/sync";
import { liesIn } from "~/places/region.ts";
import type { PriceLevel, PriceValue } from "./price.ts";
import { dayFault } from "./price.ts";
import { readDay, readIdr } from "./price-text.ts";

/** What a file of prices is read against. */
export type PriceFileRules = {
  commodities: readonly { code: string; nameId: string; nameEn: string; nameLocal: string }[];
  regencyCodes: readonly string[];
  today: string;
  /** For rows that do not say it themselves. */
  regencyCode: string;
  level: PriceLevel;
  source: string;
};

export type CellProblem =
  | "required"
  | "money"
  | "day"
  | "dayAhead"
  | "dayTooOld"
  | "unknownCommodity"
  | "unknownLevel"
  | "otherRegency"
  | "notKg"
  | "tooLarge"
  | "order"
  | "tooLong"
  | "hidden"
  | "repeated"
  | "cells";
export type FileProblem = "empty" | "noText" | "noHead" | "tooManyRows" | "broken";
/** A cell that is wrong: the line of the file, the column as its head calls it, and what stands there. */
export type BadCell = { line: number; column: string; value: string; problem: CellProblem };
export type PriceFile =
  | { ok: true; rows: PriceValue[] }
  | { ok: false; problem: FileProblem; cells: [] }
  | { ok: false; problem: null; cells: BadCell[] };

const mostLines = 20_000;
/** The heads of our own layout, of Panel Harga (two) and of PIHPS. */
const heads = {
  day: ["tanggal", "date", "timestamp"],
  commodity: ["kode_komoditas", "komoditas", "commodity", "nama_komoditas"],
  level: ["tingkat_harga", "level"],
  place: ["kode_wilayah"],
  market: ["pasar", "market", "provinsi", "province"],
  unit: ["satuan", "unit"],
  low: ["harga_min"],
  typical: ["harga_rata", "harga", "price", "nilai"],
  high: ["harga_maks"],
  source: ["sumber", "source"],
} as const;
type Head = keyof typeof heads;
type Columns = Partial<Record<Head, { index: number; label: string }>>;

const levelWords: Record<string, PriceLevel> = {
  ...{ produsen: "produsen", petani: "produsen", peternak: "produsen", pembudidaya: "produsen", "1": "produsen" },
  ...{ grosir: "grosir", pedagang: "grosir", "2": "grosir" },
  ...{ eceran: "eceran", konsumen: "eceran", ritel: "eceran", "3": "eceran" },
};

/** The layout of our own, with one line as an example. */
export const examplePriceFile = [
  "tanggal;kode_komoditas;nama_komoditas;tingkat_harga;kode_wilayah;pasar;satuan;harga_min;harga_rata;harga_maks;sumber",
  "2026-11-02;LELE;Ikan lele;produsen;63.72;Pokdakan;kg;24000;25000;26000;survei",
].join("\r\n");

/** The text of an uploaded file: UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text", else Windows-1252. */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Reads a file of prices: all rows, or every cell that is wrong by its line and column. */
export function readPriceFile(text: string, rules: PriceFileRules): PriceFile {
  const clean = text.replace(/^\uFEFF/, "");
  if (clean.trim() === "") return failed("empty");
  if (clean.includes("\0")) return failed("noText");
  const lines = linesOf(clean);
  if (!lines) return failed("broken");
  const [head, ...body] = lines;
  const columns = columnsOf(head?.record ?? []);
  if (!columns.day || !columns.commodity || !columns.typical) return failed("noHead");
  if (body.length === 0) return failed("empty");
  if (body.length > mostLines) return failed("tooManyRows");
  const width = head?.record.length ?? 0;
  const cells: BadCell[] = [];
  const seen = new Map<string, number>();
  const rows = body.flatMap(({ record, line }) => {
    if (record.length > width && record.slice(width).some((cell) => cell.trim() !== "")) {
      cells.push({ line, column: "", value: record.slice(width).join(" "), problem: "cells" });
      return [];
    }
    const row = readRow(record, columns, rules, (column, value, problem) =>
      cells.push({ line, column, value, problem }),
    );
    const key = row && JSON.stringify([row.regencyCode, row.commodityCode, row.level, row.day, row.market]);
    if (key && seen.has(key))
      cells.push({ line, column: columns.commodity?.label ?? "", value: String(seen.get(key)), problem: "repeated" });
    if (key) seen.set(key, line);
    return row ? [row] : [];
  });
  return cells.length > 0 ? { ok: false, problem: null, cells } : { ok: true, rows };
}

function failed(problem: FileProblem): PriceFile {
  return { ok: false, problem, cells: [] };
}

function linesOf(text: string): { record: string[]; line: number }[] | null {
  const [first = ""] = text.split(/\r\n|\r|\n/, 1);
  const counted = [";", "\t", ","].map((sign) => ({ sign, count: first.split(sign).length }));
  const delimiter = counted.sort((a, b) => b.count - a.count)[0]?.sign ?? ";";
  try {
    const options = { delimiter, info: true, relax_column_count: true, skip_records_with_empty_values: true } as const;
    const records = parse(text, {
      ...options,
      record_delimiter: ["\r\n", "\n", "\r"],
      to: mostLines + 2,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({ record, line: info.lines }));
  } catch {
    return null;
  }
}

function columnsOf(head: readonly string[]): Columns {
  const names = head.map((label) =>
    label
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  );
  const columns: Columns = {};
  for (const [key, known] of Object.entries(heads) as [Head, readonly string[]][]) {
    // The first name of ours that the file has: a code says more than a name.
    const name = known.find((one) => names.includes(one));
    const index = name === undefined ? -1 : names.indexOf(name);
    if (index >= 0) columns[key] = { index, label: head[index]?.trim() ?? "" };
  }
  return columns;
}

type Complain = (column: string, value: string, problem: CellProblem) => void;

function readRow(record: string[], columns: Columns, rules: PriceFileRules, complain: Complain): PriceValue | null {
  let bad = false;
  const cell = (head: Head) => record[columns[head]?.index ?? -1]?.trim() ?? "";
  const wrong = (head: Head, problem: CellProblem) => {
    bad = true;
    complain(columns[head]?.label ?? "", cell(head).slice(0, 60), problem);
  };
  for (const head of Object.keys(columns) as Head[]) {
    if (/\p{Cc}/u.test(cell(head))) wrong(head, "hidden");
    else if (cell(head).length > 80) wrong(head, "tooLong");
  }
  if (bad) return null;
  const day = dayIn(cell("day"), rules.today, (problem) => wrong("day", problem));
  const commodityCode = commodityIn(cell("commodity"), rules) ?? "";
  if (commodityCode === "") wrong("commodity", cell("commodity") === "" ? "required" : "unknownCommodity");
  const level = cell("level") === "" ? rules.level : levelWords[cell("level").toLowerCase()];
  if (!level) wrong("level", "unknownLevel");
  const regencyCode =
    rules.regencyCodes.find((code) => liesIn(cell("place"), code)) ?? (cell("place") === "" ? rules.regencyCode : "");
  if (regencyCode === "") wrong("place", "otherRegency");
  if (!/^((rp\/)?kg|kilogram|kilo)?$/i.test(cell("unit"))) wrong("unit", "notKg");
  const typicalIdr = moneyIn(cell("typical"), (problem) => wrong("typical", problem));
  const lowIdr = cell("low") === "" ? typicalIdr : moneyIn(cell("low"), (problem) => wrong("low", problem));
  const highIdr = cell("high") === "" ? typicalIdr : moneyIn(cell("high"), (problem) => wrong("high", problem));
  if (bad || !level) return null;
  if (lowIdr > typicalIdr) wrong("low", "order");
  if (typicalIdr > highIdr) wrong("high", "order");
  if (bad) return null;
  const market = cell("market") === "" ? "-" : cell("market");
  const source = cell("source") === "" ? rules.source : cell("source");
  return { commodityCode, level, regencyCode, market, day, lowIdr, typicalIdr, highIdr, source };
}

function dayIn(text: string, today: string, complain: (problem: CellProblem) => void): string {
  const day = readDay(text);
  const problem = text === "" ? "required" : day === null ? "day" : dayFault(day, today);
  if (problem) complain(problem);
  return day ?? "";
}

function moneyIn(text: string, complain: (problem: CellProblem) => void): number {
  const idr = readIdr(text);
  const problem =
    text === "" ? "required" : idr === null || idr === 0 ? "money" : idr > 100_000_000 ? "tooLarge" : null;
  if (problem) complain(problem);
  return idr ?? 0;
}

function commodityIn(text: string, { commodities }: PriceFileRules): string | undefined {
  const wanted = text.toLowerCase().replace(/^ikan /, "");
  const names = (one: PriceFileRules["commodities"][number]) => [
    one.code,
    one.nameId,
    one.nameEn,
    ...one.nameLocal.split(/[;,/]/),
  ];
  return commodities.find((one) =>
    names(one).some(
      (name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/^ikan /, "") === wanted && wanted !== "",
    ),
  )?.code;
}
