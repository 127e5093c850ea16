/** What stands in a cell of a workbook, as the file has it. Empty cells are left out. */
export type Cell =
  | { is: "number"; value: number }
  | { is: "text"; value: string }
  | { is: "formula" }
  | { is: "error" }
  | { is: "boolean" };
/** A row by its number as people see it, with its cells by column (0 is A). */
export type SheetRow = { number: number; cells: Map<number, Cell> };

/** A sheet as it was filled in: its rows that hold anything, and the ranges that were merged. */
export type SheetCells = { name: string; rows: SheetRow[]; merged: string[] };
export type Workbook = { sheets: SheetCells[]; from1904: boolean };

const mostColumns = 200;

/** Attributes of every tag of this name, whatever its prefix. */
export function tagsOf(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*?)/?>`, "g"))].map(([, text = ""]) =>
    attributesOf(text),
  );
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((m) => [m[1], m[2] ?? m[3] ?? ""]),
  );
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text of an XML document as it is meant; `_x0009_` is how Excel writes a control character. */
export function decodeXml(text: string): string {
  if (!/[&_\r]/.test(text)) return text;
  return text
    .replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
      if (name) return named[name] ?? all;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    })
    .replaceAll(/_x([\da-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Column of a cell's address, 0 for A: "AB12" is 27. */
export function columnOf(address: string): number {
  let column = 0;
  for (const letter of address.replace(/\d+$/, "")) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** "D7" of column 3 and row 7. */
export function addressOf(column: number, row: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

const parts = /<(?:\w+:)?(row|c|mergeCell)\b([^>]*?)(\/?)>|<(?:\w+:)?(f|v|t)\b[^>]*?(\/?)>|<\/(?:\w+:)?(c|f|v|t)>/g;

/** The filled rows of a sheet in their order, or null when there are more than `mostRows`. One pass, no tree. */
export function cellsOf(xml: string, shared: readonly string[], mostRows: number) {
  const rows: SheetRow[] = [];
  const merged: string[] = [];
  let row: SheetRow = { number: 0, cells: new Map() };
  let open: { column: number; type: string; value: string; formula: boolean } | null = null;
  let column = -1;
  let from = -1;
  for (const part of xml.matchAll(parts)) {
    const [all, tag, attributes = "", closed, inner, innerClosed, end] = part;
    if (tag === "row") {
      const wanted = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? row.number + 1);
      row = { number: wanted, cells: new Map() };
      column = -1;
    } else if (tag === "mergeCell") merged.push(/\bref="([A-Z\d:]+)"/.exec(attributes)?.[1] ?? "?");
    else if (tag === "c") {
      const address = /\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
      column = address ? columnOf(address) : column + 1;
      open = closed ? null : { column, type: /\bt="(\w+)"/.exec(attributes)?.[1] ?? "n", value: "", formula: false };
    } else if (inner && open) {
      if (inner === "f") open.formula = true;
      else if (!innerClosed) from = part.index + all.length;
    } else if (end === "c" && open) {
      const cell = open.column < mostColumns ? cellOf(open, shared) : null;
      if (cell) {
        if (row.cells.size === 0 && rows.push(row) > mostRows) return null;
        row.cells.set(open.column, cell);
      }
      open = null;
    } else if (end && open && from >= 0) {
      if (end !== "f") open.value += xml.slice(from, part.index);
      from = -1;
    }
  }
  return { rows, merged };
}

function cellOf(open: { type: string; value: string; formula: boolean }, shared: readonly string[]): Cell | null {
  if (open.formula) return { is: "formula" };
  if (open.type === "e") return { is: "error" };
  if (open.type === "b") return { is: "boolean" };
  if (open.type === "n") return open.value === "" ? null : numberIn(open.value);
  const value = open.type === "s" ? (shared[Number(open.value)] ?? "") : decodeXml(open.value);
  return value.trim() === "" ? null : { is: "text", value };
}

function numberIn(text: string): Cell {
  const value = Number(text);
  return Number.isFinite(value) ? { is: "number", value } : { is: "error" };
}
