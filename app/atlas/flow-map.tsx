import { useId } from "react";
import { Drawn } from "~/ui/chart.tsx";
import { formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Label, NamedSpot } from "~/ui/map-layout.ts";
import { lineHeight, placeNames } from "~/ui/map-layout.ts";
import type { Outline } from "./boundaries.server.ts";
import type { MapFigures, VillageFigures } from "./map-figures.ts";
import type { Projection } from "./map-projection.ts";
import { curveBetween, halfDisc, pathOf, projectionAround, radiusOf } from "./map-projection.ts";
import { atlasWords } from "./words.ts";

const width = 720;
const largestRadius = 26;
const widestLine = 9;
const mostNames = 14;

type MapProps = MapFigures & {
  outlines: readonly Outline[];
  says: string;
  chosen: string | null;
  hrefOf: (villageCode: string) => string;
};

/**
 * Villages with what is ready (left half, water) and what kitchens can take (right half, fire), and the plan's flows
 * between them. Each village is a link; the table beside it has the same numbers.
 */
export function FlowMap({ villages, flows, outlines, says, chosen, hrefOf }: MapProps) {
  const say = useWords(atlasWords);
  const id = useId();
  const alive = villages.filter(isAlive);
  const projection = projectionAround(alive.length > 0 ? alive : villages, width);
  const spots = new Map(spotsOf(villages, projection).map((spot) => [spot.village.code, spot]));
  const wanted = namedOf(alive, chosen).flatMap(({ code }) => spots.get(code) ?? []);
  const labels = placeNames(
    wanted,
    [...spots.values()].filter(({ r }) => r > 2),
    { width, height: projection.height },
  );
  return (
    <div className="map-scroll">
      <Drawn title={says} describe={say.describe} width={width} height={projection.height} hasLinks>
        <defs>
          <marker
            id={`${id}m`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8Z" className="f-ink" />
          </marker>
        </defs>
        <Outlines outlines={outlines} projection={projection} />
        <Flows flows={flows} spots={spots} chosen={chosen} marker={`url(#${id}m)`} />
        {[...spots.values()].map((spot) => (
          <SpotLink
            key={spot.village.code}
            spot={spot}
            label={labels.get(spot.name)}
            href={hrefOf(spot.village.code)}
            isChosen={spot.village.code === chosen}
          />
        ))}
      </Drawn>
    </div>
  );
}

function isAlive({ supplyKg, capacityKg, sentKg, receivedKg }: VillageFigures): boolean {
  return supplyKg + capacityKg + sentKg + receivedKg > 0;
}

/** A village on the drawing: its halves' radii, and the larger of them as the room that it takes. */
type Spot = NamedSpot & { village: VillageFigures; left: number; right: number };

function spotsOf(villages: readonly VillageFigures[], { project }: Projection): Spot[] {
  const largestKg = Math.max(...villages.map(({ supplyKg, capacityKg }) => Math.max(supplyKg, capacityKg)), 1);
  return villages.map((village) => {
    const left = radiusOf(village.supplyKg, largestKg, largestRadius);
    const right = radiusOf(village.capacityKg, largestKg, largestRadius);
    return { village, name: village.name, ...project(village), left, right, r: Math.max(left, right, 2) };
  });
}

/** The largest are named, and the chosen one; the others say their names to whoever points at them. */
function namedOf(alive: readonly VillageFigures[], chosen: string | null): VillageFigures[] {
  const weight = ({ supplyKg, capacityKg }: VillageFigures) => Math.max(supplyKg, capacityKg);
  const largest = [...alive].sort((a, b) => weight(b) - weight(a)).slice(0, mostNames);
  return [...alive.filter(({ code }) => code === chosen), ...largest.filter(({ code }) => code !== chosen)];
}

function Outlines({ outlines, projection }: { outlines: readonly Outline[]; projection: Projection }) {
  return (
    <g className="outlines" aria-hidden="true">
      {outlines.map(({ regionCode, level, rings }) => (
        <path key={regionCode} d={pathOf(rings, projection)} className={level} fillRule="evenodd" />
      ))}
    </g>
  );
}

type FlowsProps = Pick<MapProps, "flows" | "chosen"> & { spots: ReadonlyMap<string, Spot>; marker: string };

function Flows({ flows, spots, chosen, marker }: FlowsProps) {
  const largestKg = flows[0]?.quantityKg ?? 1;
  return (
    <g className="flows" aria-hidden="true">
      {flows.map(({ fromCode, toCode, quantityKg }) => {
        const [from, to] = [spots.get(fromCode), spots.get(toCode)];
        if (!from || !to || fromCode === toCode) return null;
        const touches = chosen === null || chosen === fromCode || chosen === toCode;
        return (
          <path
            key={`${fromCode} ${toCode}`}
            d={curveBetween(from, to, to.r + 3)}
            className={touches ? "flow" : "flow faint"}
            strokeWidth={Math.max(1, Math.round((widestLine * quantityKg) / largestKg))}
            markerEnd={touches ? marker : undefined}
          />
        );
      })}
    </g>
  );
}

type SpotProps = { spot: Spot; label: Label | undefined; href: string; isChosen: boolean };

function SpotLink({ spot, label, href, isChosen }: SpotProps) {
  const say = useWords(atlasWords);
  const locale = useLocale();
  const { village, x, y, r, left, right } = spot;
  if (!isAlive(village)) return <circle cx={x} cy={y} r={2} className="f-edge" aria-hidden="true" />;
  const sentence = say.spot(village.name, formatKg(village.supplyKg, locale), formatKg(village.capacityKg, locale));
  return (
    <a href={href} aria-label={sentence} aria-current={isChosen ? "true" : undefined} className="spot">
      <title>{sentence}</title>
      <circle cx={x} cy={y} r={Math.max(r, 8) + 4} className="reach" />
      {left > 0 ? <path d={halfDisc(spot, left, "left")} className="f-hulu" /> : null}
      {right > 0 ? <path d={halfDisc(spot, right, "right")} className="f-hilir" /> : null}
      {left + right === 0 ? <circle cx={x} cy={y} r={3} className="f-ink" /> : null}
      {label ? (
        <text x={label.x} y={label.y} textAnchor={label.anchor} fontSize="14" className="b halo">
          {label.lines.map((line, at) => (
            <tspan key={line} x={label.x} dy={at === 0 ? 0 : lineHeight}>
              {line}
            </tspan>
          ))}
        </text>
      ) : null}
    </a>
  );
}
