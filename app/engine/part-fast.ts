import { flowCode } from "./flow-code.ts";
import { priceTree } from "./part-tree.ts";
import type { PartTree } from "./part-tree.ts";

/** Below so many trades the way there and back costs more than it saves. */
export const worthwhileTrades = 2_000;

type Flow = {
  init: (...numbers: number[]) => void;
  /** 1 when no arc can improve, 0 when prices became too large for 32 bits. */
  improve: (others: number, block: number) => number;
  pivots: WebAssembly.Global;
};

let code: WebAssembly.Module | undefined;

function compiled(): WebAssembly.Module {
  return (code ??= new WebAssembly.Module(Uint8Array.from(atob(flowCode), (letter) => letter.charCodeAt(0))));
}

/**
 * The same pivots as `improve` makes, in WebAssembly: assembly/flow.ts. False when it is not for this: few trades, bids with a
 * cap, a goal after the first, or prices beyond 32 bits; then the basis stands wherever it came to, and `improve` goes on.
 */
export function improveFast(tree: PartTree, others: number, block: number): boolean {
  const { part, goal } = tree;
  const isPlain = goal.id === null && part.bidNode.length === 0 && tree.price instanceof Int32Array;
  if (!isPlain || part.slot.length < worthwhileTrades) return false;
  const changed = [tree.nodes, tree.links, tree.price, tree.own, tree.above, tree.isFull];
  const given = [
    ...changed,
    tree.isShut,
    goal.rowStart,
    goal.slot,
    goal.weight,
    goal.arcWeight,
    part.tail,
    part.head,
    part.arcKg,
    tree.stack,
  ];
  const { memory, at } = copyIn(given);
  const flow = new WebAssembly.Instance(compiled(), { env: { memory } }).exports as Flow;
  flow.init(...at, part.lots, part.inner, part.unsold);
  const isDone = flow.improve(others, block) === 1;
  changed.forEach((list, n) => copyOut(memory, at[n]!, list));
  tree.pivots += flow.pivots.value as number;
  if (!isDone) priceTree(tree);
  return isDone;
}

/** The module keeps the first page for itself. */
const pageBytes = 65_536;

function copyIn(lists: (Int32Array | Uint8Array | Float64Array)[]): { memory: WebAssembly.Memory; at: number[] } {
  let end = pageBytes;
  const at = lists.map((list) => {
    const begin = end;
    // Each list begins a line of memory.
    end += Math.ceil(list.byteLength / 64) * 64;
    return begin;
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes), maximum: pageBytes });
  lists.forEach((list, n) =>
    new Uint8Array(memory.buffer, at[n], list.byteLength).set(
      new Uint8Array(list.buffer, list.byteOffset, list.byteLength),
    ),
  );
  return { memory, at };
}

function copyOut(memory: WebAssembly.Memory, at: number, list: Int32Array | Uint8Array | Float64Array): void {
  new Uint8Array(list.buffer, list.byteOffset, list.byteLength).set(new Uint8Array(memory.buffer, at, list.byteLength));
}
