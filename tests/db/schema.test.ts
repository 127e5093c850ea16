import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { test } from "../setup.ts";

/** Columns of each table type in db/schema, read from its text: types are gone when a test runs. */
function declared(): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const file of readdirSync("db/schema")) {
    const text = readFileSync(`db/schema/${file}`, "utf8");
    const types = new Map(
      [...text.matchAll(/export type (\w+) = \{([^}]*)\};/g)].map(([, name = "", body = ""]) => [name, body]),
    );
    for (const [, table = "", type = ""] of text.matchAll(/(?:^ {2}|\{ )(\w+): (\w+(?:Table|View));?(?:$| \})/gm)) {
      const columns = (types.get(type) ?? "").replaceAll(/\/\*\*[^]*?\*\//g, "").split(";");
      tables.set(table, columns.flatMap((column) => /^\s*(\w+):/.exec(column)?.[1] ?? []).sort());
    }
  }
  return tables;
}

test("schema.ts names the tables and columns that the migrations make", async ({ db }) => {
  const real = await db.introspection.getTables();
  const made = new Map(real.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]));
  const types = declared();
  expect(types.size).toBeGreaterThan(45);
  expect([...made.keys()].sort()).toEqual([...types.keys()].sort());
  for (const [table, columns] of types) expect([table, made.get(table)]).toEqual([table, columns]);
});
