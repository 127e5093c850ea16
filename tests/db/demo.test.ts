import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { beforeAll, expect, inject, test } from "vitest";
import { demoLogins, demoPassword } from "#db/demo/logins.ts";
import { makeDemo } from "#db/demo/make.server.ts";
import { seedFrom } from "#db/demo/seed.ts";
import { openDb } from "#db/open.server.ts";
import { prepareDb } from "#db/prepare.server.ts";
import type { Tables } from "#db/schema.ts";
import { match } from "~/engine/match.ts";
import { checkPassword } from "~/auth/passwords.server.ts";
import { findByPhone } from "~/auth/users.server.ts";
import { licenceState } from "~/groups/licence.ts";
import { brokenLink } from "~/lib/events.server.ts";
import { isDemo } from "~/lib/installation.server.ts";
import { normalisePhone } from "~/lib/phone.ts";
import { checkTrail, readTrail } from "~/partnerships/trail.server.ts";
import { firstPage } from "~/market/listing.server.ts";
import { weighPools } from "~/matching/pool-suggestions.server.ts";
import { openInvitations, poolsOf } from "~/pools/pool-lists.server.ts";
import { suggestionsFor } from "~/pools/suggestions.server.ts";
import { createUser } from "../factories/people.ts";
import { todayMs } from "../setup.ts";

const today = "2026-11-21";
/** The one city that all tests of this file look at; none changes it. */
let city: Kysely<Tables>;
beforeAll(async () => {
  city = openDb(readFileSync(inject("template")));
  await makeDemo(city, { nowMs: todayMs });
});

