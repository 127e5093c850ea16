import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Size } from "./generate.ts";

export const seed = Number(process.env["SEED"] ?? 1);
export const sizes = (process.env["SIZES"] ?? "city,province,national").split(",") as Size[];
export const here = import.meta.dirname;
export const folder = mkdtempSync(join(tmpdir(), "bench-"));

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function progress(line: string): void {
  process.stderr.write(`… ${line}\n`);
}

export function child(file: string, args: (string | number)[], timeout?: number): string {
  return execFileSync(process.execPath, ["--import", "tsx", join(here, file), ...args.map(String)], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout,
  });
}

export function median(list: number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1]!;
}
