import { writeFileSync } from "node:fs";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { layNetwork } from "~/engine/network.ts";
import { improve } from "~/engine/part-solve.ts";
import { cutPart } from "~/engine/part-cut.ts";
import { splitNetwork } from "~/engine/part-split.ts";
import { plantPart } from "~/engine/part-tree.ts";
import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";
import { valueOf } from "./value.ts";

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
// Taking the network apart is part of our way of solving it, so it counts; breaking ties does not, LEMON has none.
for (let run = 0; run < Number(runs); run++) {
  lap();
  const before = process.cpuUsage();
  const split = splitNetwork(net);
  pivots = 0;
  value = 0;
  for (let n = 0; n < split.parts; n++) {
    const tree = plantPart(cutPart(split, n));
    improve(tree);
    pivots += tree.pivots;
    value += valueOf(tree);
    tree.part.room.release();
  }
  const { user, system } = process.cpuUsage(before);
  cpu.push((user + system) / 1000);
  solves.push(lap());
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
