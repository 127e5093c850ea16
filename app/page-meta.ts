import type { MetaDescriptor } from "@remix-run/node";

type Match = { id: string; data?: unknown } | undefined;

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
  const tags: MetaDescriptor[] = [{ title: `${text} · HuluHilir` }];
  if (description) tags.push({ name: "description", content: description(say) });
  return tags;
}
