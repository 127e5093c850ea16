import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn } from "~/lib/dates.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage, numericCursor, writeCursor } from "~/lib/keyset.server.ts";
import { zoneOf } from "~/places/regions.server.ts";
import { papersSql } from "./papers.server.ts";
import type { Kind, ReportFilter } from "./period.ts";

/** What stands behind a number: a paper, between whom, how much. Money in rupiah, weight in grams. */
export type LedgerRow = {
  id: string;
  number: string;
  contractId: string;
  contractNumber: string;
  day: string;
  groupId: string;
  producer: string;
  processor: string;
  villageCode: string;
  villageName: string;
  /** Names of the commodity in both languages; empty where a row is not about one. */
  commodityId: string;
  commodityEn: string;
  grams: number;
  amountIdr: number;
};

/** Papers of one village and product added up. */
export type PaperSum = {
  regencyCode: string;
  villageCode: string;
  productCode: string;
  groupId: string;
  papers: number;
  grams: number;
  amountIdr: number;
};

type Stored = Omit<LedgerRow, "day"> & { onDay: string | null; atMs: number | null };
type Page = { rows: LedgerRow[]; next: string | null };

const pageRows = 50;

/** Every paper behind one number, newest first; groups by what they delivered. For tests and small files. */
export async function ledgerOf(db: Db, kind: Kind, filter: ReportFilter): Promise<LedgerRow[]> {
  return (await ledgerPage(db, kind, filter, null, 1_000_000)).rows;
}

/** One page of the papers behind a number, with the cursor of the page after it. */
export async function ledgerPage(
  db: Db,
  kind: Kind,
  filter: ReportFilter,
  after: Cursor | null,
  size = pageRows,
): Promise<Page> {
  const question = await questionOf(db, kind, filter);
  const bySize = kind === "groups";
  const from = numericCursor(after);
  const beyond = bySize
    ? from && sql`where (q."grams", q."id") < (${from.value}, ${from.id})`
    : after && sql`where q."id" < ${after.id}`;
  const { rows: found } = await sql<Stored>`select q.* from (${papersSql(question)}) q ${beyond ?? sql``}
    order by ${bySize ? sql`q."grams" desc, ` : sql``} q."id" desc limit ${size + 1}`.execute(db);
  const { rows, more } = cutPage(found, size);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => readRow(row, question.zone)),
    next: more && last ? writeCursor({ value: String(last.grams), id: last.id }) : null,
  };
}

/** The papers behind one number, added up by village, product and producer. */
export async function paperSums(db: Db, kind: Kind, filter: ReportFilter): Promise<PaperSum[]> {
  const { rows } = await sql<PaperSum>`select q."regencyCode", q."villageCode", q."productCode", q."groupId",
      count(*) as "papers", cast(sum(q."grams") as bigint) as "grams", cast(sum(q."amountIdr") as bigint) as "amountIdr"
    from (${papersSql(await questionOf(db, kind, filter))}) q
    group by q."regencyCode", q."villageCode", q."productCode", q."groupId"`.execute(db);
  return rows.map((row) => ({
    ...row,
    ...{ papers: Number(row.papers), grams: Number(row.grams), amountIdr: Number(row.amountIdr) },
  }));
}

async function questionOf(db: Db, kind: Kind, filter: ReportFilter) {
  const zone = await zoneOf(db, filter.placeCode.slice(0, 5));
  return { kind, filter, zone, today: dateIn(zone, now()) };
}

function readRow({ onDay, atMs, ...row }: Stored, zone: string): LedgerRow {
  const day = onDay ?? (atMs === null ? "" : dateIn(zone, Number(atMs)));
  return { ...row, day, grams: Number(row.grams), amountIdr: Number(row.amountIdr) };
}
