import type { SankeyGraph, SankeyLink, SankeyNode } from "d3-sankey";
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { Drawn } from "~/ui/chart.tsx";
import type { Stream, StreamNode } from "./stream.ts";

const width = 900;
const nodeWidth = 14;
/** Between boxes, so that the two lines beside each have room. */
const gap = 34;
const perBox = 46;
const nameRoom = 190;
const longestName = 24;

type PictureProps = {
  stream: Stream;
  says: string;
  describe: string;
  nameOf: (node: StreamNode) => string;
  amountOf: (amount: number) => string;
  /** Where a box leads, or null for the rest. */
  hrefOf: (node: StreamNode) => string | null;
};

type Amount = { amount: number };
type Box = SankeyNode<StreamNode, Amount>;
type Band = SankeyLink<StreamNode, Amount>;

/** Boxes in three columns and the bands between them; each box is a link that keeps what runs through it. */
export function StreamPicture({ stream, says, describe, nameOf, amountOf, hrefOf }: PictureProps) {
  const { nodes, links, height } = layOut(stream);
  return (
    <div className="map-scroll">
      <Drawn title={says} describe={describe} width={width} height={height} hasLinks>
        <g className="stream" aria-hidden="true">
          {links.map((link) => (
            <path
              key={`${keyOf(link.source)}>${keyOf(link.target)}`}
              d={sankeyLinkHorizontal<StreamNode, Amount>()(link) ?? ""}
              className={columnOf(link.source) === 0 ? "hulu" : "hilir"}
              strokeWidth={Math.max(1, link.width ?? 1)}
            />
          ))}
        </g>
        {nodes.map((node) => (
          <BoxLink key={node.key} node={node} href={hrefOf(node)} name={nameOf(node)} amount={amountOf(node.amount)} />
        ))}
      </Drawn>
    </div>
  );
}

/** The larger the longest column, the higher the picture, so that names do not collide. */
function layOut({ nodes, links }: Stream): SankeyGraph<StreamNode, Amount> & { height: number } {
  const longest = Math.max(...[0, 1, 2].map((column) => nodes.filter((node) => node.column === column).length), 1);
  const height = longest * perBox + 60;
  const arrange = sankey<StreamNode, Amount>()
    .nodeId(({ key }) => key)
    .nodeAlign(({ column }) => column)
    .nodeWidth(nodeWidth)
    .nodePadding(gap)
    .extent([
      [nameRoom, 18],
      [width - nameRoom, height - 24],
    ]);
  const graph = arrange({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, value: link.amount })),
  });
  return { ...graph, height };
}

function BoxLink({ node, href, name, amount }: { node: Box; href: string | null; name: string; amount: string }) {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, column } = node;
  const outside = column === 0 ? { x: x0 - 6, anchor: "end" as const } : { x: x1 + 6, anchor: "start" as const };
  const middle = (y0 + y1) / 2;
  const drawn = (
    <>
      <rect
        x={x0}
        y={y0}
        width={x1 - x0}
        height={Math.max(1, y1 - y0)}
        className={column === 0 ? "f-hulu" : column === 1 ? "f-ink" : "f-hilir"}
      />
      <text x={outside.x} y={middle - 1} textAnchor={outside.anchor} fontSize="14" className="b halo">
        {shortened(name)}
      </text>
      <text x={outside.x} y={middle + 14} textAnchor={outside.anchor} fontSize="13" className="s halo">
        {amount}
      </text>
    </>
  );
  if (href === null) return <g>{drawn}</g>;
  return (
    <a href={href} aria-label={`${name}: ${amount}`} className="spot">
      <title>{`${name}: ${amount}`}</title>
      <rect x={x0 - 4} y={y0 - 4} width={x1 - x0 + 8} height={y1 - y0 + 8} className="reach" />
      {drawn}
    </a>
  );
}

/** What stands in brackets is left to the box's own title, and so is the end of a long name. */
function shortened(name: string): string {
  const plain = name.replace(/ \(.*$/, "");
  return plain.length > longestName ? `${plain.slice(0, longestName - 1).trimEnd()}…` : plain;
}

function keyOf(end: Band["source"]): string {
  return typeof end === "object" ? end.key : String(end);
}

function columnOf(end: Band["source"]): number {
  return typeof end === "object" ? end.column : 0;
}
