import { nameIn } from "~/places/commodity.ts";

/** A name in the reader's language as it stands within a sentence: "ikan lele". */
export function nameInSentence(locale: "id" | "en", named: { nameId: string; nameEn: string }): string {
  const name = nameIn(locale, named);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
