import type { Db } from "#db/open.server.ts";
import type { Program, ProgramYear } from "./program.ts";

/** Every programme of the installation, by name. */
export function listPrograms(db: Db): Promise<Program[]> {
  return programs(db).execute();
}

/** The programmes of a regency, by name. */
export function programsOf(db: Db, regencyCode: string): Promise<Program[]> {
  return programs(db).where("programs.regencyCode", "=", regencyCode).execute();
}

/** One programme by its code, or undefined. */
export function findProgram(db: Db, code: string): Promise<Program | undefined> {
  return programs(db).where("programs.code", "=", code).executeTakeFirst();
}

function programs(db: Db) {
  return db
    .selectFrom("programs")
    .innerJoin("regions", "regions.code", "programs.regencyCode")
    .select([
      "programs.id",
      "programs.code",
      "programs.name",
      "programs.regencyCode",
      "regions.name as regencyName",
      "programs.amountIdr",
      "programs.perWhat",
      "programs.note",
      "programs.status",
      "programs.sourceIds",
    ])
    .orderBy("programs.name");
}

/** The years of a programme, newest first, each with the groups enrolled here and the rupiah that they were given. */
export async function yearsOf(db: Db, programId: string): Promise<ProgramYear[]> {
  const [years, enrolled] = await Promise.all([
    db.selectFrom("programYears").selectAll().where("programId", "=", programId).orderBy("year", "desc").execute(),
    db
      .selectFrom("enrolments")
      .where("programId", "=", programId)
      .groupBy("year")
      .select((eb) => ["year", eb.fn.countAll<number>().as("groups"), eb.fn.sum<number>("amountIdr").as("idr")])
      .execute(),
  ]);
  return years.map(({ year, plannedGroups, note, status, sourceIds }) => {
    const here = enrolled.find((row) => row.year === year);
    return {
      year,
      plannedGroups,
      note,
      status,
      sourceIds,
      enrolledGroups: here?.groups ?? 0,
      enrolledIdr: here?.idr ?? 0,
    };
  });
}
