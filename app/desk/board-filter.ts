import type { User } from "~/auth/user.ts";
import { regencyOf } from "~/places/region.ts";

/** Whose notices, and whether those that hang or those that did. Null is every regency. */
export type BoardFilter = { regencyCode: string | null; past: boolean };

/** Reads a filter from an address; without one a reader sees the own regency. */
export function readBoardFilter(asked: URLSearchParams, user: User | null): BoardFilter {
  const regency = asked.get("wilayah") ?? "";
  const past = asked.get("lama") === "ya";
  if (regency === "semua") return { regencyCode: null, past };
  if (/^\d{2}\.\d{2}$/.test(regency)) return { regencyCode: regency, past };
  return { regencyCode: user ? ownRegency(user) : null, past };
}

function ownRegency(user: User): string | null {
  const village = user.villageCodes[0];
  return user.group?.regencyCode ?? user.regencyCodes[0] ?? (village ? regencyOf(village) : null);
}

/** A filter as the end of an address, with `more` behind it. */
export function boardQuery(filter: BoardFilter, more: Record<string, string | null> = {}): string {
  const wanted = new URLSearchParams({ wilayah: filter.regencyCode ?? "semua" });
  if (filter.past) wanted.set("lama", "ya");
  for (const [name, value] of Object.entries(more)) if (value) wanted.set(name, value);
  return `?${wanted.toString()}`;
}
