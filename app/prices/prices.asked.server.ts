import { db } from "#db/client.server.ts";
import type { User } from "~/auth/user.ts";
import { isOfficer } from "~/auth/user.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { regencies } from "~/places/regions.server.ts";
import { readPriceFilter } from "./price-filter.ts";

/** What an address asks of the noted prices. Anybody may read them; one looks at one's own regency first. */
export async function askedPrices(visit: Visit) {
  const [user, places] = await Promise.all([readUser(visit), regencies(db)]);
  const choices = places.map(({ code, name }) => ({ code, name }));
  const asked = new URL(visit.request.url).searchParams;
  const own = ownRegency(user) ?? choices[0]?.code ?? "";
  const filter = readPriceFilter(
    asked,
    choices.map(({ code }) => code),
    own,
  );
  return { filter, asked, regencies: choices, notes: user !== null && isOfficer(user) };
}

function ownRegency(user: User | null): string | undefined {
  return user?.group?.regencyCode ?? user?.regencyCodes[0] ?? user?.villageCodes[0]?.slice(0, 5);
}

/** The choices of a form in which an officer notes prices: the regencies of the office, and all commodities. */
export async function officeRegencies(user: User) {
  const places = await regencies(db);
  return places.filter(({ code }) => user.regencyCodes.includes(code)).map(({ code, name }) => ({ code, name }));
}
