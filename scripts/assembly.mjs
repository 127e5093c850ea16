/** `npm run assembly`: compiles the files of assembly/ and writes them as text, so that every loader and bundle can carry them. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

/** What is compiled, and where it goes. */
export const compiled = [
  { source: "assembly/flow.ts", code: "app/engine/flow-code.ts", name: "flowCode" },
  { source: "assembly/live.ts", code: "app/engine/live-code.ts", name: "liveCode" },
];

/**
 * @param {string} source
 * @param {{ path: string, text: string }} [other] a file to be read with another text than it has
 * @returns {Promise<string>} the module in base64; the same source gives the same text
 */
export async function compile(source, other) {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      source,
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--importMemory",
      "--maximumMemory",
      "65536",
      "--outFile",
      "out.wasm",
    ],
    {
      writeFile: (name, contents) => void files.set(name, contents),
      readFile: (name) => {
        if (name === other?.path) return other.text;
        return existsSync(name) ? readFileSync(name, "utf8") : null;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(files.get("out.wasm")).toString("base64");
}

if (process.argv[1]?.endsWith("assembly.mjs"))
  for (const { source, code, name } of compiled)
    writeFileSync(
      code,
      `/** ${source}, compiled by \`npm run assembly\`; WebAssembly in base64. */\nexport const ${name} =\n  "${await compile(source)}";\n`,
    );
