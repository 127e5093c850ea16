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
  const root = matches.find((match) => match?.id === "root")?.data as { locale?: "id" | "en" } | undefined;
  const say = words[root?.locale ?? "id"];
  const text = title(say);
  const told = description ? description(say) : `${text}. ${houseDescription[root?.locale ?? "id"]}`;
  return [{ title: `${text} · HuluHilir` }, { name: "description", content: told }];
}
