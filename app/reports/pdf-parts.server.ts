import type PDFDocument from "pdfkit";
import { formatNumber } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import type { ReportTable, Unit } from "./report-tables.ts";

export type Doc = InstanceType<typeof PDFDocument>;

export const margin = 46;
export const ink = { text: "#16211d", soft: "#47524c", line: "#d9d4c5", edge: "#77756a" };
export const tones = {
  hulu: "#0b5563",
  hilir: "#8a3b12",
  hilirTint: "#e9c9b4",
  plain: "#f1ede2",
  edge: "#77756a",
  huluTint: "#bcd8dc",
};

type Look = {
  tag?: "H1" | "H2" | "P";
  font?: "plain" | "bold";
  size?: number;
  color?: string;
  gap?: number;
  x?: number;
  y?: number;
  width?: number;
  align?: "left" | "right" | "center";
};

/** Width between the margins, points. */
export function widthOf(doc: Doc): number {
  return doc.page.width - 2 * margin;
}

/** Begins a page when less than `height` points are left on this one. */
export function room(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - margin - 14) doc.addPage();
}

/** One block of text, with its place in the order that a screen reader reads. */
export function say(doc: Doc, text: string, look: Look = {}): void {
  const { tag = "P", font = "plain", size = 10, color = ink.text, gap = 0, align = "left" } = look;
  const { x = margin, y = doc.y, width = widthOf(doc) } = look;
  const block = doc.struct(tag, {}, () => {
    doc.font(font).fontSize(size).fillColor(color).text(text, x, y, { width, align, lineGap: 1.5 });
  });
  doc.addStructure(block);
  block.end();
  doc.y += gap;
}

/** The heading of a part, never alone at the foot of a page. */
export function heading(doc: Doc, text: string, keep = 90): void {
  room(doc, keep);
  doc.y += 12;
  say(doc, text, { tag: "H2", font: "bold", size: 12.5, gap: 4 });
}

/** A picture with a sentence above it that says what it shows, and its figures in words for whoever cannot see it. */
export function picture(doc: Doc, says: string, describe: string, height: number, draw: (top: number) => void): void {
  room(doc, height + 26);
  say(doc, says, { font: "bold", size: 9.5, gap: 4 });
  const top = doc.y;
  const figure = doc.struct("Figure", { alt: `${says} ${describe}` }, () => draw(top));
  doc.addStructure(figure);
  figure.end();
  doc.x = margin;
  doc.y = top + height + 6;
}

export type BarLine = { label: string; value: number; text: string; color: string };

/** Lengths below each other, each with its name and figure beside it. */
export function bars(doc: Doc, says: string, lines: readonly BarLine[]): void {
  const most = Math.max(1, ...lines.map(({ value }) => value));
  const [pitch, from, to] = [17, margin + 150, margin + widthOf(doc) - 92];
  const describe = lines.map(({ label, text }) => `${label}: ${text}`).join(", ");
  picture(doc, says, describe, lines.length * pitch, (top) => {
    for (const [index, { label, value, text, color }] of lines.entries()) {
      const y = top + index * pitch;
      const long = (Math.max(0, value) / most) * (to - from);
      doc.fillColor(ink.text).font("plain").fontSize(9);
      doc.text(label, margin, y + 1, { width: 144, height: 12, ellipsis: true, lineBreak: false });
      doc.rect(from, y, Math.max(0.6, long), 11).fill(color);
      doc.fillColor(ink.text).font("bold").fontSize(9);
      doc.text(text, from + Math.max(0.6, long) + 5, y + 1, { lineBreak: false });
    }
  });
}

/** One bar in parts, each named below it with its figure and its part of the whole. A loss has no length. */
export function parted(doc: Doc, says: string, lines: readonly BarLine[]): void {
  const whole = lines.reduce((sum, { value }) => sum + Math.max(0, value), 0) || 1;
  const describe = lines.map(({ label, text }) => `${label}: ${text}`).join(", ");
  picture(doc, says, describe, 62, (top) => {
    let x = margin;
    const column = widthOf(doc) / lines.length;
    for (const [index, { label, value, text, color }] of lines.entries()) {
      const long = (Math.max(0, value) / whole) * widthOf(doc);
      doc.rect(x, top, long, 22).fillAndStroke(color, "#ffffff");
      x += long;
      const left = margin + index * column;
      doc.rect(left, top + 32, 8, 8).fillAndStroke(color, ink.edge);
      doc
        .fillColor(ink.soft)
        .font("plain")
        .fontSize(8.5)
        .text(label, left + 12, top + 30, { width: column - 14, lineBreak: false });
      doc
        .fillColor(ink.text)
        .font("bold")
        .fontSize(9)
        .text(text, left + 12, top + 43, { width: column - 14, lineBreak: false });
    }
  });
}

