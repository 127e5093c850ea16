import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import type { Db } from "../open.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { referenceTables, referenceValue } from "./tables.ts";
import type { ReferenceTable } from "./tables.ts";

const rowsAtOnce = 100;

/**
 * Brings the reference tables to what the files of this folder say: adds, renews, removes nothing. Files that were
 * loaded before are not read a second time. Answers whether anything was loaded.
 * @throws when a file is missing or a cell is not what its column holds
 */
export async function loadReference(db: Db): Promise<boolean> {
  const folder = referenceFolder();
  const files = referenceTables.map((table) => ({ table, text: readFileSync(join(folder, `${table.name}.csv`), "utf8") }));
  const digest = createHash("sha256").update(files.map((file) => file.text).join("\f")).digest("hex");
  return inTransaction(db, async (db) => {
    if ((await loadedDigest(db)) === digest) return false;
    for (const { table, text } of files) await loadTable(db, table, text);
    await db
      .insertInto("installation")
      .values({ name: "reference", value: digest })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: digest }))
      .execute();
    return true;
  });
}

async function loadedDigest(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom("installation").select("value").where("name", "=", "reference").executeTakeFirst();
  return row?.value;
}

async function loadTable(db: Db, table: ReferenceTable, text: string): Promise<void> {
  const [columns = [], ...rows] = parse(text, { bom: true });
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const renewals = columns.filter((column) => !table.key.includes(column));
  const renewed = sql.join(renewals.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`));
  const onConflict = table.kept ? sql`do nothing` : sql`do update set ${renewed}`;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const values = rows.slice(start, start + rowsAtOnce).map((row) => sql`(${sql.join(valuesOf(columns, row))})`);
    await sql`insert into ${sql.table(table.name)} (${names}) values ${sql.join(values)}
      on conflict (${key}) ${onConflict}`.execute(db);
  }
}

function valuesOf(columns: string[], row: string[]) {
  return columns.map((column, index) => referenceValue(column, row[index] ?? ""));
}

/** The files lie beside this one, or, in a built server, under the root that the build lies in. */
function referenceFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, "db/reference");
    if (existsSync(join(candidate, "regions.csv"))) return candidate;
    if (folder === dirname(folder)) throw new Error(`db/reference is not above ${import.meta.dirname}`);
  }
}
