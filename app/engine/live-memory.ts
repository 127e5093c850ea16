import { liveCode } from "./live-code.ts";
import type { Network } from "./network.ts";

/**
 * The steps of assembly/live.ts, over the lists of one stream.
 *   hang, unhang, turnTo   change the tree
 *   wait                   adds kg that a node has too much, or lacks, until they are brought on
 *   settle                 brings on all that waits: too much (1) or lacking (−1); 0 when `mostSteps` did not do
 *   enter                  cuts a node off with its subtree and hangs it on by the shortest arc
 *   forget                 before prices change in any other way than by the same direction of `settle` or `enter`
 */
export type LiveSteps = {
  hang: (v: number, above: number, arc: number) => void;
  unhang: (v: number) => void;
  turnTo: (v: number) => void;
  wait: (v: number, kg: number) => void;
  settle: (direction: 1 | -1, mostSteps: number) => number;
  enter: (v: number, direction: 1 | -1) => void;
  forget: () => void;
};

type List = Int32Array | Float64Array;

/** The module keeps the first page for itself. */
const pageBytes = 65_536;
/** Each list begins a line of memory. */
const lineBytes = 64;

let code: WebAssembly.Module | undefined;

function compiled(): WebAssembly.Module {
  return (code ??= new WebAssembly.Module(Uint8Array.from(atob(liveCode), (letter) => letter.charCodeAt(0))));
}

/**
 * Moves the lists that the steps know by name, of the network and of the `others` that hold some, into one memory, where the
 * steps see them too, and lays out what these need besides.
 */
export function moveIn(net: Network, others: object[]): LiveSteps {
  const { nodes, at } = net;
  const held = [net, ...others] as Record<string, unknown>[];
  const lists = held.flatMap((holder) => listsOf(holder).map((name) => ({ holder, name, list: holder[name] as List })));
  const queueRoom = 2 * nodes;
  // Holds at least what any one node lists; where it is full, lists begin anew.
  const shortRoom = at.unsoldArc;
  // A place is written before it is known whether it counts.
  const cutBytes = (nodes + 2) * 4;
  const ownBytes = {
    queue: queueRoom * 4,
    cut: cutBytes,
    cutLots: cutBytes,
    cutSlots: cutBytes,
    cutWeeks: cutBytes,
    mark: nodes * 4,
    seen: nodes * 12,
    rest: nodes * 16,
    short: shortRoom * 12,
  };
  const sizes = [...lists.map(({ list }) => list.byteLength), ...Object.values(ownBytes)];
  const begins = placesOf(sizes);
  const pages = Math.ceil((begins.at(-1)! + sizes.at(-1)!) / pageBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pageBytes });
  const { exports } = new WebAssembly.Instance(compiled(), { env: { memory } });
  const numbers: Record<string, number> = { queueRoom, shortRoom, ...at };
  lists.forEach(({ holder, name, list }, n) => {
    holder[name] = viewOf(memory, begins[n]!, list);
    numbers[name] = begins[n]!;
  });
  Object.keys(ownBytes).forEach((name, n) => (numbers[name] = begins[lists.length + n]!));
  for (const [name, known] of Object.entries(exports))
    if (known instanceof WebAssembly.Global) known.value = numbers[name]!;
  return exports as LiveSteps;
}

/** The lists of numbers that the module knows by name. */
function listsOf(holder: Record<string, unknown>): string[] {
  const known = new Set(WebAssembly.Module.exports(compiled()).map(({ name }) => name));
  return Object.keys(holder).filter((name) => known.has(name) && ArrayBuffer.isView(holder[name]));
}

function placesOf(sizes: number[]): number[] {
  let end = pageBytes;
  return sizes.map((bytes) => {
    const begin = end;
    end += Math.ceil(bytes / lineBytes) * lineBytes;
    return begin;
  });
}

function viewOf(memory: WebAssembly.Memory, begin: number, list: List): List {
  const { length } = list;
  const view =
    list instanceof Float64Array
      ? new Float64Array(memory.buffer, begin, length)
      : new Int32Array(memory.buffer, begin, length);
  view.set(list);
  return view;
}
