/**
 * The few places where SQLite and PostgreSQL differ. Frozen like the migrations that use it: add, never change.
 */
import { SqliteAdapter, sql } from "kysely";
import type { Kysely } from "kysely";

// A migration must not know today's tables, so here a database is one of any shape.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyDb = Kysely<any>;

/** True on SQLite, false on PostgreSQL. */
export function onSqlite(db: AnyDb): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

/**
 * Creates a table from its columns in SQL. Two words stand for types that differ: `whole` is a 64-bit integer
 * (kilograms, grams, rupiah, epoch milliseconds, 0/1), `fraction` a double. SQLite tables are STRICT.
 */
export async function createTable(db: AnyDb, name: string, columns: string): Promise<void> {
  const sqlite = onSqlite(db);
  const body = columns
    .replaceAll(/\bwhole\b/g, sqlite ? "integer" : "bigint")
    .replaceAll(/\bfraction\b/g, sqlite ? "real" : "double precision");
  await sql.raw(`create table "${name}" (${body}) ${sqlite ? "strict" : ""}`).execute(db);
}

/** Adds a column to a table, its type in the words of `createTable`. */
export async function addColumn(db: AnyDb, table: string, column: string): Promise<void> {
  const type = onSqlite(db) ? "integer" : "bigint";
  await sql.raw(`alter table "${table}" add column ${column.replaceAll(/\bwhole\b/g, type)}`).execute(db);
}

/**
 * Makes a SQLite table anew from its own text, changed by `change` (columns and their order stay), with its rows,
 * indexes and triggers. The way to loosen a CHECK or a NOT NULL there; PostgreSQL alters in place.
 * @throws when `change` changes nothing
 */
export async function rebuildTable(db: AnyDb, table: string, change: (text: string) => string): Promise<void> {
  const { rows } = await sql<{ type: string; sql: string }>`
    select "type", "sql" from "sqlite_schema" where "tbl_name" = ${table} and "sql" is not null`.execute(db);
  const text = rows.find((row) => row.type === "table")?.sql ?? "";
  if (change(text) === text) throw new Error(`the text of ${table} is not what its rebuilding expects`);
  const copy = sql.raw(`"${table}_rebuilt"`);
  // Rows elsewhere point at this table: they are checked again when the migration ends.
  await sql`pragma defer_foreign_keys = on`.execute(db);
  await sql`create table ${copy} as select * from ${sql.table(table)}`.execute(db);
  await sql`drop table ${sql.table(table)}`.execute(db);
  await sql.raw(change(text)).execute(db);
  await sql`insert into ${sql.table(table)} select * from ${copy}`.execute(db);
  await sql`drop table ${copy}`.execute(db);
  for (const row of rows) if (row.type !== "table") await sql.raw(row.sql).execute(db);
}

/** Drops a PostgreSQL table's checks that speak of `column`. */
export async function dropChecks(db: AnyDb, table: string, column: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select "conname" as "name" from "pg_constraint" where "contype" = 'c'
      and "conrelid" = ${`"${table}"`}::regclass and pg_get_constraintdef("oid") like ${`%${column}%`}`.execute(db);
  for (const { name } of rows) await sql.raw(`alter table "${table}" drop constraint "${name}"`).execute(db);
}

/** Creates an index on the named columns; `where` makes it partial. */
export async function createIndex(db: AnyDb, name: string, on: string, unique = false): Promise<void> {
  await sql.raw(`create ${unique ? "unique " : ""}index "${name}" on ${on}`).execute(db);
}

/** From now on the rows of `table` can be added and read, never changed or removed. */
export async function appendOnly(db: AnyDb, table: string): Promise<void> {
  for (const verb of ["update", "delete"]) {
    await refuseWhen(db, {
      name: `${table}_no_${verb}`,
      table,
      on: verb,
      when: "true",
      message: `${table} is append-only`,
    });
  }
}

/** Refuses a row when `when` (SQL about NEW) holds: the last lock, behind the application's own checks. */
export async function refuseWhen(
  db: AnyDb,
  rule: { name: string; table: string; on: string; when: string; message: string },
): Promise<void> {
  if (onSqlite(db)) {
    await sql
      .raw(
        `create trigger "${rule.name}" before ${rule.on} on "${rule.table}" when ${rule.when}
         begin select raise(abort, '${rule.message}'); end`,
      )
      .execute(db);
    return;
  }
  await sql
    .raw(
      `create function "${rule.name}"() returns trigger language plpgsql as $$
       begin
         if ${rule.when} then raise exception '${rule.message}'; end if;
         if tg_op = 'DELETE' then return old; end if;
         return new;
       end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger "${rule.name}" before ${rule.on} on "${rule.table}" for each row execute function "${rule.name}"()`,
    )
    .execute(db);
}

/** Takes a rule of `refuseWhen` away, so that a wider one can stand in its place. */
export async function dropRule(db: AnyDb, table: string, name: string): Promise<void> {
  if (onSqlite(db)) {
    await sql.raw(`drop trigger "${name}"`).execute(db);
    return;
  }
  await sql.raw(`drop trigger "${name}" on "${table}"`).execute(db);
  await sql.raw(`drop function "${name}"()`).execute(db);
}
