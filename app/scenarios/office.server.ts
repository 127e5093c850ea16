import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { regencies, zoneOf } from "~/places/regions.server.ts";

/** The officer who asks, the regency that is looked at (the first of the officer's unless another is named), and the choice. */
export async function readOffice(visit: Visit) {
  const officer = await requireOfficer(visit);
  const wanted = new URL(visit.request.url).searchParams.get("wilayah");
  const regencyCode = officer.regencyCodes.find((code) => code === wanted) ?? officer.regencyCodes[0] ?? "";
  const own = (await regencies(db)).filter(({ code }) => officer.regencyCodes.includes(code));
  return {
    officer,
    regencyCode,
    zone: await zoneOf(db, regencyCode),
    regencies: own.map(({ code, name }) => ({ value: code, label: name })),
  };
}
