export type MapPoint = {
  name: string;
  latitude: number;
  longitude: number;
  hulu: boolean;
  hilir: boolean;
  /** 0–1, by area: how much of the map's largest number lies here. */
  weight?: number;
  /** Without a say, points that have a side are named. */
  showName?: boolean;
};

/** `y` is the baseline of the first line. */
export type Label = { x: number; y: number; anchor: "start" | "end" | "middle"; lines: readonly string[] };
export type Placed = { point: MapPoint; x: number; y: number; r: number; label: Label | null };
type Box = { left: number; right: number; top: number; bottom: number };

const margin = 40;
const letterWidth = 9.2;
export const lineHeight = 17;

/**
 * Places label points on a map `width` units wide, north up, at the scale of their middle latitude. Names are placed
 * beside their spots where no other spot or name lies; a name without room is left out (the table has all).
 * Quadratic in the number of points, which is a regency's villages: some hundreds.
 */
export function layOut(points: readonly MapPoint[], width: number): { placed: Placed[]; height: number } {
  const { project, height } = projection(points, width);
  const spots = points.map((point) => ({ point, name: point.name, ...project(point), r: radius(point) }));
  const wanted = spots.filter(({ point }) => point.showName ?? (point.hulu || point.hilir));
  const labels = placeNames(wanted, spots, { width, height });
  return { placed: spots.map((spot) => ({ ...spot, label: labels.get(spot.name) ?? null })), height };
}

/** A spot on a map, a circle as far as names are concerned. */
export type NamedSpot = { name: string; x: number; y: number; r: number };

/** Finds room for the names of the `wanted` spots, the largest first, off the edges and off all spots and each other. */
export function placeNames(
  wanted: readonly NamedSpot[],
  all: readonly NamedSpot[],
  { width, height }: { width: number; height: number },
): Map<string, Label> {
  const taken = all.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const labels = new Map<string, Label>();
  for (const spot of [...wanted].sort((a, b) => b.r - a.r)) {
    const found = labelFor(spot, taken, { left: 0, right: width, top: 0, bottom: height });
    if (!found) continue;
    labels.set(spot.name, found.label);
    taken.push(found.box);
  }
  return labels;
}

function projection(points: readonly MapPoint[], width: number) {
  const west = Math.min(...points.map(({ longitude }) => longitude));
  const east = Math.max(...points.map(({ longitude }) => longitude));
  const south = Math.min(...points.map(({ latitude }) => latitude));
  const north = Math.max(...points.map(({ latitude }) => latitude));
  // A degree of longitude is shorter than one of latitude away from the equator.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * squeeze, 1e-6);
  const high = Math.max(north - south, 1e-6);
  const scale = Math.min((width - 2 * margin) / wide, (1.4 * width) / high);
  const height = points.length === 0 ? 2 * margin : Math.round(Math.max(120, high * scale + 2 * margin));
  const project = ({ latitude, longitude }: MapPoint) => ({
    x: round((width - wide * scale) / 2 + (longitude - west) * squeeze * scale),
    y: round((height - high * scale) / 2 + (north - latitude) * scale),
  });
  return { project, height };
}

/** Area, not width, is in proportion. */
function radius({ hulu, hilir, weight = 0.4 }: MapPoint): number {
  return hulu || hilir ? round(4 + 9 * Math.sqrt(Math.min(1, Math.max(0, weight)))) : 3;
}

function labelFor({ name, x, y, r }: NamedSpot, taken: readonly Box[], edge: Box) {
  const lines = inLines(name);
  const long = Math.max(...lines.map((line) => line.length)) * letterWidth;
  const extra = (lines.length - 1) * lineHeight;
  const above = y - r - 5 - extra;
  const below = y + r + 15;
  const beside = y + 5 - extra / 2;
  const tries: [x: number, y: number, anchor: Label["anchor"]][] = [
    [x + r + 4, beside, "start"],
    [x - r - 4, beside, "end"],
    [x, above, "middle"],
    [x, below, "middle"],
    [x + r, below, "end"],
    [x + r, above, "end"],
    [x - r, below, "start"],
    [x - r, above, "start"],
  ];
  for (const [atX, atY, anchor] of tries) {
    const left = atX - { start: 0, middle: long / 2, end: long }[anchor];
    const box = { left, right: left + long, top: atY - lineHeight + 4, bottom: atY + extra + 4 };
    const inside = box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
    if (inside && !taken.some((other) => overlaps(box, other)))
      return { label: { x: atX, y: atY, anchor, lines }, box };
  }
  return null;
}

/** A long name in two lines, parted at the space nearest its middle. */
function inLines(name: string): string[] {
  if (name.length <= 12) return [name];
  const spaces = [...name].flatMap((letter, i) => (letter === " " ? [i] : []));
  const middle = spaces.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
