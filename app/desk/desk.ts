/** What waits for an officer, why it waits, and in which order it is best done. */

/** Kinds of things on the desk, with the word that stands for each in an address. */
export const kindSlugs = {
  harvest: "panen",
  kitchen: "dapur",
  answer: "jawaban",
  delivery: "serah-terima",
  payment: "pembayaran",
  claim: "sengketa",
  objection: "keberatan",
  licence: "izin-habis",
  licenceCheck: "izin-baru",
  permit: "izin-kurang",
  group: "verifikasi",
  silent: "diam",
} as const;

export type DeskKind = keyof typeof kindSlugs;
export const deskKinds = Object.keys(kindSlugs) as DeskKind[];

/** A thing that waits. It is gone from the desk as soon as its cause is. */
export type DeskRow = {
  id: string;
  /** The one thing to do: a path of this site. */
  to: string;
  /** ISO date by which it should be done: the cause's own day, or the office's promise (`promiseDays`). */
  dueOn: string;
  regencyCode: string;
  villageCode: string;
  quantityKg: number | null;
  amountIdr: number | null;
  /** Groups to talk to, the one whose turn it is first. */
  groupIds: string[];
} & DeskFacts;

/** What the sentence of a row is made of. Names and own figures of a harvest or a contract; nothing sealed, no phone. */
export type DeskFacts =
  | { kind: "harvest"; nameId: string; nameEn: string; group: string; readyOn: string }
  | { kind: "kitchen"; kitchen: string; group: string; week: string; capacityKg: number; takenKg: number }
  | { kind: "answer"; producer: string; processor: string; missing: Missing; sentOn: string }
  | { kind: "delivery"; producer: string; processor: string; number: string; nameId: string; nameEn: string }
  | { kind: "payment"; payer: string; payee: string; number: string }
  | { kind: "claim"; producer: string; processor: string; number: string }
  | { kind: "objection"; group: string; actor: string; askedBy: string }
  | { kind: "licence"; name: string; route: string; number: string }
  | { kind: "licenceCheck"; name: string; route: string; number: string }
  | { kind: "permit"; routeCode: string }
  | { kind: "group"; name: string; village: string }
  | { kind: "silent"; name: string; village: string; lastOn: string };

/** Which side has not answered yet. */
export type Missing = "none" | "producer" | "processor";

/** Where the desk looks: regencies of an officer, at an instant, with the date that clocks show there. */
export type Asked = { regencyCodes: readonly string[]; nowMs: number; today: string; zone: string };

/** Days before its first day on which a harvest without a taker comes to the desk. */
export const harvestDays = 14;
/** Hours that a proposal may wait for its answers. */
export const answerHours = 48;
/** Days without any step after which a group is silent. */
export const silentDays = 60;
/** Days before its last day on which a licence comes to the desk. */
export const licenceDays = 60;
/** What is older than this is history, not work: unanswered proposals, deliveries that never came. */
export const staleDays = { answer: 14, delivery: 30 };
/** Within how many days the office wants to have dealt with what has no day of its own. */
export const promiseDays = { group: 3, licenceCheck: 3, claim: 7, objection: 3, silent: 14, permit: 14 };

/**
 * Where a row stands in the order, as text that sorts: by day, and within a day by the money and then the kg that hang
 * on it. What is late counts as due today, so that much money of yesterday stands before little of last month.
 */
export function orderKey(row: Pick<DeskRow, "id" | "dueOn" | "amountIdr" | "quantityKg">, today: string): string {
  const day = row.dueOn < today ? today : row.dueOn;
  const falling = (value: number | null, top: number) => String(top - Math.min(value ?? 0, top)).padStart(15, "0");
  return [
    day,
    falling(row.amountIdr, 999_999_999_999_999),
    falling(row.quantityKg, 999_999_999),
    row.dueOn,
    row.id,
  ].join(" ");
}

/** Rows with their key, in the order in which they are best done. */
export function inOrder<Row extends Pick<DeskRow, "id" | "dueOn" | "amountIdr" | "quantityKg">>(
  rows: readonly Row[],
  today: string,
): (Row & { key: string })[] {
  return rows.map((row) => ({ ...row, key: orderKey(row, today) })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What hangs on all rows together. */
export function atStake(rows: readonly Pick<DeskRow, "quantityKg" | "amountIdr">[]): { kg: number; idr: number } {
  return rows.reduce((sum, row) => ({ kg: sum.kg + (row.quantityKg ?? 0), idr: sum.idr + (row.amountIdr ?? 0) }), {
    kg: 0,
    idr: 0,
  });
}

/** The name of a row among all rows. */
export function rowKey(row: { kind: string; id: string }): string {
  return `${row.kind} ${row.id}`;
}

/** The kind that an address names, or null. */
export function kindOfSlug(slug: string | null | undefined): DeskKind | null {
  return deskKinds.find((kind) => kindSlugs[kind] === slug) ?? null;
}

/** Where a row is looked at closer, and an outcome noted. */
export function rowPath(row: { kind: DeskKind; id: string }): string {
  return `/meja/${kindSlugs[row.kind]}/${encodeURIComponent(row.id)}`;
}
