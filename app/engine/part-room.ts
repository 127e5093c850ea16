import { flowCode } from "./flow-code.ts";

/**
 * Where the lists of a part lie: anywhere, or in one memory together, where the pivots of assembly/flow.ts see them too.
 *   ints, bytes   a list of so many zeros
 *   keep          of the list made last only the first `count` numbers, beyond which none was written
 */
export type PartRoom = {
  ints: (count: number) => Int32Array;
  bytes: (count: number) => Uint8Array;
  keep: (list: Int32Array, count: number) => Int32Array;
  flow: CompiledFlow | null;
};

/** The module over the lists of one part. */
export type CompiledFlow = {
  init: (...numbers: number[]) => void;
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
    flow: null,
  };
}

/** Lists in one memory, so many bytes at most in all. What is not written costs nothing. */
export function compiledRoom(bytes: number): PartRoom {
  const memory = new WebAssembly.Memory({ initial: 1 + Math.ceil(bytes / pageBytes), maximum: pageBytes });
  const { exports } = new WebAssembly.Instance(compiled(), { env: { memory } });
  let end = pageBytes;
  const take = (length: number) => {
    const begin = end;
    end += Math.ceil(length / lineBytes) * lineBytes;
    return begin;
  };
  return {
    ints: (count) => new Int32Array(memory.buffer, take(count * 4), count),
    bytes: (count) => new Uint8Array(memory.buffer, take(count), count),
    keep: (list, count) => {
      end = list.byteOffset;
      return new Int32Array(memory.buffer, take(count * 4), count);
    },
    flow: exports as CompiledFlow,
  };
}
