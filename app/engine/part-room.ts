import { flowCode } from "./flow-code.ts";

/**
 * Where the lists of a part lie: anywhere, or in one memory together, where the pivots of assembly/flow.ts see them too.
 *   ints, bytes   a list of so many zeros
 *   keep          of the list made last only the first `count` numbers, beyond which none was written
 *   release       for a next part: nobody looks at these lists any more
 */
export type PartRoom = {
  ints: (count: number) => Int32Array;
  bytes: (count: number) => Uint8Array;
  keep: (list: Int32Array, count: number) => Int32Array;
  release: () => void;
  flow: CompiledFlow | null;
};

/** The module over the lists of one part: where each begins, by its name, and what it does with them. */
export type CompiledFlow = Record<string, WebAssembly.Global> & {
  /** To be called once the lists are set. */
  begin: () => void;
  /** So many pivots at most: 1 when no arc can improve, 0 when prices became too large for 32 bits, 2 to go on. */
  improve: (others: number, block: number, most: number) => number;
  pivots: WebAssembly.Global;
};

/** Below so many trades the one memory costs more than it saves. */
export const worthwhileTrades = 2_000;

/** The module keeps the first page for itself. */
const pageBytes = 65_536;
/** Each list begins a line of memory. */
const lineBytes = 64;

let code: WebAssembly.Module | undefined;

function compiled(): WebAssembly.Module {
  return (code ??= new WebAssembly.Module(Uint8Array.from(atob(flowCode), (letter) => letter.charCodeAt(0))));
}

/** Lists of their own. */
export function plainRoom(): PartRoom {
  return {
    ints: (count) => new Int32Array(count),
    bytes: (count) => new Uint8Array(count),
    keep: (list, count) => list.slice(0, count),
    release: () => undefined,
    flow: null,
  };
}

/** A memory with the module over it; up to `end` it has been written. */
type Ground = { memory: WebAssembly.Memory; flow: CompiledFlow; end: number };

/**
 * What a part of before left, for the next: memory that was never touched costs more than one to be cleared, and what is
 * thrown away has to be collected. Larger ones are not held on to.
 */
let spare: Ground | null = null;
const spareBytes = 32 * 2 ** 20;

function groundFor(bytes: number): Ground {
  if (spare && spare.memory.buffer.byteLength >= pageBytes + bytes) {
    const ground = spare;
    spare = null;
    return ground;
  }
  const memory = new WebAssembly.Memory({ initial: 1 + Math.ceil(bytes / pageBytes), maximum: pageBytes });
  const { exports } = new WebAssembly.Instance(compiled(), { env: { memory } });
  return { memory, flow: exports as CompiledFlow, end: pageBytes };
}

/** Lists in one memory, so many bytes at most in all. */
export function compiledRoom(bytes: number): PartRoom {
  const ground = groundFor(bytes);
  const { buffer } = ground.memory;
  let end = pageBytes;
  const take = (length: number) => {
    const begin = end;
    end += Math.ceil(length / lineBytes) * lineBytes;
    if (begin < ground.end) new Uint8Array(buffer, begin, Math.min(end, ground.end) - begin).fill(0);
    return begin;
  };
  return {
    ints: (count) => new Int32Array(buffer, take(count * 4), count),
    bytes: (count) => new Uint8Array(buffer, take(count), count),
    keep: (list, count) => {
      ground.end = Math.max(ground.end, end);
      end = list.byteOffset + Math.ceil((count * 4) / lineBytes) * lineBytes;
      return list.subarray(0, count);
    },
    release: () => {
      ground.end = Math.max(ground.end, end);
      if (buffer.byteLength <= spareBytes && !(spare && spare.memory.buffer.byteLength > buffer.byteLength))
        spare = ground;
    },
    flow: ground.flow,
  };
}
