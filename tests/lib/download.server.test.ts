import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { csvResponse, excelResponse, listFile, mostRows, sheetOf } from "~/lib/download.server.ts";

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

test("a number in a CSV stays one: decimals with a comma, and a minus is no formula", async () => {
  const rows = [{ kg: 20.3 }, { kg: -1261 }, { kg: -0.5 }, { kg: 1250 }];
  const columns = [{ head: "kg", value: (row: { kg: number }) => row.kg }];
  const csv = await csvResponse("x.csv", { name: "x", rows, columns }).text();
  expect(csv.split("\r\n").slice(1, 5)).toEqual(["20,3", "-1261", "-0,5", "1250"]);
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

const say = { cut: (rows: number) => `hanya ${rows} baris` };
const asked = (path: string) => new Request(`http://here${path}`);

function* manyPages(pages: number) {
  for (let page = 0; page < pages; page += 1)
    yield Array.from({ length: 1000 }, (_, row) => ({ text: `=${page}.${row}`, kg: -row }));
}

test("a long list comes as one CSV, page after page, and keeps negative numbers numbers", async () => {
  const file = await listFile(asked("/panen/saya.csv?komoditas=LELE"), { ...table, pages: manyPages(3) }, say);
  expect(file.headers.get("Content-Disposition")).toContain('"panen-saya.csv"');
  const lines = (await file.text()).trimEnd().split("\r\n");
  expect(lines.length).toBe(3001);
  expect(lines[1]).toBe("'=0.0;0");
  expect(lines.at(-1)).toBe("'=2.999;-999");
});

test("a list beyond the limit is cut, and says so in its last line", async () => {
  const csv = await (await listFile(asked("/x.csv"), { ...table, pages: manyPages(101) }, say)).text();
  const lines = csv.trimEnd().split("\r\n");
  expect(lines.length).toBe(mostRows.csv + 2);
  expect(lines.at(-1)).toBe("hanya 100000 baris");
  const file = await listFile(asked("/x.xlsx"), { ...table, pages: manyPages(21) }, say);
  const rows = await readSheet(Buffer.from(await file.arrayBuffer()));
  expect(rows.length).toBe(mostRows.xlsx + 2);
  expect(rows.at(-1)?.[0]).toBe("hanya 20000 baris");
});

test("a list of exactly the limit is whole", async () => {
  const csv = await (await listFile(asked("/x.csv"), { ...table, pages: manyPages(100) }, say)).text();
  expect(csv).not.toContain("hanya");
});
