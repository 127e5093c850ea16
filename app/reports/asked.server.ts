import { db } from "#db/client.server.ts";
import type { User } from "~/auth/user.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { regencies, zoneOf } from "~/places/regions.server.ts";
import type { ReportFilter } from "./period.ts";
import { periodFrom } from "./period.ts";
import { programsIn } from "./report.server.ts";

/** What an address asks of a report, for the officer of a regency or the admin, with the choices that there are. */
export async function askedReport(visit: Visit) {
  const user = await requireUser(visit);
  const choices = await regenciesOf(user);
  const asked = new URL(visit.request.url).searchParams;
  const regency = choices.find(({ code }) => code === asked.get("wilayah")) ?? choices[0];
  if (!regency) throw notFound();
  if (asked.has("wilayah") && regency.code !== asked.get("wilayah")) throw notFound();
  const today = dateIn(await zoneOf(db, regency.code), now());
  const period = periodFrom(asked.get("masa"), today);
  const programs = await programsIn(db, regency.code);
  const program = programs.find(({ id }) => id === asked.get("program")) ?? null;
  const { from, to } = period;
  const filter: ReportFilter = { regencyCode: regency.code, programId: program?.id ?? null, from, to };
  return { filter, period: period.key, today, regency, regencies: choices, program, programs };
}

async function regenciesOf(user: User) {
  const all = (await regencies(db)).map(({ code, name }) => ({ code, name }));
  if (user.role === "admin") return all;
  if (user.role !== "officer") throw forbidden();
  return all.filter(({ code }) => user.regencyCodes.includes(code));
}
