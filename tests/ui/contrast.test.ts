import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("app/styles.css", "utf8");
const tokens = new Map([...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(name: string): number {
  const hex = tokens.get(name);
  if (!hex) throw new Error(`no token ${name}`);
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(text: string, ground: string): number {
  const [light, dark] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const paper = ["paper", "raised"];
const tints = ["hulu-tint", "hilir-tint", "office-tint", "good-tint", "wait-tint", "bad-tint"];

test("body text keeps 7:1 in sunlight on every ground it stands on", () => {
  const pairs = [...paper, ...tints, "mark"]
    .map((ground) => ["ink", ground])
    .concat(paper.map((ground) => ["soft", ground]));
  expect(pairs.filter(([text, ground]) => contrast(text!, ground!) < 7)).toEqual([]);
});

test("coloured and quiet words keep 4.5:1 on paper and on their own tint", () => {
  const sides = ["hulu", "hilir", "office", "good", "wait", "bad"];
  const pairs = [
    ...sides.flatMap((side) => paper.map((ground) => [side, ground])),
    ...sides.map((side) => [side, `${side}-tint`]),
    ...tints.map((ground) => ["soft", ground]),
  ];
  expect(pairs.filter(([text, ground]) => contrast(text!, ground!) < 4.5)).toEqual([]);
});

test("white words keep 7:1 on the filled buttons and chips", () => {
  const filled = ["office", "hulu", "hilir", "ink"];
  expect(filled.filter((ground) => contrast("raised", ground) < 7)).toEqual([]);
});

test("the edges of fields and chips keep 3:1", () => {
  expect(paper.filter((ground) => contrast("edge", ground) < 3)).toEqual([]);
});
