import { createContext, useContext } from "react";
import { sayComplaint } from "./complaints.ts";
import { useLocale } from "./locale.tsx";

/** Error key → sentence: what this page's domain may refuse, in the reader's language. */
export type Refused = Record<string, string>;

export const Refusals = createContext<Refused>({});

/** Speaks an error key of the form around it. */
export function useSayError(): (key: string) => string {
  const locale = useLocale();
  const refusals = useContext(Refusals);
  return (key) => sayComplaint(key, locale, refusals);
}
