/** Serves the build on an empty DATA_DIR: the browser checks begin with a demo city that nobody has touched. */
import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.env.DATA_DIR;
if (!folder?.startsWith(".cache/")) throw new Error(`DATA_DIR must lie in .cache/, it is ${folder}`);
rmSync(folder, { recursive: true, force: true });
await import(pathToFileURL("build/main.js").href);
