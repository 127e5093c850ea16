/** `npm run import:boundaries FILE [SOURCE]`: outlines of kelurahan or kecamatan for the map, from a GeoJSON file. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { db } from "./client.server.ts";
import { prepareDb } from "./prepare.server.ts";
import { newAct } from "~/lib/act.server.ts";
import { now } from "~/lib/clock.server.ts";
import { importBoundaries } from "~/atlas/boundaries.server.ts";
import { readBoundaries } from "~/atlas/boundary.ts";

process.exitCode = await run(process.argv[2], process.argv[3]);

async function run(file: string | undefined, source: string | undefined): Promise<number> {
  if (!file) return say(2, 'Name a GeoJSON file: npm run import:boundaries kelurahan.geojson "whose map it is"');
  try {
    const boundaries = readBoundaries(readFileSync(file, "utf8"));
    await prepareDb(db, { demo: false, nowMs: now() });
    const { kept, unknown } = await importBoundaries(db, newAct("operator"), boundaries, source ?? basename(file));
    const lost = unknown.length > 0 ? ` No place has these codes: ${unknown.join(", ")}.` : "";
    return say(kept > 0 ? 0 : 1, `${kept} of ${boundaries.length} outlines are on the map now.${lost}`);
  } catch (error) {
    return say(1, `${file}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await db.destroy();
  }
}

function say(code: number, line: string): number {
  (code === 0 ? process.stdout : process.stderr).write(`${line}\n`);
  return code;
}
