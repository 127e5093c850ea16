import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Plan } from "~/engine/market.ts";
import { generate } from "../bench/engine/generate.ts";
import { aLot, aMarket, anOffer } from "./markets.ts";

const folder = mkdtempSync(join(tmpdir(), "match-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Ended = { status: number | null; out: string; said: string };

/** Runs the command on a file of these bytes, or on standard input; `hear` false closes its output before the plan comes. */
function run(bytes: string | Buffer, { onInput = false, hear = true } = {}): Promise<Ended> {
  const file = join(folder, "market.json");
  writeFileSync(file, bytes);
  const child = spawn(process.execPath, ["--import", "tsx", "app/engine/match.cli.ts", onInput ? "-" : file]);
  const ended: Ended = { status: null, out: "", said: "" };
  if (hear) child.stdout.on("data", (text) => (ended.out += String(text)));
  else child.stdout.destroy();
  child.stderr.on("data", (text) => (ended.said += String(text)));
  child.stdin.end(onInput ? bytes : "");
  return new Promise((resolve) => child.on("close", (status) => resolve({ ...ended, status })));
}

const small = JSON.stringify(aMarket({ lots: [aLot({ id: "Lé" })], offers: [anOffer()] }));

test("a market in a file or on standard input gives one plan and nothing else, whatever its byte order mark", async () => {
  for (const [bytes, onInput] of [
    [small, false],
    [small, true],
    [`\ufeff${small}`, false],
  ] as const) {
    const { status, out, said } = await run(bytes, { onInput });
    expect([status, said]).toEqual([0, ""]);
    expect((JSON.parse(out) as Plan).flows).toMatchObject([{ lot: "Lé", kg: 10 }]);
  }
}, 30_000);

test("what is no market ends with 2 and one line, what is not read with 1", async () => {
  const said: [string | Buffer, string][] = [
    ["", "market: the text ends too early, at character 0\n"],
    [Buffer.from(small, "utf16le"), "market: what follows character 0 is not UTF-8 text\n"],
    [Buffer.from(small, "latin1"), "market: what follows character 0 is not UTF-8 text\n"],
    [small.replace('"quantityKg":10', '"quantityKg":1e999'), "lots[0].quantityKg: Infinity is not a whole number of"],
  ];
  for (const [bytes, line] of said) {
    const ended = await run(bytes);
    expect([ended.status, ended.out, ended.said.split("\n").length]).toEqual([2, "", 2]);
    expect(ended.said).toContain(line);
  }
  const { status, said: line } = await run(small, { hear: false });
  expect([status, line.trimEnd().split("\n").length]).toEqual([1, 1]);
}, 30_000);

test("a search of more than a second says that it goes on", async () => {
  const policy = { enforce: ["minSale" as const, "maxSuppliers" as const], timeLimitS: 3 };
  const { status, said } = await run(JSON.stringify({ ...generate("city", 1), policy }));
  expect(status).toBe(0);
  expect(said.match(/^\d+\.\d s pairing, 300 lots$/gm)?.length).toBeGreaterThan(0);
}, 60_000);
