import type { Tree } from "./simplex.ts";

/** Kilograms on arc e of the basis as it stands. */
export function kgOn({ net, arc, up, roomUp, roomDown, full }: Tree, e: number): number {
  const t = net.tail[e]!;
  const h = net.head[e]!;
  const below = arc[t] === e ? t : arc[h] === e ? h : -1;
  if (below < 0) return full[e] === 1 ? net.kg[e]! : 0;
  return up[below] === 1 ? roomDown[below]! : roomUp[below]!;
}

/** Kilograms on every arc of an optimal (or any) basis. */
export function flowsOf(tree: Tree): Int32Array {
  const { net, arc, up, roomUp, roomDown, full } = tree;
  const kg = new Int32Array(net.arcs);
  for (let e = 0; e < net.arcs; e++) if (full[e] === 1) kg[e] = net.kg[e]!;
  for (let v = 0; v < net.nodes; v++) {
    const e = arc[v]!;
    if (e >= 0) kg[e] = up[v] === 1 ? roomDown[v]! : roomUp[v]!;
  }
  return kg;
}
