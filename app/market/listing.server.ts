import type { SelectQueryBuilder, SqlBool } from "kysely";
import { sql } from "kysely";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage, numericCursor, readCursor, writeCursor } from "~/lib/keyset.server.ts";

export const pageSize = 20;
const filePageSize = 1000;

/** Which page of a list: after the last row seen, before the first one, or the beginning. A file asks for larger ones. */
export type PageAsk = { after: Cursor | null; before: Cursor | null; size?: number };
/** A page, and the cursors of its neighbours where there are any. */
export type Page<Row> = { rows: Row[]; previous: string | null; next: string | null };

export const firstPage: PageAsk = { after: null, before: null };

/** The page that an address asks for; what is no cursor asks for the beginning. */
export function readPageAsk(params: URLSearchParams): PageAsk {
  return { after: readCursor(params.get("sesudah")), before: readCursor(params.get("sebelum")) };
}

/** A list is sorted by one column and then by id; `numeric` says how its cursor is compared. */
export type Order<Row> = {
  column: string;
  id: string;
  numeric: boolean;
  direction: "asc" | "desc";
  valueOf: (row: Row) => string | number;
};

/**
 * One page of a sorted list. It continues behind the value and id of the last row seen, so that nothing is skipped
 * or shown twice when rows come and go meanwhile.
 */
export async function keysetPage<DB, TB extends keyof DB, Row extends { id: string }>(
  query: SelectQueryBuilder<DB, TB, Row>,
  order: Order<Row>,
  ask: PageAsk,
): Promise<Page<Row>> {
  return lanesPage([query], order, ask);
}

/**
 * The same for a list that is put together from several, such as the harvests of twenty villages: each lane walks an
 * index of its own and gives at most a page, and the pages are merged here. No row may be in two lanes.
 */
export async function lanesPage<DB, TB extends keyof DB, Row extends { id: string }>(
  lanes: readonly SelectQueryBuilder<DB, TB, Row>[],
  order: Order<Row>,
  ask: PageAsk,
): Promise<Page<Row>> {
  const cursor = usable(ask.before, order.numeric) ?? usable(ask.after, order.numeric);
  const backwards = cursor !== null && cursor === ask.before;
  const upwards = (order.direction === "asc") !== backwards;
  const size = ask.size ?? pageSize;
  const found = await Promise.all(lanes.map((lane) => lanePage(lane, { ...order, cursor, upwards, size })));
  const merged = found.length === 1 ? (found[0] ?? []) : mergeLanes(found, order, upwards, size);
  const { rows, more } = cutPage(merged, size);
  if (backwards) rows.reverse();
  const at = (row: Row | undefined) => (row ? writeCursor({ value: String(order.valueOf(row)), id: row.id }) : null);
  const hasPrevious = backwards ? more : cursor !== null;
  const hasNext = backwards || more;
  return { rows, previous: hasPrevious ? at(rows[0]) : null, next: hasNext ? at(rows.at(-1)) : null };
}

/** All pages of a list from its beginning, large ones, for a file. */
export async function* pagesOf<Row>(list: (ask: PageAsk) => Promise<Page<Row>>): AsyncGenerator<Row[]> {
  let after: Cursor | null = null;
  do {
    const page: Page<Row> = await list({ after, before: null, size: filePageSize });
    yield page.rows;
    after = readCursor(page.next);
  } while (after);
}

async function lanePage<DB, TB extends keyof DB, Row extends { id: string }>(
  lane: SelectQueryBuilder<DB, TB, Row>,
  walk: Order<Row> & { cursor: Cursor | null; upwards: boolean; size: number },
): Promise<Row[]> {
  const { cursor, upwards, size } = walk;
  const [value, id] = [sql.ref(walk.column), sql.ref(walk.id)];
  let asked = lane;
  if (cursor) {
    const seen = walk.numeric ? Number(cursor.value) : cursor.value;
    asked = asked.where(sql<SqlBool>`(${value}, ${id}) ${sql.raw(upwards ? ">" : "<")} (${seen}, ${cursor.id})`);
  }
  const direction = upwards ? "asc" : "desc";
  const rows = await asked
    .orderBy(value, direction)
    .orderBy(id, direction)
    .limit(size + 1)
    .execute();
  return rows as Row[];
}

function mergeLanes<Row extends { id: string }>(
  lanes: readonly Row[][],
  order: Order<Row>,
  upwards: boolean,
  size: number,
): Row[] {
  const before = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  const sign = upwards ? 1 : -1;
  return lanes
    .flat()
    .sort((a, b) => sign * (before(order.valueOf(a), order.valueOf(b)) || before(a.id, b.id)))
    .slice(0, size + 1);
}

function usable(cursor: Cursor | null, numeric: boolean): Cursor | null {
  return numeric && !numericCursor(cursor) ? null : cursor;
}
