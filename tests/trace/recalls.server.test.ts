import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { recordSale } from "~/production/stock.server.ts";
import { packetOf } from "~/trace/packet.server.ts";
import { recallFor, listRecalls } from "~/trace/recall-list.server.ts";
import { endRecall, issueRecall } from "~/trace/recalls.server.ts";
import { findSource, sourceOf, touchedBatches, touchedTickets, trace } from "~/trace/trace.server.ts";
import { firstPage } from "~/market/listing.server.ts";
import { createTrader } from "../factories/market.ts";
import { createContract, createTicket } from "../factories/partnerships.ts";
import { aSale, createBatch } from "../factories/production.ts";
import { anAct, test } from "../setup.ts";

const office = { regencyCodes: ["63.72"] };
const reason = "Bau tengik, diduga dari bahan.";

/** Two harvests: the first went into batch A by itself and into batch B with the second, the second also into C. */
async function createTangle(db: Db) {
  const first = await createContract(db);
  const other = await createTrader(db, { sides: ["producer"], villageCode: "63.72.02.1003", name: "Kolam Seberang" });
  const second = await createContract(db, { pair: { producer: other, processor: first.processor } });
  const [one, two] = [await createTicket(db, first), await createTicket(db, second)];
  const from = (ids: string[]) => ids.map((ticketId) => ({ ticketId, grams: 20_000 }));
  const over = { packQuantity: 100 };
  const a = await createBatch(db, first, from([one.id]), over);
  const b = await createBatch(db, first, from([one.id, two.id]), over);
  const c = await createBatch(db, second, from([two.id]), over);
  return { first, second, one, two, a, b, c, cook: first.processor };
}

async function codeOf(db: Db, batchId: string): Promise<string> {
  const row = await db.selectFrom("batches").select("code").where("id", "=", batchId).executeTakeFirstOrThrow();
  return row.code ?? "";
}

test("a trace goes back to the harvests and forward to every batch, and names what was only mixed with it", async ({
  db,
}) => {
  const { first, second, one, two, a, b, c } = await createTangle(db);
  const found = await trace(db, { kind: "lot", id: first.lotId });
  expect({ ...found, batchIds: found.batchIds.toSorted() }).toEqual({
    lotIds: [first.lotId],
    ticketIds: [one.id],
    batchIds: [a.id, b.id].toSorted(),
    mixedTicketIds: [two.id],
  });
  const back = await trace(db, { kind: "batch", id: c.id });
  expect([back.lotIds, back.batchIds.toSorted()]).toEqual([[second.lotId], [b.id, c.id].toSorted()]);
  const both = await trace(db, { kind: "batch", id: b.id });
  expect([both.batchIds.toSorted(), both.mixedTicketIds]).toEqual([[a.id, b.id, c.id].toSorted(), []]);
});

test("what a trace finds is told with its kg, packets and where they were sold", async ({ db }) => {
  const { a, one, cook } = await createTangle(db);
  await recordSale(db, anAct(), cook, aSale(a.id, { ware: "pack", countThousandths: 30_000, channel: "market" }));
  await recordSale(db, anAct(), cook, aSale(a.id, { countThousandths: 1_000, channel: "shop" }));
  const [batch] = await touchedBatches(db, [a.id]);
  expect(batch).toMatchObject({ outputQuantity: 28_000, packs: 280, leftQuantity: 24_000 });
  expect(batch!.sold).toMatchObject([
    { channel: "market", quantity: 3_000, packs: 30 },
    { channel: "shop", quantity: 1_000, packs: 0 },
  ]);
  expect(await touchedTickets(db, [one.id])).toMatchObject([{ netGrams: 117_700, producerName: "Telaga Ulin" }]);
});

test("a paper's number or a packet's code leads to what it names, in the own regency only", async ({ db }) => {
  const { first, one, a } = await createTangle(db);
  const find = (typed: string, regencies = ["63.72"]) => sourceOf(db, regencies, typed);
  expect(await find(` ${one.number.toLowerCase()} `)).toEqual({ kind: "ticket", id: one.id });
  expect(await find(a.number)).toEqual({ kind: "batch", id: a.id });
  expect(await find(await codeOf(db, a.id))).toEqual({ kind: "batch", id: a.id });
  expect(await find(first.number)).toEqual({ kind: "lot", id: first.lotId });
  expect(await find("NT-1999-0001")).toBeUndefined();
  for (const typed of [one.number, a.number, first.number]) expect(await find(typed, ["64.02"])).toBeUndefined();
  expect(await findSource(db, ["64.02"], { kind: "lot", id: first.lotId })).toBeUndefined();
});

