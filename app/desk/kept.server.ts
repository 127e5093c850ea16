import type { Db } from "#db/open.server.ts";

const kept = new WeakMap<Db, Map<string, { version: string; answer: Promise<unknown> }>>();

/**
 * Keeps the answer of a read for as long as its version stays the same, one answer a name. Inside a transaction it
 * reads anew.
 */
export function keep<Answer>(db: Db, name: string, version: string, read: () => Promise<Answer>): Promise<Answer> {
  if (db.isTransaction) return read();
  const answers = kept.get(db) ?? new Map<string, { version: string; answer: Promise<unknown> }>();
  kept.set(db, answers);
  const before = answers.get(name);
  if (before?.version === version) return before.answer as Promise<Answer>;
  const answer = read();
  answers.set(name, { version, answer });
  answer.catch(() => answers.delete(name));
  return answer;
}
