import type { Db } from "#db/open.server.ts";
import type { EventsTable } from "#db/schema/trail.ts";
import { sha256 } from "~/lib/act.server.ts";
import { firstBroken } from "~/lib/events.server.ts";
import type { BoundTable, Row } from "./digest.server.ts";
import { basketsText, bindings, digestOf, rejectionText } from "./digest.server.ts";

/** Everything that the check looks at, as it lies in the tables. */
export type Trail = {
  events: EventsTable[];
  ticketBaskets: Row[];
  ticketRejections: Row[];
} & Record<BoundTable, Row[]>;

/** What does not fit: a link of the chain, or a row of a table with what is wrong with it. */
export type TrailFault = { table: string; key: string; fault: "chain" | "changed" | "noEvent" | "gone" | "otherText" };
export type TrailReport = {
  faults: TrailFault[];
  /** Rows that fit their event. */
  bound: number;
  /** Rows from before digests were kept: their event stands in the chain, their columns cannot be checked. */
  older: number;
};

const tables = Object.keys(bindings) as BoundTable[];

/** Checks a trail: the chain of events, every row against its event, every event for its row, every signature's text. */
export function checkTrail(trail: Trail): TrailReport {
  const broken = firstBroken(trail.events);
  const chain: TrailFault[] = broken === null ? [] : [{ table: "events", key: String(broken), fault: "chain" }];
  const report: TrailReport = { faults: [...chain, ...textFaults(trail), ...partFaults(trail)], bound: 0, older: 0 };
  const told = toldIn(trail.events);
  for (const table of tables) checkTable(table, rowsOf(trail, table), told[table], report);
  return report;
}

/** Reads all that `checkTrail` looks at. */
export async function readTrail(db: Db): Promise<Trail> {
  const events = await db.selectFrom("events").selectAll().orderBy("seq").execute();
  const parts = await Promise.all([
    db.selectFrom("ticketBaskets").selectAll().execute(),
    db.selectFrom("ticketRejections").selectAll().execute(),
  ]);
  const bound: Partial<Record<BoundTable, Row[]>> = {};
  for (const table of tables) bound[table] = await db.selectFrom(table).selectAll().execute();
  return { events, ticketBaskets: parts[0], ticketRejections: parts[1], ...(bound as Record<BoundTable, Row[]>) };
}

type Told = Map<string, string | null>;

/** What the events say of each row: its digest, or null where they carry none. */
function toldIn(events: readonly EventsTable[]): Record<BoundTable, Told> {
  const tableOf = new Map(tables.flatMap((table) => bindings[table].verbs.map((verb) => [verb as string, table])));
  const told = Object.fromEntries(tables.map((table) => [table, new Map()])) as Record<BoundTable, Told>;
  for (const { verb, subjectId, data } of events) {
    const table = tableOf.get(verb);
    if (!table) continue;
    const { digest, ...known } = dataOf(data);
    // The first column of a key is what the event is about; any other stands in its data.
    const key = [subjectId, ...bindings[table].key.slice(1).map((column) => String(known[column]))].join(" ");
    told[table].set(key, typeof digest === "string" ? digest : null);
  }
  return told;
}

function dataOf(text: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

function checkTable(table: BoundTable, rows: Row[], told: Told, report: TrailReport): void {
  const unseen = new Map(told);
  for (const row of rows) {
    const key = bindings[table].key.map((column) => String(row[column])).join(" ");
    const digest = told.get(key);
    unseen.delete(key);
    if (digest === undefined) report.faults.push({ table, key, fault: "noEvent" });
    else if (digest === null) report.older += 1;
    else if (digest === digestOf(table, row)) report.bound += 1;
    else report.faults.push({ table, key, fault: "changed" });
  }
  for (const key of unseen.keys()) report.faults.push({ table, key, fault: "gone" });
}

/** A note is checked together with its baskets and with what it did not take. */
function rowsOf(trail: Trail, table: BoundTable): Row[] {
  if (table !== "tickets") return trail[table];
  const baskets = groupedBy(trail.ticketBaskets);
  const rejections = groupedBy(trail.ticketRejections);
  return trail.tickets.map((row) => {
    const id = String(row.id);
    const rejection = rejections.get(id)?.[0] ?? null;
    return {
      ...row,
      baskets: basketsText(baskets.get(id) ?? []),
      rejection: rejectionText(rejection),
    };
  });
}

function groupedBy(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row.ticketId);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

/** A basket, or something that was not taken, of a note that is not there. */
function partFaults(trail: Trail): TrailFault[] {
  const known = new Set(trail.tickets.map(({ id }) => id));
  const lost = (table: "ticketBaskets" | "ticketRejections") =>
    trail[table]
      .filter(({ ticketId = null }) => !known.has(ticketId))
      .map(({ ticketId }) => ({ table, key: String(ticketId), fault: "noEvent" as const }));
  return [...lost("ticketBaskets"), ...lost("ticketRejections")];
}

/** A text that does not give its own hash, and a signature under another text. */
function textFaults(trail: Trail): TrailFault[] {
  const hashes = new Map(trail.agreements.map(({ id = null, hash = null }) => [id, hash]));
  const texts = trail.agreements
    .filter(({ body, hash }) => sha256(String(body)) !== hash)
    .map(({ id }) => ({ table: "agreements", key: String(id), fault: "otherText" as const }));
  const names = trail.agreementSignatures
    .filter(({ agreementId = null, hash }) => hashes.get(agreementId) !== hash)
    .map(({ agreementId }) => ({
      table: "agreementSignatures",
      key: String(agreementId),
      fault: "otherText" as const,
    }));
  return [...texts, ...names];
}
