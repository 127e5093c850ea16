import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, compiled } from "../../scripts/assembly.mjs";

test.each(compiled)(
  "the code in $code is what $source compiles to",
  async ({ source, code }) => {
    expect(readFileSync(code, "utf8")).toContain(`"${await compile(source)}"`);
  },
  60_000,
);
