import type { LicenceRoute } from "./licence.ts";
import { licenceRoutes } from "./licence.ts";
import { groupWords } from "./words.ts";

/** Names of permits as people say them, in a language; one that the pages do not know stands with its code. */
export function routeNames(locale: "id" | "en"): (code: string) => string {
  const names = groupWords[locale].licence.route;
  const isKnown = (code: string): code is LicenceRoute => licenceRoutes.some((route) => route === code);
  return (code) => (isKnown(code) ? names[code] : code);
}
