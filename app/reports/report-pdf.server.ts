import PDFDocument from "pdfkit";
import { paperFont } from "~/partnerships/paper-fonts.server.ts";
import { formatGramsAsKg, formatIdr, formatIdrShort, formatNumber, formatPercent } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import { monthWords } from "./month.words.ts";
import type { Doc } from "./pdf-parts.server.ts";
import { bars, columns, heading, ink, margin, parted, room, say, table, tones, widthOf } from "./pdf-parts.server.ts";
import type { Heading } from "./report-tables.ts";
import { tablesOf } from "./report-tables.ts";
import { openingOf, perKgIdr, periodName, unknownsOf } from "./report-text.ts";
import type { Report } from "./report.ts";
import { reportWords } from "./words.ts";

type Asked = { report: Report; heading: Heading; made: string; locale: Locale };

/** The report as a file to hand over: A4, fonts inside, text to select, pictures as lines. */
export async function reportPdf(asked: Asked): Promise<Buffer> {
  const { heading: of, locale } = asked;
  const title = monthWords[locale].head(of.place, periodName(of.periodKey, locale));
  const doc = new PDFDocument({
    ...{
      size: "A4",
      margin,
      tagged: true,
      displayTitle: true,
      lang: locale === "id" ? "id-ID" : "en",
      bufferPages: true,
    },
    info: { Title: title, Creator: "HuluHilir" },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(chunks))));
  doc.registerFont("plain", paperFont("noto-sans-latin-400.woff"));
  doc.registerFont("bold", paperFont("noto-sans-latin-700.woff"));
  writeHead(doc, title, asked);
  writeNumbers(doc, asked);
  writeParts(doc, asked);
  writeRest(doc, asked);
  numberPages(doc, asked);
  doc.end();
  return finished;
}

function writeHead(doc: Doc, title: string, { report, heading: of, made, locale }: Asked): void {
  doc.markContent("Artifact");
  doc.path(`M${margin + 13} 46C${margin + 4} 58 ${margin} 64 ${margin} 71a13 13 0 0 0 13 13z`).fill(tones.hulu);
  doc.path(`M${margin + 13} 46c9 12 13 18 13 25a13 13 0 0 1-13 13z`).fill(tones.hilir);
  doc.endMarkedContent();
  const x = margin + 38;
  const width = widthOf(doc) - 38;
  say(doc, of.program ?? reportWords[locale].allPrograms, { x, y: 44, width: width - 170, size: 9.5, color: ink.soft });
  say(doc, monthWords[locale].made(made), {
    x: x + width - 190,
    y: 44,
    width: 190,
    size: 8.5,
    color: ink.soft,
    align: "right",
  });
  say(doc, title, { tag: "H1", font: "bold", size: 17, x, y: 58, width });
  doc.y += 8;
  rule(doc);
  doc.y += 10;
  for (const line of openingOf(report, of.place, of.periodKey, locale)) say(doc, line, { size: 11, gap: 3 });
}

function writeNumbers(doc: Doc, { report, locale }: Asked): void {
  const words = reportWords[locale];
  const more = monthWords[locale];
  const { totals, before } = report;
  const kg = (grams: number) => formatGramsAsKg(grams, locale);
  const idr = (amount: number) => formatIdr(amount, locale);
  const count = (kind: "promised" | "delivered" | "paid") =>
    words.papers[kind](formatNumber(totals[kind].papers, locale));
  const past = (text: string | undefined) => (before && text ? more.before(text, periodName(before.key, locale)) : "");
  const old = before?.totals;
  const three = [
    [
      words.promised,
      kg(totals.promised.grams),
      `${count("promised")}, ${idr(totals.promised.amountIdr)}`,
      old && kg(old.promised.grams),
    ],
    [
      words.delivered,
      kg(totals.delivered.grams),
      `${count("delivered")}, ${idr(totals.delivered.amountIdr)}`,
      old && kg(old.delivered.grams),
    ],
    [words.paid, idr(totals.paid.amountIdr), count("paid"), old && idr(old.paid.amountIdr)],
  ] as const;
  doc.y += 8;
  const top = doc.y;
  const width = widthOf(doc) / 3;
  for (const [index, [label, figure, note, was]] of three.entries()) {
    const place = { x: margin + index * width, width: width - 10 };
    say(doc, label, { ...place, y: top, size: 9.5, color: ink.soft });
    say(doc, figure, { ...place, font: "bold", size: figure.length > 14 ? 14 : 19 });
    say(doc, note, { ...place, y: top + 40, size: 8.5, color: ink.soft });
    say(doc, past(was), { ...place, size: 8.5, color: ink.soft });
  }
  doc.y = top + 72;
  doc.x = margin;
  bars(doc, more.threeSays, [
    {
      label: words.promised,
      value: totals.promised.amountIdr,
      text: idr(totals.promised.amountIdr),
      color: tones.edge,
    },
    {
      label: words.delivered,
      value: totals.delivered.amountIdr,
      text: idr(totals.delivered.amountIdr),
      color: tones.hulu,
    },
    { label: words.paid, value: totals.paid.amountIdr, text: idr(totals.paid.amountIdr), color: ink.text },
  ]);
  say(doc, more.threeNote, { size: 8.5, color: ink.soft });
}

