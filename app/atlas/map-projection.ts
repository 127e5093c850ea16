import type { Ring } from "./boundary.ts";

type Degrees = { longitude: number; latitude: number };
export type Point = { x: number; y: number };
/** How degrees become units of the drawing. */
export type Projection = { project: (at: Degrees) => Point; height: number };

const margin = 36;
/** A map is never much higher than wide, and a single village is not shown from a metre away. */
const tallest = 1.1;
const leastDegrees = 0.02;

/**
 * A flat map around these points, `width` units wide, north up, true at their middle latitude. Over a regency (two
 * degrees at the equator) the error stays below the width of a line.
 */
export function projectionAround(points: readonly Degrees[], width: number): Projection {
  const [west, east] = reach(points.map(({ longitude }) => longitude));
  const [south, north] = reach(points.map(({ latitude }) => latitude));
  // A degree of longitude is shorter than one of latitude away from the equator.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = (east - west) * squeeze;
  const scale = Math.min((width - 2 * margin) / wide, (tallest * width - 2 * margin) / (north - south));
  const height = Math.round((north - south) * scale + 2 * margin);
  const left = (width - wide * scale) / 2;
  const project = ({ longitude, latitude }: Degrees) => ({
    x: round(left + (longitude - west) * squeeze * scale),
    y: round(margin + (north - latitude) * scale),
  });
  return { project, height };
}

/** An outline as the `d` of a path. Points that fall together are drawn once. */
export function pathOf(rings: readonly Ring[], { project }: Projection): string {
  return rings
    .map((ring) => {
      const points = ring.map(([longitude, latitude]) => project({ longitude, latitude }));
      const apart = points.filter(({ x, y }, at) => at === 0 || x !== points[at - 1]?.x || y !== points[at - 1]?.y);
      return `M${apart.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
    })
    .join("");
}

/**
 * A curve from one village to another, bent to its left so that both directions can be told apart, that ends `gap`
 * units before its goal.
 */
export function curveBetween(from: Point, to: Point, gap = 0): string {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const bend = 0.18;
  const [midX, midY] = [(from.x + to.x) / 2 + alongY * bend, (from.y + to.y) / 2 - alongX * bend];
  const last = Math.hypot(to.x - midX, to.y - midY);
  const kept = last > gap ? 1 - gap / last : 1;
  const [endX, endY] = [midX + (to.x - midX) * kept, midY + (to.y - midY) * kept];
  return `M${from.x} ${from.y}Q${round(midX)} ${round(midY)} ${round(endX)} ${round(endY)}`;
}

/** Half a disc around a point, to the left (hulu) or to the right (hilir). */
export function halfDisc({ x, y }: Point, radius: number, side: "left" | "right"): string {
  return `M${x} ${round(y - radius)}A${radius} ${radius} 0 0 ${side === "left" ? 0 : 1} ${x} ${round(y + radius)}Z`;
}

/** Area, not width, is in proportion: kg against the largest on the map. */
export function radiusOf(kg: number, largestKg: number, largestRadius: number): number {
  return kg > 0 && largestKg > 0 ? round(Math.max(2.5, largestRadius * Math.sqrt(kg / largestKg))) : 0;
}

function reach(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const missing = Math.max(0, leastDegrees - (high - low)) / 2;
  return [low - missing, high + missing];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
