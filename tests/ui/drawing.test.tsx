import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawingForCommodity, drawingForProduct } from "~/ui/drawing-for.ts";
import { Drawing } from "~/ui/drawing.tsx";
import { drawings } from "~/ui/drawings.ts";
import { render } from "./render.tsx";

function codes(table: string): string[] {
  return readFileSync(`db/reference/${table}.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0]!);
}

test("every commodity and product of the reference data has a drawing that was chosen for it", () => {
  expect(codes("commodities").filter((code) => drawingForCommodity(code) === "kolam")).toEqual([]);
  expect(codes("products").filter((code) => drawingForProduct(code) === "dapur")).toEqual(["RENDANG_KAMBING"]);
});

test("a code that nobody drew still gets a drawing", () => {
  expect(drawingForCommodity("KEPITING")).toBe("kolam");
  expect(drawingForProduct("SIRUP_NANAS")).toBe("dapur");
});

test("a drawing is silent beside its word, and speaks when it has a title", () => {
  expect(render(<Drawing name="lele" />)).toContain('aria-hidden="true"');
  const titled = render(<Drawing name="lele" title="Lele" size={32} />);
  expect(titled).toContain('role="img" aria-label="Lele"');
  expect(titled).not.toContain("aria-hidden");
});

test("the set is complete", () => {
  expect(Object.keys(drawings)).toHaveLength(27);
});
