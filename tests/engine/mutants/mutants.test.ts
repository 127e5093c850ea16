import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, expect, test } from "vitest";
import { buildKernel } from "./build.ts";
import type { Mutant } from "./build.ts";
import { mutants } from "./list.ts";

const folder = mkdtempSync(join(tmpdir(), "mutants-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A mutant that takes this many times as long as the engine as it is counts as caught: it no longer ends. */
const patience = 6;
const leastMs = 12_000;
let soundMs = 60_000 / patience;

/** What the kernel says about a mutant; null when it notices nothing. */
async function failureOf(mutant: Mutant | null, n: number): Promise<string | null> {
  const outfile = join(folder, `${n}.mjs`);
  await buildKernel(mutant, outfile);
  const worker = new Worker(outfile);
  return new Promise((resolve) => {
    const end = (failure: string | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(failure);
    };
    const timer = setTimeout(() => end("does not end"), Math.max(leastMs, patience * soundMs));
    worker.on("message", end);
    worker.on("error", (error) => end(String(error)));
  });
}

test("the kernel finds nothing in the engine as it is", async () => {
  const begun = performance.now();
  expect(await failureOf(null, 0)).toBeNull();
  soundMs = performance.now() - begun;
}, 120_000);

test.each(mutants.map((mutant, n) => [mutant.name, mutant, n + 1] as const))(
  "the suite catches: %s",
  async (_, mutant, n) => {
    expect(await failureOf(mutant, n)).not.toBeNull();
  },
  120_000,
);
