import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { dateIn } from "~/lib/dates.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { writeCursor } from "~/lib/keyset.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { pageSize } from "~/market/listing.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import {
  endingLicences,
  missingPermits,
  openObjections,
  silentGroups,
  uncheckedLicences,
  waitingGroups,
} from "./causes-groups.server.ts";
import { idleKitchens, untakenHarvests, waitingAnswers } from "./causes-market.server.ts";
import { lateDeliveries, latePayments, openClaims } from "./causes-partners.server.ts";
import type { Asked, DeskKind, DeskRow } from "./desk.ts";
import { atStake, inOrder, rowKey } from "./desk.ts";
import type { DeskFilter, DeskTab } from "./desk-filter.ts";
import { keep } from "./kept.server.ts";
import type { Noted } from "./outcome.ts";
import { drawerOf } from "./outcome.ts";
import { countDone, newestOutcomes } from "./outcomes.server.ts";

/** Where and when the desk of an officer looks. */
export async function askedBy(db: Db, officer: { regencyCodes: readonly string[] }, nowMs: number): Promise<Asked> {
  const zone = await zoneOf(db, officer.regencyCodes[0] ?? "");
  return { regencyCodes: officer.regencyCodes, nowMs, zone, today: dateIn(zone, nowMs) };
}

/** Everything in these regencies that waits for an officer now, the most pressing first. */
export async function standingRows(db: Db, asked: Asked): Promise<(DeskRow & { key: string })[]> {
  const parts = await Promise.all([
    untakenHarvests(db, asked),
    idleKitchens(db, asked),
    waitingAnswers(db, asked),
    lateDeliveries(db, asked),
    keptPayments(db, asked),
    openClaims(db, asked),
    openObjections(db, asked),
    endingLicences(db, asked),
    uncheckedLicences(db, asked),
    missingPermits(db, asked),
    waitingGroups(db, asked),
    silentGroups(db, asked),
  ]);
  return inOrder(parts.flat(), asked.today);
}

/** The same as `standingRows`, read anew only after something has happened, or five minutes have passed. */
export async function keptRows(db: Db, asked: Asked): Promise<(DeskRow & { key: string })[]> {
  // A command may fill tables without an event: the newest group and lot are looked at too.
  const { rows } = await sql<Record<string, string | number | null>>`
    select (select max("seq") from "events") as "seq", (select max("at") from "licenceHolds") as "heldAt",
      (select max("id") from "lots") as "lotId", (select max("id") from "groups") as "groupId"`.execute(db);
  const clock = Math.floor(asked.nowMs / 300_000);
  const version = [clock, ...Object.values(rows[0] ?? {})].join(" ");
  return keep(db, `desk ${asked.regencyCodes.join(" ")}`, version, () => standingRows(db, asked));
}

/** Sums over all notes of all time: they change only when a note or a payment is confirmed, or a day passes. */
async function keptPayments(db: Db, asked: Asked): Promise<DeskRow[]> {
  const { rows } = await sql<Record<string, number | null>>`
    select (select count(*) from "ticketConfirmations") as "notes", (select max("at") from "ticketConfirmations") as "noted",
      (select count(*) from "paymentConfirmations") as "payments",
      (select max("at") from "paymentConfirmations") as "paid",
      (select count(*) from "saleConfirmations") as "sales"`.execute(db);
  const version = [asked.today, ...Object.values(rows[0] ?? {})].join(" ");
  return keep(db, `payments ${asked.regencyCodes.join(" ")}`, version, () => latePayments(db, asked));
}

/** A row with the newest word about it, if one was spoken. */
export type ListedRow = DeskRow & { key: string; noted: Noted | null };

/** All that waits, each in its drawer; the rows of the filter's drawer are what a page or a file shows. */
export async function deskOf(db: Db, asked: Asked, filter: Pick<DeskFilter, "kind" | "villageCode">) {
  const [all, noted] = await Promise.all([keptRows(db, asked), newestOutcomes(db, asked.regencyCodes, asked.nowMs)]);
  const drawers: Record<DeskTab, ListedRow[]> = { todo: [], later: [], done: [] };
  const kinds: Partial<Record<DeskKind, number>> = {};
  const villages = new Set<string>();
  for (const row of all) {
    const word = noted.get(rowKey(row)) ?? null;
    const drawer = drawerOf(word ?? undefined, asked.today);
    if (drawer === "todo" && inPlace(row, filter.villageCode)) kinds[row.kind] = (kinds[row.kind] ?? 0) + 1;
    if (row.villageCode !== "") villages.add(row.villageCode);
    if (!inPlace(row, filter.villageCode) || (filter.kind && row.kind !== filter.kind)) continue;
    drawers[drawer].push({ ...row, noted: word });
  }
  const except = [...drawers.todo, ...drawers.later].flatMap((row) => (row.noted ? [row.noted.id] : []));
  const done = await countDone(db, asked.regencyCodes, filter, except);
  const counts = { todo: drawers.todo.length, later: drawers.later.length, done };
  return { drawers, kinds, villages: [...villages], except, counts, stake: atStake(drawers.todo) };
}

function inPlace(row: DeskRow, villageCode: string | null): boolean {
  return villageCode === null || row.villageCode === villageCode;
}

/** One page of rows that are in order already: those behind the key of the last one seen, or before the first. */
export function pageOf(rows: readonly ListedRow[], ask: PageAsk): Page<ListedRow> {
  const size = ask.size ?? pageSize;
  const from = startOf(rows, ask, size);
  const shown = rows.slice(from, from + size);
  const at = (row: ListedRow | undefined) => (row ? writeCursor({ value: row.key, id: row.id }) : null);
  return {
    rows: shown,
    previous: from > 0 ? at(shown[0]) : null,
    next: from + size < rows.length ? at(shown.at(-1)) : null,
  };
}

function startOf(rows: readonly ListedRow[], { after, before }: PageAsk, size: number): number {
  if (before) return Math.max(0, firstAtOrAfter(rows, before) - size);
  if (!after) return 0;
  const found = firstAtOrAfter(rows, after);
  return rows[found]?.key === after.value ? found + 1 : found;
}

function firstAtOrAfter(rows: readonly ListedRow[], cursor: Cursor): number {
  const found = rows.findIndex((row) => row.key >= cursor.value);
  return found < 0 ? rows.length : found;
}

/** A row that stands now, or undefined. */
export async function findRow(db: Db, asked: Asked, kind: DeskKind, id: string): Promise<DeskRow | undefined> {
  const rows = await keptRows(db, asked);
  return rows.find((row) => row.kind === kind && row.id === id);
}

/** Names of places by their code. */
export function placeNames(db: Db, codes: readonly string[]) {
  if (codes.length === 0) return Promise.resolve([]);
  return db.selectFrom("regions").select(["code", "name"]).where("code", "in", codes).orderBy("name").execute();
}

/** Whom to talk to: groups of these regencies with the person who speaks for them. Others are not in an office's reach. */
export function contactsOf(db: Db, regencyCodes: readonly string[], groupIds: readonly string[]) {
  if (groupIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("groups")
    .select(["id", "name", "contactName", "contactPhone"])
    .where("id", "in", groupIds)
    .where("regencyCode", "in", regencyCodes)
    .execute();
}
