import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

/** A small fault planted in a file of the engine: the text `from`, which must be there just once, becomes `to`. */
export type Mutant = { name: string; file: string; from: string; to: string };

const engine = resolve(import.meta.dirname, "../../../app/engine");

/**
 * The kernel with the engine under it as one module, the fault in place.
 * @throws Error when the text is not in its file just once: the source has moved on and the list must follow
 */
export async function buildKernel(mutant: Mutant | null, outfile: string): Promise<void> {
  if (mutant) {
    const source = await readFile(join(engine, mutant.file), "utf8");
    const count = source.split(mutant.from).length - 1;
    if (count !== 1) throw new Error(`${mutant.name}: the text stands ${count} times in ${mutant.file}, not once`);
  }
  await build({
    entryPoints: [join(import.meta.dirname, "run.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^~\/engine\// }, ({ path }) => ({ path: join(engine, path.slice("~/engine/".length)) }));
          onLoad({ filter: /app\/engine\/[^/]+\.ts$/ }, async ({ path }) => {
            const source = await readFile(path, "utf8");
            const isHere = mutant !== null && basename(path) === mutant.file;
            return { contents: isHere ? source.replace(mutant.from, () => mutant.to) : source, loader: "ts" };
          });
        },
      },
    ],
  });
}
