import { expect, test } from "vitest";
import { Bars } from "~/ui/bars.tsx";
import { percentOf } from "~/ui/chart.tsx";
import { layOut, type MapPoint } from "~/ui/map-layout.ts";
import { PriceBand } from "~/ui/price-band.tsx";
import { StackedPacket } from "~/ui/stacked-packet.tsx";
import { render } from "./render.tsx";

test("a share never leaves the drawing, not even of nothing", () => {
  expect([percentOf(1, 3), percentOf(5, 4), percentOf(-1, 4), percentOf(1, 0)]).toEqual(["33.33%", "100%", "0%", "0%"]);
});

test("the longest bar fills the width and the others follow in proportion", () => {
  const rows = [
    { label: "Dijanjikan", value: 400 },
    { label: "Dibayar", value: 100 },
  ];
  const html = render(<Bars says="Seperempat sudah dibayar." rows={rows} text={(kg) => `${kg} kg`} />);
  expect([...html.matchAll(/ width="([\d.]+%)"/g)].map(([, width]) => width)).toEqual(["100%", "25%"]);
});

test("bars without any number are drawn empty", () => {
  const html = render(<Bars says="Belum ada." rows={[{ label: "Lele", value: 0 }]} text={String} />);
  expect(html).toContain('width="0%"');
});

test("the band puts a price between its neighbours and says it in words", () => {
  const html = render(
    <PriceBand lowIdr={22_000} highIdr={28_000} points={[{ idr: 25_000, label: "Anda", kind: "hulu" }]} />,
  );
  expect(html).toContain("Anda Rp25.000");
  expect(html).toContain("Harga acuan Rp22.000 sampai Rp28.000 per kg, perkiraan.");
  expect(html).toContain('x="50%"');
});

test("a band of one single price still draws", () => {
  const html = render(
    <PriceBand lowIdr={25_000} highIdr={25_000} points={[{ idr: 25_000, label: "Anda", kind: "hilir" }]} />,
  );
  expect(html).not.toMatch(/NaN|Infinity/);
});

test("a packet's parts are told with money and share, and a loss draws nothing below zero", () => {
  const html = render(
    <StackedPacket
      says="Dapur rugi."
      parts={[
        { label: "Untung dapur", idr: -500, tone: "hilir" },
        { label: "Lele", idr: 2_000, tone: "hulu" },
      ]}
    />,
  );
  expect(html).toContain("Lele Rp2.000 100%");
  expect(html).toContain("−Rp500");
  expect(html).not.toMatch(/height="-|NaN/);
});

const spots: MapPoint[] = Array.from({ length: 40 }, (_, i) => ({
  name: `Kelurahan ${i}`,
  latitude: -3.4 - ((i * 7) % 11) / 100,
  longitude: 114.7 + ((i * 5) % 13) / 100,
  hulu: i % 2 === 0,
  hilir: i % 3 === 0,
}));

test("names on the map never lie on each other nor outside, and north is up", () => {
  const { placed, height } = layOut(spots, 320);
  const boxes = placed.flatMap(({ label }) => {
    if (!label) return [];
    const long = Math.max(...label.lines.map((line) => line.length)) * 9.2;
    const left = label.x - { start: 0, middle: long / 2, end: long }[label.anchor];
    return [{ left, right: left + long, top: label.y - 13, bottom: label.y + 17 * (label.lines.length - 1) + 3 }];
  });
  expect(boxes.length).toBeGreaterThan(3);
  const meets = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  );
  expect(meets).toEqual([]);
  expect(boxes.filter((box) => box.left < 0 || box.right > 320 || box.top < 0 || box.bottom > height)).toEqual([]);
  const byLatitude = [...placed].sort((a, b) => b.point.latitude - a.point.latitude);
  expect(byLatitude[0]!.y).toBeLessThan(byLatitude.at(-1)!.y);
});

test("a map of one village or none still draws", () => {
  expect(layOut([], 320).placed).toEqual([]);
  const [only] = layOut([spots[0]!], 320).placed;
  expect([only!.x, only!.y].every(Number.isFinite)).toBe(true);
});
