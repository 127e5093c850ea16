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
  const own = new Map(Object.entries(refusals));
  const house = new Map(Object.entries(spoken[locale]));
  return own.get(key) ?? house.get(key) ?? uiWords[locale].checkField;
}
