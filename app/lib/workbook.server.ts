import { cellsOf, decodeXml, tagsOf } from "./sheet-xml.ts";
import type { SheetCells, Workbook } from "./sheet-xml.ts";
import type { ZipFault } from "./zip.server.ts";
import { openZip } from "./zip.server.ts";

export type WorkbookFault = ZipFault | "notWorkbook" | "tooManyRows";

/**
 * Reads an Excel workbook cell by cell, with what each cell is: a number, text, a formula. It reads and judges; what a
 * cell means is for the caller. `mostRows` is for each sheet.
 */
export function readWorkbook(bytes: Uint8Array, mostRows: number): Workbook | WorkbookFault {
  const zip = openZip(bytes);
  if (typeof zip === "string") return zip;
  try {
    const book = zip.text("xl/workbook.xml");
    const relations = zip.text("xl/_rels/workbook.xml.rels");
    if (!book || !relations) return "notWorkbook";
    const targets = new Map(tagsOf(relations, "Relationship").map((tag) => [tag.Id ?? "", tag.Target ?? ""]));
    const shared = sharedTexts(zip.text("xl/sharedStrings.xml") ?? "");
    const sheets: SheetCells[] = [];
    for (const tag of tagsOf(book, "sheet")) {
      const target = targets.get(tag["r:id"] ?? tag.id ?? "") ?? "";
      const text = zip.text(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
      if (text === undefined) continue;
      const cells = cellsOf(text, shared, mostRows);
      if (!cells) return "tooManyRows";
      sheets.push({ name: decodeXml(tag.name ?? "").trim(), ...cells });
    }
    return { sheets, from1904: tagsOf(book, "workbookPr").some((tag) => /^(1|true)$/.test(tag.date1904 ?? "")) };
  } catch {
    return "broken";
  }
}

function sharedTexts(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, body = ""]) =>
    // The reading aid of Japanese (rPh) is no part of the text.
    [
      ...body
        .replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, "")
        .matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g),
    ]
      .map(([, text = ""]) => decodeXml(text))
      .join(""),
  );
}
