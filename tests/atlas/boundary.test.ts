import { expect, test } from "vitest";
import { readBoundaries } from "~/atlas/boundary.ts";

const square = [
  [114.8, -3.4],
  [114.9, -3.4],
  [114.9, -3.5],
  [114.8, -3.4],
];

function file(properties: Record<string, unknown>, geometry: unknown = { type: "Polygon", coordinates: [square] }) {
  return JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry }] });
}

test("an outline is read with its place's code, with dots or without, as text or number", () => {
  for (const properties of [{ code: "63.72.02.1003" }, { KDEPUM: "6372021003" }, { kode: 6372021003 }])
    expect(readBoundaries(file(properties))[0]?.regionCode).toBe("63.72.02.1003");
  expect(readBoundaries(file({ code: "640201" }))[0]?.regionCode).toBe("64.02.01");
});

test("several polygons become the rings of one outline, heights are left out, points are rounded to a metre", () => {
  const high = square.map(([x = 0, y = 0]) => [x + 0.000001234, y, 12]);
  const [boundary] = readBoundaries(
    file({ code: "64.02.01" }, { type: "MultiPolygon", coordinates: [[square], [high]] }),
  );
  expect(boundary?.rings).toEqual([square, square]);
});

test("a file that is no map of outlines is refused with what is wrong", () => {
  const refusal = (text: string) => {
    try {
      readBoundaries(text);
      return "read";
    } catch (error) {
      return error instanceof Error ? error.message : "?";
    }
  };
  expect(refusal("<kml>")).toMatch(/not JSON/);
  expect(refusal("{}")).toMatch(/not a GeoJSON feature collection/);
  expect(refusal(file({ name: "Landasan Ulin" }))).toMatch(/feature 1 has no official code/);
  expect(refusal(file({ code: "63.72.02.1003" }, { type: "Point", coordinates: [1, 2] }))).toMatch(/not a GeoJSON/);
  const metres = [
    [258_000, 9_620_000],
    [258_100, 9_620_000],
    [258_100, 9_620_100],
    [258_000, 9_620_000],
  ];
  expect(refusal(file({ code: "63.72.02.1003" }, { type: "Polygon", coordinates: [metres] }))).toMatch(/WGS 84/);
});
