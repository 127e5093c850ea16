import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import writeExcelFile from "write-excel-file/node";
import { migrate } from "#db/migrate.server.ts";
import { openDb } from "#db/open.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import { checkFile, importDraft, saveDraft } from "~/imports/imports.server.ts";
import { sheetColumns } from "~/imports/sheet.ts";
import { sheetWords } from "~/imports/sheet.words.ts";
import type { Officer } from "~/auth/user.ts";
import { createUser } from "../../factories/people.ts";
import { anAct, todayMs } from "../../acts.ts";

const rows = { groups: 2000, lots: 6000, offers: 2000 };
const limitMs = 3000;
const runs = 5;

type Value = string | number | Date | null;

function sheet(name: "groups" | "lots" | "offers", body: Value[][]) {
  const labels = sheetWords.id.column[name] as Record<string, string>;
  const head = sheetColumns[name].map(({ key }) => ({ value: labels[key] ?? key, type: String }));
  const cells = body.map((row) => row.map((value) => (value === null ? null : cellOf(value))));
  return { sheet: sheetWords.id.sheet[name], data: [head, ...cells] };
}

function cellOf(value: Exclude<Value, null>) {
  if (value instanceof Date) return { value, type: Date, format: "dd/mm/yyyy" };
  return typeof value === "number" ? { value, type: Number } : { value, type: String };
}

function aWorkbook() {
  const count = (most: number) => Array.from({ length: most }, (_, at) => at);
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const name = (at: number) => `Kelompok Telaga ${at % rows.groups}`;
  const [from, to] = [day("2026-11-24"), day("2026-12-01")];
  const kind = "Kelompok Pembudidaya Ikan";
  const place = [kind, "Guntung Payung (Landasan Ulin)", "03", "01", "hulu dan hilir", "Siti Aminah"];
  return [
    sheet(
      "groups",
      count(rows.groups).map((at) => [name(at), ...place, `0812${10_000_000 + at}`]),
    ),
    sheet(
      "lots",
      count(rows.lots).map((at) => [
        name(at),
        "Pak RT",
        "Ikan lele",
        "hidup",
        50 + Math.floor(at / rows.groups),
        null,
        24_000,
        null,
        from,
        to,
        "Siap diambil pagi",
      ]),
    ),
    sheet(
      "offers",
      count(rows.offers).map((at) => [
        ...[name(at), "Bu Siti", "Dapur RT", 200, "Abon lele", "Ikan lele", 30_000, 28.1, "beli", null, 100],
        ...[day("2026-11-23"), day("2026-12-28"), 20, 20, 5, null],
      ]),
    ),
  ];
}

/** Reads, checks and keeps a workbook of 10,000 rows, five times, then saves it: prints milliseconds, fails above 3 s. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  const db = openDb(join(folder, "bench.sqlite"));
  await migrate(db);
  await loadReference(db);
  const { id, name } = await createUser(db, { role: "officer" });
  const officer: Officer = {
    id,
    name,
    role: "officer",
    regencyCodes: ["63.72"],
    villageCodes: [],
    group: null,
    groups: [],
    askedBy: null,
  };
  const bytes = new Uint8Array(await writeExcelFile(aWorkbook()).toBuffer());
  process.stdout.write(`${Object.values(rows).reduce((a, b) => a + b)} rows, ${Math.round(bytes.length / 1024)} kB\n`);
  const times: number[] = [];
  let draftId = "";
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    const checked = await checkFile(db, anAct(id), officer, { name: "bench.xlsx", bytes });
    times.push(Math.round(performance.now() - begun));
    if (!checked.ok) throw new Error(JSON.stringify(checked).slice(0, 400));
    draftId = checked.draftId;
  }
  const slowest = Math.max(...times);
  process.stdout.write(`preview: ${times.join(", ")} ms; slowest ${slowest} ms, limit ${limitMs} ms\n`);
  const draft = await importDraft(db, id, draftId, todayMs);
  const begun = performance.now();
  const saved = draft && (await saveDraft(db, anAct(id), officer, draft, () => setImmediate(true)));
  process.stdout.write(`saved: ${JSON.stringify(saved)} in ${Math.round(performance.now() - begun)} ms\n`);
  await db.destroy();
  rmSync(folder, { recursive: true });
  if (slowest > limitMs || !saved?.ok) process.exitCode = 1;
}

await bench();
