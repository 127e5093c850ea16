import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { findArcs } from "~/engine/arcs.ts";
import { layBoard } from "~/engine/board.ts";
import { layNetwork } from "~/engine/network.ts";
import { cutPart } from "~/engine/part-cut.ts";
import { improve } from "~/engine/part-solve.ts";
import { splitNetwork } from "~/engine/part-split.ts";
import type { Split } from "~/engine/part-split.ts";
import { plantPart } from "~/engine/part-tree.ts";
import { sharedRoom } from "~/engine/share.ts";
import { generate } from "./generate.ts";
import type { Size } from "./generate.ts";
import { valueOf } from "./value.ts";

// usage: threads SIZE SEED   the pure flow alone, as in solve.child.ts, on two threads: each takes the next part, largest first

type Work = { split: Split; order: Int32Array; next: Int32Array };

/** Solves parts until none is left; the value of its own. */
function solveParts({ split, order, next }: Work): number {
  let value = 0;
  for (let k = Atomics.add(next, 0, 1); k < order.length; k = Atomics.add(next, 0, 1)) {
    const tree = plantPart(cutPart(split, order[k]!));
    improve(tree);
    value += valueOf(tree);
    tree.part.room.release();
  }
  return value;
}

function said(worker: Worker): Promise<number> {
  return new Promise((resolve) => worker.once("message", resolve));
}

if (isMainThread) {
  const [size, seed] = process.argv.slice(2) as [Size, string];
  const helper = new Worker(new URL(import.meta.url));
  const isReady = said(helper);
  const board = layBoard(generate(size, Number(seed)), undefined);
  const net = layNetwork(board, findArcs(board), undefined, sharedRoom);
  await isReady;
  const begun = performance.now();
  const split = splitNetwork(net);
  const order = Int32Array.from(split.size.keys()).sort((a, b) => split.size[b]! - split.size[a]!);
  const work = { split, order, next: new Int32Array(sharedRoom(4)) };
  const theirs = said(helper);
  helper.postMessage(work);
  const ours = solveParts(work);
  const value = ours + (await theirs);
  process.stdout.write(JSON.stringify({ wallMs: performance.now() - begun, value }) + "\n");
  await helper.terminate();
} else {
  parentPort!.on("message", (work: Work) => parentPort!.postMessage(solveParts(work)));
  parentPort!.postMessage(0);
}
