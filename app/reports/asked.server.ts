import { db } from "#db/client.server.ts";
import type { User } from "~/auth/user.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { regencies, regionPath, zoneOf } from "~/places/regions.server.ts";
import type { ReportFilter } from "./period.ts";
import { periodFrom } from "./period.ts";
import { programsIn } from "./report.server.ts";
import { regencyCodesOf } from "./value-rows.server.ts";

/**
 * What an address asks of a report, with the choices that there are: an officer asks for the own regencies and what
 * lies in them, the admin for any place, provinces too.
 */
export async function askedReport(visit: Visit) {
  const user = await requireUser(visit);
  const choices = await placesFor(user);
  const asked = new URL(visit.request.url).searchParams;
  const wanted = asked.get("wilayah") ?? choices[0]?.code;
  const path = wanted ? await regionPath(db, wanted) : [];
  const place = path.at(-1);
  if (!place || !maySee(user, place.code)) throw notFound();
  const today = dateIn(await zoneOf(db, place.code.slice(0, 5)), now());
  const period = periodFrom(asked.get("masa"), today);
  const programs = await programsIn(db, await regencyCodesOf(db, place.code));
  const program = programs.find(({ id }) => id === asked.get("program")) ?? null;
  const { from, to, key } = period;
  const [productCode, groupId] = [asked.get("produk"), asked.get("kelompok")];
  const filter: ReportFilter = {
    placeCode: place.code,
    programId: program?.id ?? null,
    from,
    to,
    productCode,
    groupId,
  };
  const above = path.slice(0, -1).filter(({ code }) => maySee(user, code));
  return {
    ...{ filter, period: key, today, program, programs, places: choices },
    place: { code: place.code, name: place.name },
    above: above.map(({ code, name }) => ({ code, name })),
  };
}

/** The regencies with a programme first, so that the page opens where there is something to see. */
async function placesFor(user: User) {
  const all = (await regencies(db)).map(({ code, name }) => ({ code, name }));
  if (user.role === "officer") return all.filter(({ code }) => user.regencyCodes.includes(code));
  if (user.role !== "admin") throw forbidden();
  const running = await db.selectFrom("programs").select("regencyCode").execute();
  const runs = (code: string) => running.some(({ regencyCode }) => regencyCode === code);
  const provinces = await db
    .selectFrom("regions")
    .select(["code", "name"])
    .where("level", "=", "province")
    .orderBy("name")
    .execute();
  return [...all.filter(({ code }) => runs(code)), ...all.filter(({ code }) => !runs(code)), ...provinces];
}

function maySee(user: User, placeCode: string): boolean {
  if (user.role === "admin") return true;
  return user.regencyCodes.includes(placeCode.split(".").slice(0, 2).join("."));
}
