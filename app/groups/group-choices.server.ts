import type { Db } from "#db/open.server.ts";
import { listGroupKinds } from "~/places/offices.server.ts";
import { districtOf, regencyOf } from "~/places/region.ts";
import { regencies, villagesOf } from "~/places/regions.server.ts";
import type { Reach } from "./group.ts";
import { isVerified } from "./verifications.server.ts";

/** What the form of a group offers: kinds, and the villages of one regency by kecamatan. */
export async function groupChoices(db: Db, wantedRegency: string | null, reach?: Reach) {
  const all = await regencies(db);
  const within = reach ? all.filter(({ code }) => holds(reach, code)) : all;
  const usual = await busiestRegency(db);
  const chosen =
    within.find(({ code }) => code === wantedRegency)?.code ??
    within.find(({ code }) => code === usual)?.code ??
    within[0]?.code ??
    "";
  const villages = (await villagesOf(db, chosen)).filter(
    ({ code }) => !reach || reach.regencyCodes.includes(chosen) || reach.villageCodes.includes(code),
  );
  const districts = new Map<string, { label: string; options: { value: string; label: string }[] }>();
  for (const { code, name, districtName } of villages) {
    const district = districts.get(districtOf(code)) ?? { label: districtName, options: [] };
    district.options.push({ value: code, label: name });
    districts.set(districtOf(code), district);
  }
  const kinds = (await listGroupKinds(db)).map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn }));
  return {
    regencies: within.map(({ code, name }) => ({ code, name })),
    chosen,
    villages: [...districts.values()],
    kinds,
  };
}

export type GroupChoices = Awaited<ReturnType<typeof groupChoices>>;

/** Where most verified groups are, or else where a programme is: the regency that a newcomer most likely means. */
async function busiestRegency(db: Db): Promise<string | null> {
  const busiest = await db
    .selectFrom("groups")
    .select("regencyCode")
    .where(isVerified("groups.id"))
    .groupBy("regencyCode")
    .orderBy((eb) => eb.fn.countAll(), "desc")
    .orderBy("regencyCode")
    .limit(1)
    .executeTakeFirst();
  if (busiest) return busiest.regencyCode;
  const program = await db.selectFrom("programs").select("regencyCode").orderBy("id").limit(1).executeTakeFirst();
  return program?.regencyCode ?? null;
}

function holds(reach: Reach, regencyCode: string): boolean {
  return reach.regencyCodes.includes(regencyCode) || reach.villageCodes.some((code) => regencyOf(code) === regencyCode);
}
