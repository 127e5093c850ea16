import type { Db } from "#db/open.server.ts";
import { daysBetween } from "~/lib/dates.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { firstPage, keysetPage } from "~/market/listing.server.ts";
import { factsOf, listCommodities } from "~/places/commodities.server.ts";
import type { Expectation, Nature, PastCycle } from "./growth.ts";
import { expectationOf, gramsOn, withExperience } from "./growth.ts";
import { natureOf } from "./nature.ts";

/** The own past cycles that count: the newest ones, a kept fish changes with its pond. */
const rememberedCycles = 6;

/** One cycle of this group with its log, its end and its lot; undefined when it is somebody else's. */
export async function findCycle(db: Db, groupId: string, cycleId: string) {
  const row = await cycles(db)
    .select(["cycles.note", "cycles.seedSource", "cycles.tankCount", "cycles.villageCode", "cycles.regencyCode"])
    .where("cycles.groupId", "=", groupId)
    .where("cycles.id", "=", cycleId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { endKind, endedOn, harvestKg, endReason, ...cycle } = row;
  const end = endKind && endedOn ? { kind: endKind, endedOn, harvestKg, reason: endReason ?? "" } : null;
  return { ...cycle, end, ...(await logOf(db, cycleId)) };
}
export type CycleRow = NonNullable<Awaited<ReturnType<typeof findCycle>>>;

/** The cycles of a group, newest first, one page. */
export function cyclesOf(db: Db, groupId: string, ask: PageAsk = firstPage): Promise<Page<ListedCycle>> {
  return keysetPage(
    cycles(db).where("cycles.groupId", "=", groupId),
    {
      column: "cycles.stockedOn",
      id: "cycles.id",
      numeric: false,
      direction: "desc",
      valueOf: (row: ListedCycle) => row.stockedOn,
    },
    ask,
  );
}
export type ListedCycle = Awaited<ReturnType<ReturnType<typeof cycles>["execute"]>>[number];

/** What a cycle will give as of a day, by reference and own experience; null when nothing is known of its commodity. */
export async function expectationFor(db: Db, cycle: CycleRow, today: string): Promise<Expectation | null> {
  const nature = await natureFor(db, cycle);
  return nature && expectationOf(cycle, nature, cycle, today);
}

/** The nature of a cycle's commodity in the hands of its group: reference facts moved by its own finished cycles. */
export async function natureFor(
  db: Db,
  cycle: { id?: string; groupId: string; commodityCode: string; startGrams: number | null },
): Promise<Nature | null> {
  const reference = natureOf(await factsOf(db, cycle.commodityCode));
  if (!reference) return null;
  const past = await pastCycles(db, cycle, reference);
  return withExperience({ ...reference, startGrams: cycle.startGrams ?? reference.startGrams }, past);
}

/** Finished cycles of the group with this commodity. Heads were not counted at harvest: they follow from kg and weight. */
async function pastCycles(
  db: Db,
  { id = "", groupId, commodityCode }: { id?: string; groupId: string; commodityCode: string },
  reference: Nature,
): Promise<PastCycle[]> {
  const rows = await cycles(db)
    .where("cycles.groupId", "=", groupId)
    .where("cycles.commodityCode", "=", commodityCode)
    .where("cycleEnds.kind", "=", "harvested")
    .where("cycles.id", "<>", id)
    .orderBy("cycles.stockedOn", "desc")
    .limit(rememberedCycles)
    .execute();
  return Promise.all(
    rows.flatMap(({ endedOn, harvestKg, ...cycle }) =>
      endedOn === null || harvestKg === null ? [] : [experienceOf(db, cycle, { endedOn, harvestKg }, reference)],
    ),
  );
}

async function experienceOf(
  db: Db,
  cycle: { id: string; stockedOn: string; headCount: number; startGrams: number | null },
  end: { endedOn: string; harvestKg: number },
  reference: Nature,
): Promise<PastCycle> {
  const days = Math.max(1, daysBetween(cycle.stockedOn, end.endedOn));
  const log = await logOf(db, cycle.id);
  const nature = { ...reference, startGrams: cycle.startGrams ?? reference.startGrams };
  const grams = log.samples.length === 0 ? reference.harvestGrams.typical : gramsOn(cycle, nature, log, days);
  return { days, grams, survivalShare: Math.min(1, (end.harvestKg * 1000) / grams / cycle.headCount) };
}

/** The lines of a cycle's log that stand, oldest first. */
async function logOf(db: Db, cycleId: string) {
  const rows = await db
    .selectFrom("cycleNotes")
    .leftJoin("cycleNoteVoids", "cycleNoteVoids.noteId", "cycleNotes.id")
    .select(["cycleNotes.id", "kind", "notedOn", "headCount", "grams", "note"])
    .where("cycleId", "=", cycleId)
    .where("cycleNoteVoids.noteId", "is", null)
    .orderBy("notedOn")
    .orderBy("cycleNotes.id")
    .execute();
  return {
    deaths: rows.flatMap(({ headCount, ...row }) => (headCount === null ? [] : [{ ...row, headCount }])),
    samples: rows.flatMap(({ grams, ...row }) => (grams === null ? [] : [{ ...row, grams }])),
  };
}

function cycles(db: Db) {
  return db
    .selectFrom("cycles")
    .innerJoin("commodities", "commodities.code", "cycles.commodityCode")
    .leftJoin("cycleEnds", "cycleEnds.cycleId", "cycles.id")
    .leftJoin("cycleLots", "cycleLots.cycleId", "cycles.id")
    .select(["cycles.id", "cycles.groupId", "cycles.commodityCode", "cycles.stockedOn", "cycles.headCount"])
    .select(["cycles.startGrams", "commodities.nameId", "commodities.nameEn", "commodities.category"])
    .select(["commodities.unit", "cycleEnds.kind as endKind", "cycleEnds.endedOn", "cycleEnds.harvestKg"])
    .select(["cycleEnds.reason as endReason", "cycleLots.lotId"]);
}

/** Commodities of which enough is known to expect a harvest. */
export async function stockable(db: Db) {
  const [commodities, facts] = await Promise.all([
    listCommodities(db),
    db.selectFrom("commodityFacts").select(["commodityCode", "attribute", "low", "typical", "high"]).execute(),
  ]);
  return commodities
    .filter(({ code }) => natureOf(facts.filter((fact) => fact.commodityCode === code)) !== null)
    .map(({ code, nameId, nameEn, nameLocal }) => ({ code, nameId, nameEn, nameLocal }));
}

/** What the group stocked last, to be repeated. */
export function lastCycle(db: Db, groupId: string) {
  return db
    .selectFrom("cycles")
    .select(["commodityCode", "headCount", "seedSource"])
    .where("groupId", "=", groupId)
    .orderBy("stockedOn", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
