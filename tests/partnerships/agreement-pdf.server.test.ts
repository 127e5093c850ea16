import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { shownAgreement } from "~/partnerships/agreement-page.server.ts";
import { pdfPaperOf } from "~/partnerships/agreement-pdf-paper.server.ts";
import { agreementPdf } from "~/partnerships/agreement-pdf.server.ts";
import { contractFor } from "~/partnerships/contract-page.server.ts";
import { unpackedFont } from "~/partnerships/paper-fonts.server.ts";
import { createContract } from "../factories/partnerships.ts";
import { test } from "../setup.ts";
import { textOfPdf } from "./pdf-text.ts";

test("the file of an agreement is A4, tagged, carries its fonts, and says all that the page says", async ({ db }) => {
  const contract = await createContract(db);
  const reach = { groupId: contract.producer.id };
  const row = (await contractFor(db, reach, contract.id))!;
  const agreement = await shownAgreement(db, row, { reach, userId: "producer" }, null);
  const url = `https://huluhilir.example/bukti/${agreement.hash}`;
  const file = await agreementPdf(pdfPaperOf(agreement, url));
  const raw = file.toString("latin1");
  expect(raw).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
  expect(raw).toContain("/StructTreeRoot");
  expect(raw.match(/\/FontFile[23]? \d+ 0 R/g)).toHaveLength(2);
  expect(raw).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  expect(file.length).toBeLessThan(60_000);
  // A paragraph may run over the foot of a page.
  const said = textOfPdf(file)
    .replaceAll(/\s+/g, "")
    .replaceAll(/NomorPKS-2026-0001,naskahke-1\.\d\/\d/g, "");
  const { text } = agreement.body;
  const wanted = [text.title, text.number, text.opening, ...text.clauses.flatMap(({ title, text }) => [title, text])];
  for (const sentence of [...wanted, text.closing, agreement.hash]) {
    expect(said).toContain(sentence.replaceAll(/\s+/g, ""));
  }
});

test("the fonts of papers unpack to whole OpenType files: every table has the checksum that its entry names", () => {
  const font = unpackedFont(readFileSync("app/partnerships/paper-fonts/noto-sans-latin-400.woff"));
  const count = font.readUInt16BE(4);
  expect(count).toBeGreaterThan(8);
  for (let i = 0; i < count; i += 1) {
    const entry = 12 + i * 16;
    const tag = font.toString("latin1", entry, entry + 4);
    const [sum = 0, offset = 0, size = 0] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at));
    let added = 0;
    for (let at = offset; at < offset + size; at += 4) added = (added + font.readUInt32BE(at)) >>> 0;
    // The head keeps a sum over the whole file, which its own checksum leaves out.
    if (tag === "head") added = (added - font.readUInt32BE(offset + 8)) >>> 0;
    expect([tag, added]).toEqual([tag, sum]);
  }
  expect(() => unpackedFont(font)).toThrow("not a WOFF font");
});
