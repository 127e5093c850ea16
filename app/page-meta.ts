import type { MetaDescriptor } from "@remix-run/node";

type Match = { id: string; data?: unknown } | undefined;

/** What the house is, in a sentence: behind every page's own title. */
export const houseDescription = {
  id: "Panen kelompok kampung bertemu dapur yang mengolahnya.",
  en: "Harvests of village groups meet the kitchens that process them.",
};

/** The title (and description) of a page in the reader's language, for a door's `meta`. */
export function titleOf<Words>(
  matches: readonly Match[],
  words: { id: Words; en: Words },
  title: (say: Words) => string,
  description?: (say: Words) => string,
): MetaDescriptor[] {
  const say = words[localeOf(matches)];
  return titled(matches, title(say), description?.(say));
}

/** The same for a page that is called by a name from the data. */
export function titled(matches: readonly Match[], title: string, description?: string): MetaDescriptor[] {
  const told = description ?? `${title}. ${houseDescription[localeOf(matches)]}`;
  return [{ title: `${title} · HuluHilir` }, { name: "description", content: told }];
}

function localeOf(matches: readonly Match[]): "id" | "en" {
  const root = matches.find((match) => match?.id === "root")?.data as { locale?: "id" | "en" } | undefined;
  return root?.locale ?? "id";
}
