import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { standingRows } from "~/desk/desk-list.server.ts";
import { actedFor, actedStep } from "~/groups/acted.server.ts";
import { startActing } from "~/groups/acting.server.ts";
import { placeOf } from "~/groups/objection.ts";
import { answerObjection, objectionFor, objectTo } from "~/groups/objections.server.ts";
import { postLot } from "~/market/lots.server.ts";
import { aUser, banjarbaru, createVisitor } from "../factories/groups.ts";
import { aLot, createTrader } from "../factories/market.ts";
import { anAct, test, todayMs } from "../setup.ts";

/** A harvest that an officer posted for a group, as Ibu Siti asked by phone. */
async function postedForGroup(db: Db) {
  const trader = await createTrader(db, { name: "Telaga Ulin" });
  const { user, idHash } = await createVisitor(db, { role: "officer", name: "Norlaila" });
  const officer = aUser({ id: user.id, name: user.name, role: "officer", regencyCodes: [banjarbaru] });
  const asked = { idHash, groupId: trader.id, askedBy: "Ibu Siti", how: "phone" as const, note: "Catat 120 kg" };
  await startActing(db, anAct(user.id), officer, asked);
  await postLot(db, anAct(user.id, { askedBy: "Ibu Siti", at: todayMs + 1000 }), trader, aLot());
  const { rows } = await actedFor(db, trader.id, null);
  return { group: { ...trader, name: "Telaga Ulin" }, officer, step: rows[0]! };
}

function deskOf(db: Db) {
  return standingRows(db, { regencyCodes: [banjarbaru], nowMs: todayMs, today: "2026-11-21", zone: "Asia/Makassar" });
}

test("a group sees what was done in its name: by whom, as asked by whom, how, and what was asked", async ({ db }) => {
  const { group, step } = await postedForGroup(db);
  expect(step).toMatchObject({
    ...{ verb: "lot.posted", actor: "Norlaila", askedBy: "Ibu Siti", how: "phone", asked: "Catat 120 kg" },
    objection: null,
  });
  const { rows } = await actedFor(db, group.id, null);
  expect(rows).toHaveLength(1);
  const news = await db.selectFrom("messages").select(["recipient", "kind", "data"]).execute();
  expect(news).toContainEqual({
    recipient: `g:${group.id}`,
    kind: "actedFor",
    data: JSON.stringify({ partner: "Norlaila", name: "Ibu Siti" }),
  });
});

test("what a group did itself is not in that list, and nobody looks into another group's", async ({ db }) => {
  const { step } = await postedForGroup(db);
  const other = await createTrader(db);
  await postLot(db, anAct("member"), other, aLot());
  expect((await actedFor(db, other.id, null)).rows).toEqual([]);
  expect(await actedStep(db, other.id, step.seq)).toBeUndefined();
});

test("an objection stands on the desk until an officer answers it, and both stay in the trail", async ({ db }) => {
  const { group, officer, step } = await postedForGroup(db);
  const made = await objectTo(db, anAct("member"), group, { seq: step.seq, reason: "Kami tidak meminta ini" });
  if (!made.ok) throw new Error(made.reason);
  expect((await deskOf(db)).filter(({ kind }) => kind === "objection")).toMatchObject([
    { id: made.id, group: "Telaga Ulin", actor: "Norlaila", askedBy: "Ibu Siti", dueOn: "2026-11-24" },
  ]);
  expect(await objectionFor(db, [banjarbaru], made.id)).toMatchObject({
    reason: "Kami tidak meminta ini",
    outcome: null,
  });

  const answer = { id: made.id, outcome: "corrected" as const, note: "Panennya sudah kami tarik." };
  expect(await answerObjection(db, anAct(officer.id), ["64.02"], answer)).toEqual({
    ok: false,
    reason: "unknownObjection",
  });
  expect(await answerObjection(db, anAct(officer.id), [banjarbaru], answer)).toEqual({ ok: true });
  expect(await answerObjection(db, anAct(officer.id), [banjarbaru], answer)).toEqual({
    ok: false,
    reason: "alreadyAnswered",
  });
  expect((await deskOf(db)).filter(({ kind }) => kind === "objection")).toEqual([]);
  expect((await actedFor(db, group.id, null)).rows[0]).toMatchObject({ outcome: "corrected", answer: answer.note });
  const verbs = (await db.selectFrom("events").select("verb").orderBy("seq").execute()).map(({ verb }) => verb);
  expect(verbs.slice(-2)).toEqual(["objection.made", "objection.answered"]);
  const told = (await db.selectFrom("messages").select(["recipient", "kind"]).execute()).map(
    ({ recipient, kind }) => `${recipient.slice(0, 1)} ${kind}`,
  );
  expect(told).toEqual(expect.arrayContaining(["r objectionMade", "g objectionAnswered"]));
});

test("a group objects once to a step, and only to one that was done in its own name", async ({ db }) => {
  const { group, step } = await postedForGroup(db);
  const other = { ...(await createTrader(db)), name: "Lain" };
  const refused = await objectTo(db, anAct("x"), other, { seq: step.seq, reason: "Bukan kami" });
  expect(refused).toEqual({ ok: false, reason: "unknownStep" });
  const beginning = await db.selectFrom("events").select("seq").where("verb", "=", "acting.started").executeTakeFirst();
  expect((await objectTo(db, anAct("x"), group, { seq: beginning!.seq, reason: "Bukan" })).ok).toBe(false);
  await objectTo(db, anAct("x"), group, { seq: step.seq, reason: "Bukan kami" });
  expect(await objectTo(db, anAct("y"), group, { seq: step.seq, reason: "Lagi" })).toEqual({
    ok: false,
    reason: "alreadyObjected",
  });
});

test("a step leads to the page of its thing, where there is one", () => {
  expect(placeOf("lot.posted", "a")).toBe("/panen/a");
  expect(placeOf("group.changed", "a")).toBeNull();
});
