import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { build } from "esbuild";
import { compile, compiled } from "../../../scripts/assembly.mjs";

/** A small fault planted in a file of the engine, or of what it has compiled: the text `from`, there just once, becomes `to`. */
export type Mutant = { name: string; file: string; from: string; to: string };

const project = resolve(import.meta.dirname, "../../..");
const engine = join(project, "app/engine");

/**
 * The kernel with the engine under it as one module, the fault in place.
 * @throws Error when the text is not in its file just once: the source has moved on and the list must follow
 */
export async function buildKernel(mutant: Mutant | null, outfile: string): Promise<void> {
  const planted = mutant && (await plant(mutant));
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
            const isHere = relative(project, path) === planted?.path;
            return { contents: isHere ? planted!.text : await readFile(path, "utf8"), loader: "ts" };
          });
        },
      },
    ],
  });
}

/** The file of the engine that changes, with its text: for a source of assembly/ the code compiled from it. */
async function plant({ name, file, from, to }: Mutant): Promise<{ path: string; text: string }> {
  const path = file.includes("/") ? file : `app/engine/${file}`;
  const source = await readFile(join(project, path), "utf8");
  const count = source.split(from).length - 1;
  if (count !== 1) throw new Error(`${name}: the text stands ${count} times in ${file}, not once`);
  const text = source.replace(from, () => to);
  if (path === file)
    return { path: live.code, text: `export const ${live.name} = "${await compile(live.source, { path, text })}";` };
  return { path, text };
}

/** What the files of assembly/ that have faults planted belong to. */
const live = compiled.find(({ name }) => name === "liveCode")!;
