/** `npm run assembly`: compiles assembly/flow.ts and writes it as text, so that every loader and bundle can carry it. */
import { writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

/** @returns {Promise<string>} the module in base64; the same source gives the same text */
export async function compileFlow() {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      "assembly/flow.ts",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--importMemory",
      "--maximumMemory",
      "65536",
      "--outFile",
      "flow.wasm",
    ],
    { writeFile: (name, contents) => void files.set(name, contents) },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(files.get("flow.wasm")).toString("base64");
}

if (process.argv[1]?.endsWith("assembly.mjs")) {
  const code = await compileFlow();
  writeFileSync(
    "app/engine/flow-code.ts",
    `/** assembly/flow.ts, compiled by \`npm run assembly\`; WebAssembly in base64. */\nexport const flowCode =\n  "${code}";\n`,
  );
}
