import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileLinks } from "~/lib/file-links.ts";
import { allRoutes } from "../e2e/routes.ts";

/** Pages with a list that is nobody's table, and why it has no file. */
const withoutFile: Record<string, string> = {
  petugas: "phones of staff stay on the page of the one who keeps them",
  komoditas: "reference data: the repository has them as CSV",
  "komoditas/:code": "reference data",
  program: "reference data",
  "program/:code": "reference data",
  sumber: "reference data",
  kabar: "letters to one group",
  "kabar/terkirim": "letters",
  "meja/izin": "counts that are worked out anew each hour",
  peta: "a picture; its table stands under it",
  "harga/impor": "a preview of the sender's own file",
  impor: "a preview of the sender's own file",
};

const patterns = new Set(allRoutes().map(({ pattern }) => pattern));
const lists = allRoutes().filter(
  ({ file }) => file.endsWith(".tsx") && /<(Pager|Table)\b/.test(readFileSync(file, "utf8")),
);
const listed = lists.filter(({ pattern }) => !(pattern in withoutFile) && !/\/(baru|ubah|impor)$/.test(pattern));

test("every page that lists records has them as CSV and as a workbook", () => {
  expect(lists.length).toBeGreaterThan(12);
  const poor = listed.filter(({ pattern }) => {
    const hasPair = (path: string) => patterns.has(`${path}.csv`) && patterns.has(`${path}.xlsx`);
    return !hasPair(pattern) && !hasPair(`${pattern}/rencana`);
  });
  expect(poor.map(({ pattern }) => pattern)).toEqual([]);
});

test("every page that has its records as files links to them", () => {
  const endings = [...patterns].filter(
    (pattern) => pattern.endsWith(".csv") && patterns.has(pattern.replace(/csv$/, "xlsx")),
  );
  expect(endings.length).toBeGreaterThan(10);
  const unlinked = endings.filter((ending) => {
    const path = ending.replace(/\.csv$/, "");
    const page = allRoutes().find(({ pattern }) => pattern === path || `${pattern}/rencana` === path);
    return !page || !readFileSync(page.file, "utf8").includes("<Downloads");
  });
  expect(unlinked).toEqual([]);
});

test("a file begins at the first row, under the filter of its page", () => {
  expect(fileLinks("/panen", "komoditas=LELE&sesudah=abc&sebelum=x").map(({ href }) => href)).toEqual([
    "/panen.xlsx?komoditas=LELE",
    "/panen.csv?komoditas=LELE",
  ]);
  expect(fileLinks("/tawaran").map(({ href }) => href)).toEqual(["/tawaran.xlsx", "/tawaran.csv"]);
});