/** A column a month, the last one filled. */
export function columns(doc: Doc, says: string, lines: readonly BarLine[]): void {
  const most = Math.max(1, ...lines.map(({ value }) => value));
  const describe = lines.map(({ label, text }) => `${label}: ${text}`).join(", ");
  const [tall, pitch] = [84, widthOf(doc) / Math.max(1, lines.length)];
  picture(doc, says, describe, tall + 30, (top) => {
    for (const [index, { label, value, text, color }] of lines.entries()) {
      const x = margin + index * pitch;
      const high = (value / most) * tall;
      doc.rect(x + pitch * 0.2, top + 12 + tall - high, pitch * 0.6, Math.max(0.6, high)).fill(color);
      const middle = { width: pitch, align: "center" as const, lineBreak: false };
      doc
        .fillColor(ink.text)
        .font("bold")
        .fontSize(8.5)
        .text(text, x, top + tall - high, middle);
      doc
        .fillColor(ink.soft)
        .font("plain")
        .fontSize(8.5)
        .text(label, x, top + tall + 16, middle);
    }
    doc
      .moveTo(margin, top + 12 + tall)
      .lineTo(margin + widthOf(doc), top + 12 + tall)
      .lineWidth(0.8)
      .stroke(ink.text);
  });
}

const rowHeight = 15.5;

/** A table with its head on every page that it reaches, and its sums below a line. */
export function table(doc: Doc, { columns: heads, rows, foot }: ReportTable, locale: Locale): void {
  const first = widthOf(doc) * (heads.length > 5 ? 0.27 : 0.36);
  const rest = (widthOf(doc) - first) / Math.max(1, heads.length - 1);
  const whole = doc.struct("Table");
  doc.addStructure(whole);
  const line = (cells: string[], tag: "TH" | "TD", font: "plain" | "bold", color = ink.text) => {
    const y = doc.y;
    const row = doc.struct("TR");
    whole.add(row);
    for (const [index, text] of cells.entries()) {
      const x = index === 0 ? margin : margin + first + (index - 1) * rest;
      const place = { width: (index === 0 ? first : rest) - 4, height: 11, ellipsis: true, lineBreak: false };
      const align = index === 0 ? ("left" as const) : ("right" as const);
      const cell = doc.struct(tag, {}, () => {
        doc
          .font(font)
          .fontSize(8.5)
          .fillColor(color)
          .text(text, x, y + 3, { ...place, align });
      });
      row.add(cell);
      cell.end();
    }
    row.end();
    doc.y = y + rowHeight;
  };
  const rule = (width: number, color: string) => {
    doc.markContent("Artifact");
    doc
      .moveTo(margin, doc.y)
      .lineTo(margin + widthOf(doc), doc.y)
      .lineWidth(width)
      .stroke(color);
    doc.endMarkedContent();
  };
  const head = () => {
    line(
      heads.map(({ head, unit }) => headOf(head, unit)),
      "TH",
      "plain",
      ink.soft,
    );
    rule(1, ink.text);
  };
  room(doc, rowHeight * 4);
  head();
  for (const cells of rows) {
    if (doc.y + rowHeight > doc.page.height - margin - 14) {
      doc.addPage();
      head();
    }
    line(
      cells.map((value, index) => cellText(value, heads[index]?.unit ?? "text", locale)),
      "TD",
      "plain",
    );
    rule(0.4, ink.line);
  }
  if (foot) {
    room(doc, rowHeight + 2);
    rule(1, ink.text);
    line(
      foot.map((value, index) => cellText(value, heads[index]?.unit ?? "text", locale)),
      "TD",
      "bold",
    );
  }
  whole.end();
  doc.x = margin;
  doc.y += 6;
}

function headOf(head: string, unit: Unit): string {
  if (unit === "kg") return `${head}, kg`;
  return unit === "idr" ? `${head}, Rp` : head;
}

function cellText(value: string | number | null, unit: Unit, locale: Locale): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (value === 0 && unit !== "count") return "–";
  return formatNumber(value, locale, unit === "kg" ? 3 : 0);
}
