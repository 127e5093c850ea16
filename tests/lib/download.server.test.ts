import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { csvResponse, excelResponse, sheetOf } from "~/lib/download.server.ts";

const payloads = [
  "=1+1",
  "+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  '=HYPERLINK("http://x")',
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "=cmd|' /C calc'!A0",
];
const table = {
  name: "Nota: [uji]",
  rows: payloads.map((text) => ({ text, kg: 1234.5 })),
  columns: [
    { head: "Nama", value: (row: { text: string }) => row.text },
    { head: "Berat (kg)", value: (row: { kg: number }) => row.kg },
  ],
};

test("no text in a CSV is run as a formula", async () => {
  const csv = await csvResponse("x.csv", table).text();
  for (const line of csv.split("\r\n").slice(1)) {
    expect(line).not.toMatch(/^"?[=+\-@\t\r＝＋－＠]/);
  }
});

test("a CSV begins with a byte order mark and parts cells by semicolons", async () => {
  const bytes = new Uint8Array(await csvResponse("x.csv", table).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toContain("Nama;Berat (kg)\r\n");
});

test("a workbook keeps text as text and numbers as numbers, without a formula", async () => {
  const file = Buffer.from(await (await excelResponse("x.xlsx", [sheetOf(table)])).arrayBuffer());
  const rows = await readSheet(file);
  expect(rows[0]).toEqual(["Nama", "Berat (kg)"]);
  expect(rows[1]).toEqual(["=1+1", 1234.5]);
  expect(rows.length).toBe(payloads.length + 1);
});
