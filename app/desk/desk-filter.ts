import type { DeskKind } from "./desk.ts";
import { kindOfSlug, kindSlugs } from "./desk.ts";

/** The three drawers of the desk. */
export type DeskTab = "todo" | "later" | "done";
/** What an officer looks at. Null is everything. */
export type DeskFilter = { tab: DeskTab; kind: DeskKind | null; villageCode: string | null };

const tabSlugs: Record<DeskTab, string> = { todo: "perlu", later: "tunda", done: "selesai" };

/** Reads a filter from an address. What it does not know it leaves out. */
export function readDeskFilter(asked: URLSearchParams): DeskFilter {
  const village = asked.get("kelurahan") ?? "";
  const tab = (["later", "done"] as const).find((one) => tabSlugs[one] === asked.get("laci")) ?? "todo";
  return {
    tab,
    kind: kindOfSlug(asked.get("hal")),
    villageCode: /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(village) ? village : null,
  };
}

/** A filter as the end of an address, with `more` behind it; empty when everything is asked. */
export function deskQuery(filter: DeskFilter, more: Record<string, string | null> = {}): string {
  const wanted = new URLSearchParams();
  if (filter.tab !== "todo") wanted.set("laci", tabSlugs[filter.tab]);
  if (filter.kind) wanted.set("hal", kindSlugs[filter.kind]);
  if (filter.villageCode) wanted.set("kelurahan", filter.villageCode);
  for (const [name, value] of Object.entries(more)) if (value) wanted.set(name, value);
  const query = wanted.toString();
  return query ? `?${query}` : "";
}

/** The word of a drawer in an address. */
export function tabSlug(tab: DeskTab): string {
  return tabSlugs[tab];
}
