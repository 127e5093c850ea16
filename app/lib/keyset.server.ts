/** A place in a sorted list: the sort value and id of the last row seen. Opaque in an address, checked when read. */
export type Cursor = { value: string; id: string };

/** Writes a cursor into an address. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString("base64url");
}

/** Reads a cursor from an address; null when there is none or it is not one. */
export function readCursor(text: string | null): Cursor | null {
  if (!text) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(read) || read.length !== 2) return null;
    const [value, id] = read as unknown[];
    if (`${String(value)}${String(id)}`.includes("\0")) return null;
    return typeof value === "string" && typeof id === "string" ? { value, id } : null;
  } catch {
    return null;
  }
}

/** The same place in a list sorted by a number; null when the cursor holds none, as one from another list would. */
export function numericCursor(cursor: Cursor | null): { value: number; id: string } | null {
  return cursor && /^-?\d{1,15}$/.test(cursor.value) ? { value: Number(cursor.value), id: cursor.id } : null;
}

/** Cuts a query that asked for one row more than a page: the page, and whether more follow. */
export function cutPage<Row>(rows: Row[], size: number): { rows: Row[]; more: boolean } {
  return { rows: rows.slice(0, size), more: rows.length > size };
}
