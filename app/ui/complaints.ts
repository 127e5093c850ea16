import type { Complaint } from "~/lib/complaint.ts";
import type { Locale } from "./locale.tsx";
import { uiWords } from "./words.ts";

/** Each complaint has words in both languages: one without does not compile. */
const spoken: Record<Locale, Record<Complaint, string>> = {
  id: uiWords.id.complaint,
  en: uiWords.en.complaint,
};

/**
 * The sentence for an error key of a form. `refusals` are the page's own words and win;
 * a key that nobody has words for is spoken as "check this field", never shown raw.
 */
export function sayComplaint(key: string, locale: Locale, refusals: Record<string, string> = {}): string {
  if (Object.hasOwn(refusals, key)) return refusals[key]!;
  const known: Record<string, string> = spoken[locale];
  return Object.hasOwn(known, key) ? known[key]! : uiWords[locale].checkField;
}
