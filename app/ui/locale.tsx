import { createContext, useContext, type ReactNode } from "react";

export type Locale = "id" | "en";

const LocaleContext = createContext<Locale>("id");

/** Says which language everything below it speaks. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The language of the reader; Indonesian when nobody said. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The reader's half of a dictionary `{ id, en }`. */
export function useWords<T>(words: Record<Locale, T>): T {
  return words[useLocale()];
}