async function countOf(table: keyof Tables): Promise<number> {
  const row = await city
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

test("the city says that it is a demo", async () => {
  expect(await isDemo(city)).toBe(true);
});

test("one seed tells one story", () => {
  const [one, same, other] = [seedFrom(7), seedFrom(7), seedFrom(8)];
  const draw = (seed: typeof one) => [
    seed.fraction(),
    seed.between(1, 6),
    seed.pick(["a", "b"]),
    seed.some([1, 2, 3, 4], 2),
  ];
  expect(draw(one)).toEqual(draw(same));
  expect(draw(one)).not.toEqual(draw(other));
});

test("on one day the city is the same at every hour, down to each id", { timeout: 90_000 }, async () => {
  const again = openDb(readFileSync(inject("template")));
  await makeDemo(again, { nowMs: todayMs + 9 * 3_600_000 });
  for (const table of [
    "groups",
    "licences",
    "lots",
    "offers",
    "bids",
    "proposals",
    "contracts",
    "batches",
    "events",
  ] as const) {
    const rows = (db: Kysely<Tables>) => db.selectFrom(table).selectAll().execute();
    expect(await rows(again), table).toEqual(await rows(city));
  }
  await again.destroy();
});

test("Banjarbaru has three groups of the programme a kelurahan and year, 120 in two rounds", async () => {
  const seats = await city
    .selectFrom("enrolments")
    .innerJoin("groups", "groups.id", "enrolments.groupId")
    .select((eb) => ["villageCode", "year", eb.fn.countAll<number>().as("groups")])
    .where("programId", "=", "RT_MANDIRI")
    .groupBy(["villageCode", "year"])
    .execute();
  expect(seats).toHaveLength(40);
  expect(new Set(seats.map((seat) => seat.groups))).toEqual(new Set([3]));
});

test("about 300 harvests, 100 offers, 60 bids and 40 processors are there for the next eight weeks", async () => {
  const here = "63.72";
  const lots = await city
    .selectFrom("lots")
    .select("id")
    .where("regencyCode", "=", here)
    .where("readyFrom", ">=", today)
    .execute();
  const offers = await city
    .selectFrom("offers")
    .select("id")
    .where("regencyCode", "=", here)
    .where("toWeek", ">=", today)
    .execute();
  const kitchens = await city
    .selectFrom("groups")
    .select("id")
    .where("regencyCode", "=", here)
    .where("isProcessor", "=", 1)
    .execute();
  const bids = await city
    .selectFrom("bids")
    .innerJoin("lots", "lots.id", "bids.lotId")
    .select("bids.id")
    .where("readyTo", ">=", today)
    .execute();
  expect(lots.length).toBeGreaterThan(280);
  expect(lots.length).toBeLessThan(330);
  // Besides, one that shares its sales, and one that buys from one hand.
  expect(offers).toHaveLength(102);
  expect(kitchens).toHaveLength(41);
  expect(bids.length).toBeGreaterThanOrEqual(60);
});

test("no table that a page shows is empty", async () => {
  const shown = [
    ...([
      "scopes",
      "memberships",
      "verifications",
      "licenceChecks",
      "enrolments",
      "lotWithdrawals",
      "kitchenWeeks",
    ] as const),
    ...([
      "bidWithdrawals",
      "rounds",
      "roundChanges",
      "clearingFigures",
      "proposalDrops",
      "proposalSends",
      "answers",
      "unsolds",
    ] as const),
    ...([
      "contracts",
      "contractEnds",
      "deliveries",
      "tickets",
      "ticketConfirmations",
      "ticketVoids",
      "payments",
    ] as const),
    ...(["paymentConfirmations", "paymentVoids", "batches", "batchVoids", "batchInputs", "events"] as const),
    ...(["agreements", "agreementSignatures", "departures", "ticketBaskets", "ticketRejections"] as const),
    ...(["claims", "claimCloses", "claimStatements", "recalls", "recallEnds", "sales", "discards"] as const),
  ];
  for (const table of shown) expect(await countOf(table), table).toBeGreaterThan(0);
});

test("the kecamatan of Kutai Kartanegara has its own groups, market, round and officer", async () => {
  for (const table of ["groups", "lots", "offers", "contracts", "batches"] as const) {
    const row = await city
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("regencyCode", "=", "64.02")
      .executeTakeFirstOrThrow();
    expect(row.count, table).toBeGreaterThan(0);
  }
  const scopes = await city
    .selectFrom("scopes")
    .select("regionCode")
    .where("regionCode", "in", ["63.72", "64.02"])
    .execute();
  expect(scopes.map((scope) => scope.regionCode).sort()).toEqual(["63.72", "63.72", "64.02"]);
});

test("neighbours sell together, one more is asked, and the engine finds who would sell more so", async () => {
  const [star] = demoLogins;
  const chair = await findByPhone(city, normalisePhone(star?.phone ?? "") ?? "");
  const { groupId } = await city
    .selectFrom("memberships")
    .select("groupId")
    .where("userId", "=", chair?.id ?? "")
    .executeTakeFirstOrThrow();
  const pools = await poolsOf(city, { groupId }, firstPage);
  expect(pools.rows.map(({ state, members }) => ({ state, members }))).toEqual([
    { state: "asking", members: 0 },
    { state: "standing", members: 3 },
  ]);
  expect(await openInvitations(city, groupId)).toHaveLength(1);
  const clock = { nowMs: () => performance.now() };
  await weighPools(city, "63.72", todayMs, async (market) => match(market, undefined, clock));
  expect(await suggestionsFor(city, { groupId })).toMatchObject([{ commodityCode: "PIPIH" }]);
});

test("licences stand in every way, two of them about to run out", async () => {
  const licences = await city
    .selectFrom("licences")
    .leftJoin("licenceChecks", "licenceChecks.licenceId", "licences.id")
    .select(["licences.validUntil", "licenceChecks.verdict"])
    .execute();
  const states = licences.map(({ validUntil, verdict }) =>
    licenceState({ validUntil }, verdict ? { verdict } : null, today),
  );
  expect(new Set(states)).toEqual(new Set(["valid", "unchecked", "refused", "over", "ending"]));
  const fortnight = licences.filter(
    ({ validUntil }) => validUntil && validUntil >= today && validUntil <= "2026-12-05",
  );
  expect(fortnight.length).toBeGreaterThan(0);
});

test("groups are verified, waiting or refused with a reason, and only verified ones made contracts", async () => {
  const groups = await city
    .selectFrom("groups")
    .leftJoin("verifications", "verifications.groupId", "groups.id")
    .select(["groups.id", "verifications.verdict", "verifications.reason"])
    .execute();
  expect(new Set(groups.map((group) => group.verdict))).toEqual(new Set(["verified", "refused", null]));
  const verified = new Set(groups.filter((group) => group.verdict === "verified").map((group) => group.id));
  const contracts = await city.selectFrom("contracts").select(["producerGroupId", "processorGroupId"]).execute();
  expect(contracts.filter((one) => !verified.has(one.producerGroupId) || !verified.has(one.processorGroupId))).toEqual(
    [],
  );
});

test("no kilogram is sold twice, no price is outside its limits, no gram is cooked twice", async () => {
  const oversold = await city.selectFrom("lotBalances").select("lotId").where("remainingKg", "<", 0).execute();
  expect(oversold).toEqual([]);
  const contracts = await city
    .selectFrom("contracts")
    .innerJoin("proposals", "proposals.id", "contracts.proposalId")
    .select(["contracts.priceIdr", "proposals.askIdr", "proposals.bidIdr", "proposals.transportIdr"])
    // A toll contract has no price of the harvest, only a fee.
    .where("contracts.terms", "=", "buy")
    .execute();
  expect(contracts.filter((one) => one.priceIdr < one.askIdr || one.priceIdr + one.transportIdr > one.bidIdr)).toEqual(
    [],
  );
  const cooked = await city
    .selectFrom("tickets")
    .innerJoin("batchInputs", "batchInputs.ticketId", "tickets.id")
    .leftJoin("batchVoids", "batchVoids.batchId", "batchInputs.batchId")
    .select((eb) => [
      "tickets.id",
      "tickets.netGrams",
      eb.fn.sum<number>(eb("batchInputs.grams", "-", eb.ref("batchInputs.cheaperGrams"))).as("grams"),
    ])
    .where("batchVoids.batchId", "is", null)
    .groupBy(["tickets.id", "tickets.netGrams"])
    .execute();
  expect(cooked.filter((ticket) => ticket.grams > ticket.netGrams)).toEqual([]);
});

test("most batches earn something and some lose money", async () => {
  const batches = await city
    .selectFrom("batches")
    .leftJoin("batchVoids", "batchVoids.batchId", "batches.id")
    .innerJoin("batchInputs", "batchInputs.batchId", "batches.id")
    .innerJoin("tickets", "tickets.id", "batchInputs.ticketId")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .select((eb) => [
      "batches.id",
      "outputUnit",
      "outputQuantity",
      "outputPriceIdr",
      "otherInputsIdr",
      eb.fn.sum<number>(eb("batchInputs.grams", "*", eb.ref("contracts.priceIdr"))).as("rawMilliIdr"),
    ])
    .where("batchVoids.batchId", "is", null)
    .groupBy("batches.id")
    .execute();
  const added = batches.map((batch) => {
    const output = batch.outputUnit === "gram" ? batch.outputQuantity / 1000 : batch.outputQuantity;
    return output * batch.outputPriceIdr - batch.otherInputsIdr - batch.rawMilliIdr / 1000;
  });
  const losses = added.filter((idr) => idr < 0).length;
  expect(losses).toBeGreaterThan(0);
  expect(losses).toBeLessThan(added.length / 3);
});

test("agreements stand in every way, one claim is open, and refused goods had every fate", async () => {
  const texts = await city
    .selectFrom("contracts")
    .leftJoin("agreements", "agreements.contractId", "contracts.id")
    .leftJoin("agreementSignatures", "agreementSignatures.agreementId", "agreements.id")
    .select((eb) => ["contracts.id", eb.fn.count<number>("agreementSignatures.side").as("signatures")])
    .groupBy("contracts.id")
    .execute();
  expect(new Set(texts.map(({ signatures }) => signatures))).toEqual(new Set([0, 1, 2]));
  const open = await city
    .selectFrom("claims")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .select("claims.id")
    .where("claimCloses.claimId", "is", null)
    .execute();
  expect(open).toHaveLength(1);
  const fates = await city.selectFrom("ticketRejections").select("fate").distinct().execute();
  expect(fates.map(({ fate }) => fate).sort()).toEqual(["discarded", "returned", "sold"]);
  expect(checkTrail(await readTrail(city))).toMatchObject({ faults: [], older: 0 });
});

test("the trail is whole and holds nothing of the future", async () => {
  expect(await brokenLink(city)).toBeNull();
  const last = await city
    .selectFrom("events")
    .select((eb) => eb.fn.max("at").as("at"))
    .executeTakeFirstOrThrow();
  expect(last.at).toBeLessThan(Date.parse(`${today}T00:00:00+08:00`));
});

test("each demo login is known by its number, has its role, and its password fits", async () => {
  const roles = { producer: "member", processor: "member", companion: "companion", officer: "officer", admin: "admin" };
  for (const login of demoLogins) {
    const user = await findByPhone(city, normalisePhone(login.phone) ?? "");
    expect(user?.role, login.who).toBe(roles[login.role]);
    expect(await checkPassword(user?.passwordHash ?? null, demoPassword), login.who).toBe("right");
  }
});

test("both trading logins have a proposal to answer, a note to confirm and partnerships behind them", async () => {
  for (const [role, column] of [
    ["producer", "producerGroupId"],
    ["processor", "processorGroupId"],
  ] as const) {
    const login = demoLogins.find((one) => one.role === role);
    const user = await findByPhone(city, normalisePhone(login?.phone ?? "") ?? "");
    const group = await city
      .selectFrom("memberships")
      .select("groupId")
      .where("userId", "=", user?.id ?? "")
      .executeTakeFirstOrThrow();
    const waiting = await city
      .selectFrom("proposals")
      .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
      .leftJoin("answers", "answers.proposalId", "proposals.id")
      .select("proposals.id")
      .where(`proposals.${column}`, "=", group.groupId)
      .where("proposalSends.dueAt", ">", todayMs)
      .where("answers.proposalId", "is", null)
      .execute();
    const notes = await city
      .selectFrom("tickets")
      .innerJoin("contracts", "contracts.id", "tickets.contractId")
      .leftJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
      .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
      .select("tickets.id")
      .where(`contracts.${column}`, "=", group.groupId)
      .where("tickets.groupId", "!=", group.groupId)
      .where("ticketConfirmations.ticketId", "is", null)
      .where("ticketVoids.ticketId", "is", null)
      .execute();
    const contracts = await city.selectFrom("contracts").select("id").where(column, "=", group.groupId).execute();
    expect([waiting.length > 0, notes.length > 0, contracts.length > 0], role).toEqual([true, true, true]);
  }
});

test("a database that somebody uses is never made a demo, and an empty one only when asked", async () => {
  const used = openDb(readFileSync(inject("template")));
  await createUser(used, { role: "admin" });
  await prepareDb(used, { demo: true, nowMs: todayMs });
  expect(await isDemo(used)).toBe(false);
  const plain = openDb(":memory:");
  await prepareDb(plain, { demo: false, nowMs: todayMs });
  expect(await plain.selectFrom("users").selectAll().execute()).toEqual([]);
  await Promise.all([used.destroy(), plain.destroy()]);
});

test(
  "db:reset makes the demo, and throws a real database away only when it is told twice",
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "huluhilir-"));
    const file = join(folder, "huluhilir.sqlite");
    const reset = (demo: "0" | "1", ...options: string[]) => {
      const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: "", DEMO: demo };
      const run = spawnSync(process.execPath, ["--import", "tsx", "db/reset.cli.ts", ...options], {
        env,
        encoding: "utf8",
      });
      return { code: run.status, said: run.stdout + run.stderr };
    };
    expect(reset("1")).toEqual({ code: 0, said: expect.stringContaining(demoPassword) });
    const real = openDb(file);
    expect(await isDemo(real)).toBe(true);
    await real.deleteFrom("installation").where("name", "=", "demo").execute();
    await real.destroy();
    expect(reset("0")).toEqual({ code: 1, said: expect.stringContaining("is not a demo") });
    expect(reset("0", "--yes")).toEqual({ code: 0, said: "The database is new and empty.\n" });
    const fresh = openDb(file);
    expect(await fresh.selectFrom("users").selectAll().execute()).toEqual([]);
    await fresh.destroy();
    rmSync(folder, { recursive: true, force: true });
  },
);