function writeParts(doc: Doc, { report, heading: of, locale }: Asked): void {
  const words = reportWords[locale];
  const more = monthWords[locale];
  const { value } = report;
  const idr = (amount: number) => formatIdrShort(amount, locale);
  heading(doc, words.valueAdded, 130);
  const perKg = `${formatIdr(perKgIdr(value), locale)} ${more.perKg}`;
  say(doc, `${formatIdr(value.valueAddedIdr, locale)}, ${perKg}`, { font: "bold", size: 11, gap: 2 });
  say(doc, value.isEstimate ? `${more.valueNote} ${more.estimate}` : more.valueNote, {
    size: 8.5,
    color: ink.soft,
    gap: 6,
  });
  if (value.outputIdr > 0) {
    const part = (label: string, amount: number, color: string) => ({
      ...{ label, value: amount, color },
      text: `${idr(amount)} (${formatPercent(amount / value.outputIdr, locale)})`,
    });
    parted(doc, more.sidesSay, [
      part(words.part.producer, value.producerIdr, tones.hulu),
      part(words.part.workers, value.workersIdr, tones.hilirTint),
      part(words.part.kitchen, value.kitchenIdr, tones.hilir),
      part(words.part.other, value.otherIdr, tones.plain),
    ]);
  }
  for (const one of tablesOf(report, of, locale)) {
    if (["ringkasan", "pihak", "bulan", "risiko"].includes(one.key) || one.rows.length === 0) continue;
    heading(doc, one.name);
    const place = report.places.find(({ level }) => level === one.key);
    const best = place?.rows.filter(({ valueAddedIdr }) => valueAddedIdr > 0).slice(0, 8) ?? [];
    if (best.length > 1)
      bars(
        doc,
        more.placeSays(best[0]?.name ?? ""),
        best.map((row) => ({
          label: row.name,
          value: row.valueAddedIdr,
          text: idr(row.valueAddedIdr),
          color: tones.hilir,
        })),
      );
    table(doc, one, locale);
  }
}

function writeRest(doc: Doc, { report, heading: of, locale }: Asked): void {
  const more = monthWords[locale];
  const { stimulus, fairness, months, totals } = report;
  if (months.length > 0) {
    heading(doc, more.trend, 190);
    const last = months.length - 1;
    columns(
      doc,
      more.trendSays,
      months.map((row, index) => ({
        ...{ label: periodName(row.month, locale), value: row.deliveredGrams },
        ...{ text: formatGramsAsKg(row.deliveredGrams, locale), color: index === last ? tones.hulu : tones.huluTint },
      })),
    );
  }
  const share = (grams: number) =>
    formatPercent(totals.delivered.grams > 0 ? grams / totals.delivered.grams : 0, locale);
  const number = (count: number) => formatNumber(count, locale);
  heading(doc, more.stimulus);
  say(doc, `${more.given}: ${formatIdr(stimulus.amountIdr, locale)} ${more.givenNote(number(stimulus.groups))}.`);
  say(doc, `${more.since}: ${formatIdr(stimulus.sinceIdr, locale)}.`, { gap: 2 });
  say(doc, more.stimulusNote, { size: 8.5, color: ink.soft });
  heading(doc, more.fairness);
  say(doc, `${more.reached(number(fairness.delivering), number(fairness.producers))}.`);
  say(doc, `${more.topThree}: ${share(fairness.topGrams)} ${more.ofDelivered}.`);
  say(doc, `${more.lowerHalf}: ${share(fairness.lowerGrams)} ${more.ofDelivered}.`);
  const risks = tablesOf(report, of, locale).find(({ key }) => key === "risiko");
  heading(doc, more.risks, 120);
  if (risks) table(doc, risks, locale);
  heading(doc, more.unknown);
  for (const line of unknownsOf(report, locale)) say(doc, `•  ${line}`, { gap: 2 });
  writeSigns(doc, locale);
}

function writeSigns(doc: Doc, locale: Locale): void {
  room(doc, 100);
  doc.y += 22;
  const top = doc.y;
  const width = widthOf(doc) / 2 - 30;
  for (const [index, role] of monthWords[locale].signs.entries()) {
    const x = margin + index * (width + 60);
    say(doc, role, { x, y: top, width });
    doc.markContent("Artifact");
    doc
      .moveTo(x, top + 64)
      .lineTo(x + width, top + 64)
      .lineWidth(0.6)
      .stroke(ink.text);
    doc.endMarkedContent();
  }
  doc.y = top + 68;
}

function rule(doc: Doc): void {
  doc.markContent("Artifact");
  doc
    .moveTo(margin, doc.y)
    .lineTo(margin + widthOf(doc), doc.y)
    .lineWidth(1.4)
    .stroke(ink.text);
  doc.endMarkedContent();
}

function numberPages(doc: Doc, { heading: of, made, locale }: Asked): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    doc.markContent("Artifact");
    // Below the margin a line would begin a new page: the margin is put aside for it.
    doc.page.margins.bottom = 0;
    doc.font("plain").fontSize(8).fillColor(ink.soft);
    const y = doc.page.height - 32;
    doc.text(`${of.place}, ${periodName(of.periodKey, locale)}. ${made}`, margin, y, { lineBreak: false });
    doc.text(monthWords[locale].page(i + 1, count), margin, y, {
      width: widthOf(doc),
      align: "right",
      lineBreak: false,
    });
    doc.page.margins.bottom = margin;
    doc.endMarkedContent();
  }
}
