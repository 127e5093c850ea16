import type { Db } from "#db/open.server.ts";
import { env } from "~/lib/env.server.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import type { DeskFilter } from "./desk-filter.ts";
import type { deskOf, ListedRow } from "./desk-list.server.ts";
import { contactsOf, pageOf } from "./desk-list.server.ts";
import { whatsappHref } from "./desk-text.ts";
import type { Asked, DeskRow } from "./desk.ts";
import type { Noted } from "./outcome.ts";
import { doneOutcomes } from "./outcomes.server.ts";

/** A row as the page shows it: with its newest word, and the way to write to the group whose turn it is. */
export type ShownRow = { id: string; row: DeskRow; noted: Noted | null; whatsapp: string | null };

type From = { origin: string; officer: string };

/** One page of a drawer. What is done is read back from what was noted; the rest is what stands. */
export async function shownPage(
  db: Db,
  asked: Asked,
  filter: DeskFilter,
  desk: Awaited<ReturnType<typeof deskOf>>,
  page: PageAsk,
  from: From,
): Promise<Page<ShownRow>> {
  const { rows, ...neighbours } = await drawerPage(db, asked, filter, desk, page);
  if (filter.tab === "done") return { ...neighbours, rows: rows.map((shown) => ({ ...shown, whatsapp: null })) };
  const contacts = await contactsOf(
    db,
    asked.regencyCodes,
    rows.flatMap(({ row }) => row.groupIds.slice(0, 1)),
  );
  const sender = { site: siteOf(from.origin), officer: from.officer };
  return {
    ...neighbours,
    rows: rows.map((shown) => {
      const contact = contacts.find(({ id }) => id === shown.row.groupIds[0]);
      return { ...shown, whatsapp: contact ? whatsappHref(shown.row, contact, sender) : null };
    }),
  };
}

/** The rows of a drawer, without anybody's phone: what a file holds. */
export async function drawerPage(
  db: Db,
  asked: Asked,
  filter: DeskFilter,
  desk: Awaited<ReturnType<typeof deskOf>>,
  page: PageAsk,
): Promise<Page<{ id: string; row: DeskRow; noted: Noted | null }>> {
  if (filter.tab === "done") return doneOutcomes(db, asked.regencyCodes, filter, { except: desk.except, page });
  const { rows, ...neighbours } = pageOf(desk.drawers[filter.tab], page);
  return { ...neighbours, rows: rows.map(split) };
}

function split({ key: _, noted, ...row }: ListedRow) {
  return { id: `${row.kind} ${row.id}`, row, noted };
}

/** Our own address as people type it. */
export function siteOf(origin: string): string {
  return env.PUBLIC_URL?.replace(/\/$/, "") ?? origin;
}
