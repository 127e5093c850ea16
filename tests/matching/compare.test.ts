import { expect } from "vitest";
import type { PlanRow } from "~/matching/compare.ts";
import { differingGroups, differingPairings, gainOf } from "~/matching/compare.ts";
import { compareFor } from "~/matching/compare.server.ts";
import { helpSentence } from "~/matching/desk-reasons.ts";
import { pinPair } from "~/matching/round-changes.server.ts";
import { roundWords } from "~/matching/round-words.ts";
import { clearAgain } from "~/matching/rounds.server.ts";
import { clearHere, createPair, createRound } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

function aRow(over: Partial<PlanRow> = {}): PlanRow {
  const hulu = { producerGroupId: "P", producer: "Ulin" };
  const hilir = { processorGroupId: "K", processor: "Melati" };
  return {
    lotId: "L",
    offerId: "O",
    week: "2026-11-23",
    quantityKg: 80,
    farmGateIdr: 25_000,
    ...hulu,
    ...hilir,
    ...over,
  };
}

test("only what differs between plans is told, the largest difference first, with what each side gains", () => {
  const other = { lotId: "M", producerGroupId: "Q", producer: "Banyu" };
  const first = [aRow(), aRow({ ...other, quantityKg: 10 }), aRow({ lotId: "N", week: "2026-11-30" })];
  const second = [
    aRow({ quantityKg: 50 }),
    aRow({ ...other, quantityKg: 60 }),
    aRow({ lotId: "N", week: "2026-11-30" }),
  ];
  expect(differingPairings([first, second]).map(({ producer, kg }) => [producer, kg])).toEqual([
    ["Banyu", [10, 60]],
    ["Ulin", [80, 50]],
  ]);
  const groups = differingGroups([first, second]);
  expect(groups.map(({ name, kg, idr }) => [name, gainOf(kg), idr && gainOf(idr)])).toEqual([
    ["Banyu", 50, 50 * 25_000],
    ["Ulin", -30, -30 * 25_000],
    ["Melati", 20, null],
  ]);
  expect(differingPairings([first, first])).toEqual([]);
});

test("two groups of one name are two groups", () => {
  const twin = aRow({ lotId: "M", producerGroupId: "Q", quantityKg: 30 });
  expect(differingGroups([[aRow()], [twin]]).map(({ side, kg }) => [side, kg])).toEqual([
    ["hulu", [80, 0]],
    ["hilir", [80, 30]],
    ["hulu", [0, 30]],
  ]);
});

test("the newest two plans stand side by side unless others are chosen, and no office sees another's", async ({
  db,
}) => {
  await createPair(db);
  const roundId = await createRound(db);
  const { id: proposalId } = await db.selectFrom("proposals").select("id").executeTakeFirstOrThrow();
  const at = (minutes: number) => anAct("officer", { at: todayMs + minutes * 60_000 });
  await pinPair(db, at(1), { roundId, proposalId, quantityKg: 30, reason: "kata ketua" });
  await clearAgain(db, at(2), roundId, clearHere);
  await clearAgain(db, at(3), roundId, clearHere, { policy: { priceShare: 1 }, reason: "rapat" });

  const newest = await compareFor(db, ["63.72"], roundId, []);
  expect(newest?.beside.map(({ number, reason, isNewest }) => [number, reason, isNewest])).toEqual([
    [2, "", false],
    [3, "rapat", true],
  ]);
  const all = newest!.plans.map(({ id }) => id);
  const three = await compareFor(db, ["63.72"], roundId, all);
  expect(three?.rows.map((rows) => rows.map(({ quantityKg }) => quantityKg))).toEqual([[80], [30], [30]]);
  expect(three?.beside.map(({ figures }) => figures.matchedKg)).toEqual([80, 30, 30]);
  expect(await compareFor(db, ["64.02"], roundId, [])).toBeUndefined();
});

test("every reason for kg left over is told in both languages, with what would help", () => {
  const lot = { lotId: "L", group: "G", village: "V", commodity: { code: "LELE", nameId: "Lele", nameEn: "Catfish" } };
  const figures = { quantityKg: 10, missingIdr: 500, distanceKm: 12, maxKm: 10 };
  const reasons = ["noBuyer", "tooFar", "noWeek", "tooDear", "noCapacity", "outbid", "constraint"];
  for (const locale of ["id", "en"] as const) {
    const told = reasons.map((reason) => {
      const why = roundWords[locale].unsold[reason];
      const help = helpSentence({ ...lot, ...figures, reason }, locale);
      expect(why).toBeTruthy();
      expect(help.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2);
      return help;
    });
    expect(new Set(told).size).toBe(reasons.length);
  }
});
