import PDFDocument from "pdfkit";
import QRCode from "qrcode";
import type { PaperText } from "./agreement-text.ts";
import { paperFont } from "./paper-fonts.server.ts";

/** What is printed besides the text: who signed, how it is proved, and what the reader should know. */
export type PdfPaper = {
  text: PaperText;
  /** The state of the text in a sentence. */
  state: string;
  warning: string;
  blanks: string;
  signs: { role: string; name: string; line: string }[];
  proof: { url: string; code: string; sentence: string };
};

type Doc = InstanceType<typeof PDFDocument>;

const margin = 54;
const fonts = { plain: "noto-sans-latin-400.woff", bold: "noto-sans-latin-700.woff" };

/** The agreement as a file: A4, tagged, its fonts inside, its text selectable, with a code that leads to the proof. */
export async function agreementPdf(paper: PdfPaper): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: "A4", margin, tagged: true, displayTitle: true, lang: "id-ID", bufferPages: true },
    info: { Title: `${paper.text.title}. ${paper.text.number}`, Creator: "HuluHilir" },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(chunks))));
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, paperFont(file));
  writeText(doc, paper);
  writeSigns(doc, paper);
  writeProof(doc, paper);
  numberPages(doc, paper.text.number);
  doc.end();
  return finished;
}

function writeText(doc: Doc, { text, state, warning, blanks }: PdfPaper): void {
  say(doc, "H1", text.title, { font: "bold", size: 15, gap: 2 });
  say(doc, "P", text.number, { gap: 8 });
  say(doc, "P", state, { font: "bold", gap: 2 });
  say(doc, "P", warning, { size: 8.5, gap: 10 });
  for (const line of [text.opening, text.first, text.second]) say(doc, "P", line, { gap: 3 });
  say(doc, "P", blanks, { size: 8.5, gap: 6 });
  say(doc, "P", text.purpose, { gap: 8 });
  for (const clause of text.clauses) {
    say(doc, "H2", clause.title, { font: "bold", gap: 1, keep: heightOf(doc, clause) });
    say(doc, "P", clause.text, { gap: 6 });
  }
  say(doc, "P", text.closing, { gap: 10 });
}

/** How high a clause stands with its title: it is not torn apart by the end of a page. */
function heightOf(doc: Doc, clause: { title: string; text: string }): number {
  const look = { width: doc.page.width - 2 * margin, lineGap: 1.5 };
  const title = doc.font("bold").fontSize(10).heightOfString(clause.title, look);
  return title + 1 + doc.font("plain").fontSize(10).heightOfString(clause.text, look);
}

/** Two columns: who signed for each side, and lines for the witnesses. */
function writeSigns(doc: Doc, { signs }: PdfPaper): void {
  const width = (doc.page.width - 2 * margin) / 2 - 10;
  for (let i = 0; i < signs.length; i += 2) {
    room(doc, 84);
    const top = doc.y;
    for (const [column, sign] of signs.slice(i, i + 2).entries()) {
      const x = margin + column * (width + 20);
      say(doc, "P", sign.role, { font: "bold", x, y: top, width });
      say(doc, "P", sign.name, { x, width, gap: 24 });
      doc.markContent("Artifact");
      doc
        .moveTo(x, doc.y)
        .lineTo(x + width, doc.y)
        .lineWidth(0.5)
        .stroke();
      doc.endMarkedContent();
      say(doc, "P", sign.line, { size: 8, x, y: doc.y + 3, width });
    }
    doc.x = margin;
    doc.y = top + 84;
  }
}

function writeProof(doc: Doc, { proof }: PdfPaper): void {
  const side = 84;
  room(doc, side + 10);
  const top = doc.y + 4;
  const { modules } = QRCode.create(proof.url, { errorCorrectionLevel: "M" });
  const dot = side / modules.size;
  const picture = doc.struct("Figure", { alt: proof.sentence }, () => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) doc.rect(margin + column * dot, top + row * dot, dot, dot);
      }
    }
    doc.fill("#000");
  });
  doc.addStructure(picture);
  const x = margin + side + 14;
  const width = doc.page.width - margin - x;
  say(doc, "P", proof.sentence, { x, y: top, width, gap: 3 });
  say(doc, "P", proof.url, { size: 8, x, width, gap: 3 });
  say(doc, "P", proof.code, { size: 8, x, width });
  doc.y = Math.max(doc.y, top + side);
}

function numberPages(doc: Doc, number: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    doc.markContent("Artifact");
    // Below the margin a line would begin a new page: the margin is put aside for it.
    doc.page.margins.bottom = 0;
    doc.font("plain").fontSize(8);
    doc.text(`${number}. ${i + 1}/${count}`, margin, doc.page.height - 36, { lineBreak: false });
    doc.page.margins.bottom = margin;
    doc.endMarkedContent();
  }
}

type Look = {
  font?: "plain" | "bold";
  size?: number;
  gap?: number;
  keep?: number;
  x?: number;
  y?: number;
  width?: number;
};

/** One block of text with its place in the structure, so that a screen reader reads it in order. */
function say(doc: Doc, tag: "H1" | "H2" | "P", text: string, look: Look): void {
  const { font = "plain", size = 10, gap = 0, keep = 0, x = margin, width = doc.page.width - 2 * margin } = look;
  if (keep > 0) room(doc, keep);
  const y = look.y ?? doc.y;
  const block = doc.struct(tag, {}, () => {
    doc.font(font).fontSize(size).fillColor("#16211d").text(text, x, y, { width, lineGap: 1.5 });
  });
  doc.addStructure(block);
  block.end();
  doc.y += gap;
}

/** Begins a page when less than `height` points are left on this one. */
function room(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - margin) doc.addPage();
}
