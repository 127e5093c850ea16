import { deflateRawSync } from "node:zlib";
import { addressOf } from "~/lib/sheet-xml.ts";

/** A cell as a test writes it: text, a number, a day (as Excel counts it), or raw XML for what no honest program writes. */
export type TestCell = string | number | { day: string } | { xml: string } | null;
export type TestSheet = { name: string; rows: TestCell[][]; merged?: string };

/** A zip of these parts, with `tweak` to spoil what the directory says of a part's size. */
export function zipOf(parts: Record<string, string>, tweak: { size?: number; flags?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text));
    const size = tweak.size ?? Buffer.byteLength(text);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(tweak.flags ?? 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), shared, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(centrals.length, 4);
  end.writeUInt16LE(centrals.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]);
}

/** The parts of a workbook with these sheets, every text within its cell. */
export function workbookParts(sheets: readonly TestSheet[]): Record<string, string> {
  const parts: Record<string, string> = {
    "xl/workbook.xml": `<workbook><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
  };
  for (const [at, { rows, merged }] of sheets.entries()) {
    const body = rows.map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, column, row + 1)).join("")}</row>`,
    );
    const merges = merged ? `<mergeCells count="1"><mergeCell ref="${merged}"/></mergeCells>` : "";
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet><sheetData>${body.join("")}</sheetData>${merges}</worksheet>`;
  }
  return parts;
}

/** The bytes of a workbook with these sheets. */
export function workbookOf(sheets: readonly TestSheet[]): Uint8Array {
  return new Uint8Array(zipOf(workbookParts(sheets)));
}

function cellXml(cell: TestCell, column: number, row: number): string {
  const at = addressOf(column, row);
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ("xml" in cell) return cell.xml.replace("AT", at);
  return `<c r="${at}" s="1"><v>${Date.parse(`${cell.day}T00:00:00Z`) / 86_400_000 + 25_569}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
