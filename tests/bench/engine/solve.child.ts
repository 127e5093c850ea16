import { writeFileSync } from "node:fs";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { layNetwork } from "~/engine/network.ts";
import { plantTree, solveTree } from "~/engine/simplex.ts";
import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";

// usage: solve.child.ts SIZE SEED RUNS [NETWORK-FILE]
const [size, seed, runs, file] = process.argv.slice(2) as [Size, string, string, string?];
let mark = performance.now();
const lap = () => {
  const took = performance.now() - mark;
  mark = performance.now();
  return Math.round(took * 1000) / 1000;
};
const market = generate(size, Number(seed));
const generated = lap();
const board = layBoard(market, undefined);
const boarded = lap();
const arcs = findArcs(board);
const found = lap();
const net = layNetwork(board, arcs);
const laid = lap();
if (file) {
  const supply = new Int32Array(net.nodes);
  for (let i = 0; i < net.at.lots; i++) {
    supply[i] = board.lotKg[i]!;
    supply[net.at.sink]! -= board.lotKg[i]!;
  }
  const parts = [Int32Array.of(net.nodes, net.arcs), supply, net.tail, net.head, net.weight, net.kg];
  writeFileSync(file, Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))));
}
const solves: number[] = [];
const cpu: number[] = [];
let pivots = 0;
let value = 0;
for (let run = 0; run < Number(runs); run++) {
  lap();
  const before = process.cpuUsage();
  const tree = plantTree(net);
  solveTree(tree);
  const { user, system } = process.cpuUsage(before);
  cpu.push((user + system) / 1000);
  solves.push(lap());
  pivots = tree.pivots;
  value = 0;
  const { arc, up, roomUp, roomDown, full } = tree;
  for (let v = 0; v < net.nodes; v++)
    if (arc[v]! >= 0) value += net.weight[arc[v]!]! * (up[v] === 1 ? roomDown[v]! : roomUp[v]!);
  for (let e = 0; e < net.arcs; e++) if (full[e] === 1) value += net.weight[e]! * net.kg[e]!;
}
process.stdout.write(
  JSON.stringify({
    generated,
    boarded,
    found,
    laid,
    solves,
    cpu,
    pivots,
    value,
    nodes: net.nodes,
    arcs: net.arcs,
    trade: arcs.slot.length,
  }) + "\n",
);
