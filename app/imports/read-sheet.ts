import { isIsoDate } from "~/lib/dates.ts";
import type { Cell, SheetRow } from "~/lib/sheet-xml.ts";
import { addressOf } from "~/lib/sheet-xml.ts";
import type { CellKind, Problem, RawRow, SheetColumn } from "./sheet.ts";
import { folded } from "./sheet.ts";

const dayMs = 86_400_000;
/** Day 0 of Excel's calendar; the older one of Macintosh begins in 1904. */
const firstDay = { usual: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };
const longestText = 500;

type Sheet = { name: string; rows: SheetRow[]; merged: string[] };
type Labels = readonly Record<string, string>[];
type Complain = (problem: Problem) => void;

/**
 * The rows of a sheet as typed strings by column. The heads stand in the first row, in either language and any order.
 * Everything that is no plain value of its kind is complained of with its cell: formulas, merged cells, text where a
 * number or a date belongs, signs that nobody sees.
 */
export function readSheet(
  sheet: Sheet,
  columns: readonly SheetColumn[],
  labels: Labels,
  from1904: boolean,
  complain: Complain,
): RawRow[] {
  const tell = (cell: string, key: string, value = "") =>
    complain({ sheet: sheet.name, cell, key, value: value.slice(0, 60) });
  for (const range of sheet.merged) tell(range, "merged");
  const [head, ...body] = sheet.rows;
  const places = head?.number === 1 ? placesOf(head, columns, labels, tell) : null;
  if (!places) {
    tell("A1", "noHead");
    return [];
  }
  return body.map((row) => {
    const values: Record<string, string> = {};
    const addressOfKey = (key: string) => addressOf(places.get(key) ?? 0, row.number);
    for (const [at] of row.cells) {
      if (![...places.values()].includes(at)) tell(addressOf(at, row.number), "noHeadAbove");
    }
    for (const { key, kind, required } of columns) {
      const cell = row.cells.get(places.get(key) ?? -1);
      const address = addressOfKey(key);
      const read = cell ? valueOf(cell, kind, from1904) : null;
      if (read && "problem" in read) tell(address, read.problem, textIn(cell));
      else if (read) values[key] = read.value;
      else if (required) tell(address, "required");
    }
    return { number: row.number, values, addressOf: addressOfKey };
  });
}

function placesOf(
  head: SheetRow,
  columns: readonly SheetColumn[],
  labels: Labels,
  tell: (cell: string, key: string, value?: string) => void,
) {
  const places = new Map<string, number>();
  for (const [at, cell] of head.cells) {
    // A star marks what must be filled in.
    const text = cell.is === "text" ? folded(cell.value.replace(/\*/g, "")) : "";
    const column = columns.find(({ key }) => labels.some((names) => folded(names[key] ?? "") === text));
    const address = addressOf(at, 1);
    if (!column) tell(address, "unknownColumn", textIn(cell));
    else if (places.has(column.key)) tell(address, "repeatedColumn", textIn(cell));
    else places.set(column.key, at);
  }
  if (places.size === 0) return null;
  for (const { key, required } of columns) {
    if (required && !places.has(key)) tell("", "missingColumn", labels[0]?.[key] ?? key);
  }
  return columns.every(({ key, required }) => !required || places.has(key)) ? places : new Map<string, number>();
}

type Read = { value: string } | { problem: string };

function valueOf(cell: Cell, kind: CellKind, from1904: boolean): Read | null {
  if (cell.is === "formula" || cell.is === "error" || cell.is === "boolean") return { problem: cell.is };
  if (cell.is === "text") return textValue(cell.value, kind);
  if (kind === "date") return dateValue(cell.value, from1904);
  if (kind === "decimal") return decimalValue(cell.value);
  if (!Number.isInteger(cell.value)) return { problem: "notWhole" };
  if (cell.value < 0) return { problem: "negative" };
  return cell.value > 1e13 ? { problem: "tooLarge" } : { value: String(cell.value) };
}

function textValue(text: string, kind: CellKind): Read {
  const trimmed = text.trim();
  // Line breaks and tabs inside a cell are usual in notes only by accident: they are refused with the other hidden signs.
  if (/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(trimmed)) return { problem: "hidden" };
  if (trimmed.length > longestText) return { problem: "tooLong" };
  if (kind === "date") return { problem: "dateAsText" };
  if (kind === "whole" || kind === "decimal") return { problem: "numberAsText" };
  return { value: trimmed };
}

/** An Excel day is a count of days; a time within it is no harvest day. */
function dateValue(serial: number, from1904: boolean): Read {
  if (!Number.isInteger(serial)) return { problem: "dateWithTime" };
  const ms = (from1904 ? firstDay.from1904 : firstDay.usual) + serial * dayMs;
  if (serial < 1 || serial > 2_958_465) return { problem: "notDate" };
  const iso = new Date(ms).toISOString().slice(0, 10);
  return isIsoDate(iso) && iso > "2000" ? { value: iso } : { problem: "notDate" };
}

function decimalValue(value: number): Read {
  if (value < 0) return { problem: "negative" };
  const tenths = Math.round(value * 10);
  if (Math.abs(value * 10 - tenths) > 1e-6) return { problem: "oneDigit" };
  return { value: String(tenths / 10).replace(".", ",") };
}

function textIn(cell: Cell | undefined): string {
  return cell?.is === "text" || cell?.is === "number" ? String(cell.value) : "";
}
