import { expect, test } from "@playwright/test";
import type { Kysely } from "kysely";
import { v7 } from "uuid";
import { openDb } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import { sha256 } from "~/lib/act.server.ts";
import { addDays, dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { createLot, createOffer, createTrader } from "../factories/market.ts";
import { createProposal } from "../factories/partnerships.ts";
import { createUser, joinGroup } from "../factories/people.ts";
import type { Caller } from "./http.ts";
import { caller } from "./http.ts";

const clients = 64;
const lotKg = 1000;
const eachKg = 100;
const today = dateIn(defaultZone, Date.now());
const window = { readyFrom: today, readyTo: addDays(today, 14) };
const weeks = { fromWeek: mondayOf(today), toWeek: addDays(mondayOf(today), 28) };

test("64 clients bid and sign at once on one lot: never more promised than posted, no error but a clear refusal", async () => {
  const db = openDb(".cache/e2e/huluhilir.sqlite");
  const { lot, producer, seller, kitchens } = await makeScene(db);

  const bids = await inTwo(kitchens, ({ caller, offerId }) =>
    caller.post(`/panen/${lot.id}/tawar`, { key: v7(), offerId, maxKg: String(eachKg), bidIdr: "25.000", note: "" }),
  );
  expect(countOf(bids)).toEqual({ "302 /tawaran": clients * 2 });
  const placed = await db
    .selectFrom("bids")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("lotId", "=", lot.id)
    .executeTakeFirst();
  expect(placed?.n).toBe(clients);

  const proposals: { id: string }[] = [];
  for (const { group } of kitchens) {
    const pair = { producer, processor: group };
    proposals.push(await createProposal(db, { pair, lotId: lot.id, quantityKg: eachKg, week: weeks.fromWeek }));
  }
  const due = { dueAt: Date.now() + 86_400_000 };
  await db
    .updateTable("proposalSends")
    .set(due)
    .where(
      "proposalId",
      "in",
      proposals.map(({ id }) => id),
    )
    .execute();
  for (const { id } of proposals) {
    const first = await seller.post(`/usulan/${id}`, { key: v7(), verdict: "yes" });
    expect(first.status).toBe(302);
  }

  const answers = await inTwo(kitchens, ({ caller }, index) =>
    caller.post(`/usulan/${proposals[index]?.id}`, { key: v7(), verdict: "yes" }),
  );
  const refused = answers.filter(({ status }) => status === 422);
  const signed = answers.filter(({ status }) => status === 302);
  expect(signed.length + refused.length, JSON.stringify(countOf(answers))).toBe(clients * 2);
  expect(signed.length).toBe((lotKg / eachKg) * 2);
  for (const answer of refused) expect(answer.body).toContain("sudah dijanjikan ke dapur lain");

  const balance = await db.selectFrom("lotBalances").selectAll().where("lotId", "=", lot.id).executeTakeFirstOrThrow();
  expect(balance).toMatchObject({ quantityKg: lotKg, promisedKg: lotKg, remainingKg: 0 });
  await db.destroy();
});

type Kitchen = { group: TradingGroup; offerId: string; caller: Caller };

/** A harvest of 1,000 kg, its seller, and 64 kitchens that each want 100 kg of it; everybody is signed in. */
async function makeScene(db: Kysely<Tables>) {
  const producer = await createTrader(db);
  const lot = await createLot(db, producer, { quantityKg: lotKg, ...window });
  const kitchens: Kitchen[] = [];
  for (let i = 0; i < clients; i += 1) {
    const group = await createTrader(db, { sides: ["processor"] });
    const offer = await createOffer(db, group, { capacityKg: eachKg, ...weeks });
    kitchens.push({ group, offerId: offer.id, caller: await memberOf(db, group) });
  }
  return { lot, producer, seller: await memberOf(db, producer), kitchens };
}

/** A chair with a session: made in the database, since 65 sign-ins a minute from one address are refused. */
async function memberOf(db: Kysely<Tables>, group: TradingGroup): Promise<Caller> {
  const user = await createUser(db, { phone: `+62899${v7().replaceAll(/\D/g, "").slice(-9)}` });
  await joinGroup(db, user.id, group.id);
  const id = v7().replaceAll("-", "");
  const now = Date.now();
  const times = { startedAt: now, seenAt: now, expiresAt: now + 86_400_000 };
  const session = { idHash: sha256(id), userId: user.id, ...times, device: "check", groupId: null, askedBy: null };
  await db.insertInto("sessions").values(session).execute();
  return caller(`sesi=${id}`);
}

type Answer = { status: number; to: string; body: string };

/** All kitchens at once, each sending its form twice under one key. */
async function inTwo(
  kitchens: Kitchen[],
  send: (kitchen: Kitchen, index: number) => Promise<Response>,
): Promise<Answer[]> {
  const twice = (kitchen: Kitchen, index: number) => {
    const key = v7();
    const keyed = { ...kitchen, caller: { ...kitchen.caller, post: withKey(kitchen.caller, key) } };
    return [send(keyed, index), send(keyed, index)];
  };
  const answers = await Promise.all(kitchens.flatMap(twice));
  return Promise.all(
    answers.map(async (answer) => ({
      status: answer.status,
      to: answer.headers.get("Location")?.replace(/[0-9a-f-]{36}.*/, "…") ?? "",
      body: await answer.text(),
    })),
  );
}

function withKey(caller: Caller, key: string): Caller["post"] {
  return (path, fields) => caller.post(path, { ...(fields as Record<string, string>), key });
}

function countOf(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, to } of answers) counts[`${status} ${to}`] = (counts[`${status} ${to}`] ?? 0) + 1;
  return counts;
}
