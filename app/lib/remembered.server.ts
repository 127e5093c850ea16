import type { Db } from "#db/open.server.ts";

/**
 * Remembers what a read of reference data answered, for each database: it changes only when the house opens, so
 * no page needs to ask twice. Inside a transaction it asks anew.
 */
export function remembered<Answer>(read: (db: Db) => Promise<Answer>): (db: Db) => Promise<Answer> {
  const known = new WeakMap<Db, Promise<Answer>>();
  return (db) => {
    if (db.isTransaction) return read(db);
    const before = known.get(db);
    if (before) return before;
    const reading = read(db);
    known.set(db, reading);
    reading.catch(() => known.delete(db));
    return reading;
  };
}
