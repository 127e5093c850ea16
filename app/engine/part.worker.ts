import { parentPort } from "node:worker_threads";
import type { Part } from "./part.ts";
import { solvePart } from "./part-solve.ts";

/** Solves the parts it is sent, one after the other. What it made goes back without being copied. */
parentPort?.on("message", ({ n, part }: { n: number; part: Part }) => {
  const solved = solvePart(part);
  const lists = [solved.nodes, solved.isFull, solved.value, solved.orderPrice];
  parentPort?.postMessage(
    { n, solved },
    lists.map((list) => list.buffer as ArrayBuffer),
  );
});
