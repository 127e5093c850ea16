import { routeNames } from "~/groups/route-names.ts";
import type { Readiness } from "./readiness.ts";
import { equipmentIdr } from "./readiness.ts";
import { readinessWords } from "./words.ts";

type Locale = "id" | "en";
/** One thing that is missing, in the reader's language; `costIdr` where we have a figure, `about` what is known of it. */
export type Want = { key: string; what: string; costIdr: number | null; about: string };

/** What a group would need to be ready, the dearest part first: equipment, licences, place, people, training. */
export function wantsOf({ missing }: Readiness, locale: Locale): Want[] {
  const say = readinessWords[locale];
  const nameOf = routeNames(locale);
  const plain = (key: string, what: string): Want => ({ key, what, costIdr: null, about: "" });
  return [
    ...missing.equipment.map((one) => ({
      ...plain(one, say.equipment[one]),
      costIdr: equipmentIdr[one],
    })),
    ...missing.licences.map((code) => ({
      ...plain(code, say.licence(nameOf(code))),
      about: say.show.free[code] ?? say.show.noCost,
    })),
    ...missing.place.map((one) => plain(one, say.place[one])),
    ...(missing.workers > 0 ? [plain("workers", say.morePeople(missing.workers))] : []),
    ...missing.trainings.map((one) => plain(one, say.training[one])),
  ];
}

/** The same as one line for a list. */
export function readyIf(readiness: Readiness, locale: Locale): string {
  const wants = wantsOf(readiness, locale);
  return wants.length === 0 ? readinessWords[locale].nothingMissing : wants.map(({ what }) => what).join(", ");
}