test("a recall warns on each packet, stops its sales, tells every group once, and reaches later batches too", async ({
  db,
}) => {
  const { first, one, a, b, c, cook } = await createTangle(db);
  const source = { kind: "lot" as const, id: first.lotId };
  const done = await issueRecall(db, anAct("officer"), office, { source, reason });
  expect(done).toMatchObject({ ok: true, number: "TRK-2026-0001" });
  const warned = async (batchId: string) => (await packetOf(db, await codeOf(db, batchId), "2026-11-21"))!.recalls;
  expect([(await warned(a.id)).length, (await warned(b.id)).length, (await warned(c.id)).length]).toEqual([1, 1, 0]);
  expect((await warned(a.id))[0]).toMatchObject({ number: "TRK-2026-0001", reason });
  expect(await recordSale(db, anAct(), cook, aSale(a.id))).toEqual({ ok: false, reason: "batchRecalled" });
  expect(await recordSale(db, anAct(), cook, aSale(c.id))).toMatchObject({ ok: true });
  const told = await db.selectFrom("messages").select("recipient").where("kind", "=", "recallIssued").execute();
  expect(told.map(({ recipient }) => recipient).sort()).toEqual(
    [`g:${first.producerGroupId}`, `g:${first.processorGroupId}`].sort(),
  );
  const later = await createBatch(db, first, [{ ticketId: one.id, grams: 1_000 }], { outputThousandths: 300 });
  expect(await warned(later.id)).toHaveLength(1);
});

test("a recall ends once, with a reason, and then the packets warn no more", async ({ db }) => {
  const { a, cook } = await createTangle(db);
  const source = { kind: "batch" as const, id: a.id };
  const issue = () => issueRecall(db, anAct("officer"), office, { source, reason });
  const done = await issue();
  const recallId = done.ok ? done.id : "";
  expect(await issue()).toEqual({ ok: false, reason: "recallStands" });
  const value = { recallId, reason: "Hasil uji baik semua." };
  const elsewhere = { regencyCodes: ["64.02"] };
  expect(await endRecall(db, anAct("x"), elsewhere, value)).toEqual({ ok: false, reason: "recallUnknown" });
  expect(await recallFor(db, elsewhere.regencyCodes, recallId)).toBeUndefined();
  expect(await endRecall(db, anAct("officer"), office, value)).toEqual({ ok: true, id: recallId });
  expect(await endRecall(db, anAct("officer"), office, value)).toEqual({ ok: false, reason: "recallEnded" });
  expect(await recordSale(db, anAct(), cook, aSale(a.id))).toMatchObject({ ok: true });
  expect((await listRecalls(db, office.regencyCodes, firstPage)).rows).toMatchObject([{ endReason: value.reason }]);
  expect(await issue()).toMatchObject({ ok: true });
});

test("ten officers at once call one thing back once", async ({ db }) => {
  const { a } = await createTangle(db);
  const source = { kind: "batch" as const, id: a.id };
  const done = await Promise.all(
    Array.from({ length: 10 }, (_, i) => issueRecall(db, anAct(`officer${i}`), office, { source, reason })),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
});

test("an office calls back nothing of another regency", async ({ db }) => {
  const { a } = await createTangle(db);
  const value = { source: { kind: "batch" as const, id: a.id }, reason };
  expect(await issueRecall(db, anAct("x"), { regencyCodes: ["64.02"] }, value)).toEqual({
    ok: false,
    reason: "sourceUnknown",
  });
});

test("a packet's page tells where it is from, and no person, phone, price or weight of anybody's trade", async ({
  db,
}) => {
  const { b, first } = await createTangle(db);
  await recordSale(db, anAct(), first.processor, aSale(b.id));
  const found = await packetOf(db, await codeOf(db, b.id), "2026-11-21");
  expect(found!.origins.map(({ groupName }) => groupName).sort()).toEqual(["Kolam Seberang", "Telaga Ulin"]);
  expect(found!.packet).toMatchObject({ groupName: "Dapur Mentaos", packQuantity: 100, isVoided: false });
  const text = JSON.stringify(found);
  expect(text).not.toMatch(/\+62|Idr|phone|contact|netGrams|117700|24500|20000|150000/i);
  expect(await packetOf(db, "11111111", "2026-11-21")).toBeUndefined();
});
