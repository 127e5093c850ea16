import Database from "better-sqlite3";
import type { DatabaseConnection, Transaction } from "kysely";
import { CompiledQuery, Kysely, PostgresDialect, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type { SqliteDatabase, SqliteDialectConfig, SqliteStatement } from "kysely";
import pg from "pg";
import type { Tables } from "./schema.ts";

/** The connection, or the transaction that is open: verbs take either and never ask which. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** SQLite takes the write lock when a transaction begins, so that no later statement can find it taken. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** DDL runs inside a transaction too: a migration that fails half way leaves nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class HouseSqlite extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new ImmediateDriver(this.#config);
  }
  override createAdapter() {
    return new TransactionalAdapter();
  }
}

/**
 * Opens PostgreSQL for a `postgres://` address, and otherwise a SQLite file (or `:memory:`, or the bytes of a
 * serialized database). WAL with synchronous=FULL: what was acknowledged survives a power cut.
 * @throws when the file or server cannot be opened
 */
export function openDb(address: string | Buffer): Kysely<Tables> {
  if (typeof address === "string" && /^postgres(ql)?:/.test(address)) return openPostgres(address);
  const sqlite = new Database(address);
  for (const setting of [
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
  ]) {
    sqlite.pragma(setting);
  }
  return new Kysely<Tables>({ dialect: new HouseSqlite({ database: remembering(sqlite) }) });
}

const statementsKept = 500;

/**
 * Keeps the statements that were prepared: a page asks the same twenty each time, and preparing one takes as long as
 * running it. The oldest go first; SQLite itself prepares anew what a change of the tables has outdated.
 */
function remembering(sqlite: Database.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => sqlite.close(),
    prepare: (text) => {
      const statement = known.get(text) ?? (sqlite.prepare(text) as unknown as SqliteStatement);
      known.delete(text);
      known.set(text, statement);
      const [oldest] = known.keys();
      if (known.size > statementsKept && oldest !== undefined) known.delete(oldest);
      return statement;
    },
  };
}

function openPostgres(address: string) {
  const types = new pg.TypeOverrides();
  // 64-bit integers and sums arrive as text; all of ours are far below 2^53.
  types.setTypeParser(20, Number);
  types.setTypeParser(1700, Number);
  const pool = new pg.Pool({ connectionString: address, max: 10, types });
  // An idle connection that the server cuts is replaced by the pool; unheard, its error would end the process.
  pool.on("error", () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
