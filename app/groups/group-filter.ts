import type { Side } from "~/auth/user.ts";

/** What an office looks for among its groups. Null is everything. */
export type GroupFilter = {
  state: "waiting" | "verified" | "refused" | null;
  districtCode: string | null;
  kindCode: string | null;
  side: Side | null;
  text: string | null;
};

const stateNames = { menunggu: "waiting", terverifikasi: "verified", ditolak: "refused" } as const;
const sideNames = { hulu: "producer", hilir: "processor" } as const;

/** Reads a filter from an address. What it does not know it leaves out. */
export function readGroupFilter(asked: URLSearchParams): GroupFilter {
  const matching = (name: string, pattern: RegExp) => {
    const value = asked.get(name)?.trim() ?? "";
    return pattern.test(value) ? value : null;
  };
  return {
    state: oneOf(stateNames, asked.get("keadaan")),
    districtCode: matching("kecamatan", /^\d{2}\.\d{2}\.\d{2}$/),
    kindCode: matching("jenis", /^[A-Z_]{2,20}$/),
    side: oneOf(sideNames, asked.get("sisi")),
    text: matching("cari", /^\P{Cc}{1,60}$/u),
  };
}

/** The address of the list under a filter, from a cursor on. */
export function groupListHref(filter: GroupFilter, cursor: string | null): string {
  const wanted = new URLSearchParams();
  const state = nameOf(stateNames, filter.state);
  const side = nameOf(sideNames, filter.side);
  if (state) wanted.set("keadaan", state);
  if (filter.districtCode) wanted.set("kecamatan", filter.districtCode);
  if (filter.kindCode) wanted.set("jenis", filter.kindCode);
  if (side) wanted.set("sisi", side);
  if (filter.text) wanted.set("cari", filter.text);
  if (cursor) wanted.set("sesudah", cursor);
  const query = wanted.toString();
  return query ? `/kelompok?${query}` : "/kelompok";
}

function oneOf<Value extends string>(names: Record<string, Value>, word: string | null): Value | null {
  return Object.entries(names).find(([name]) => name === word)?.[1] ?? null;
}

function nameOf(names: Record<string, string>, value: string | null): string | null {
  return Object.entries(names).find(([, known]) => known === value)?.[0] ?? null;
}
