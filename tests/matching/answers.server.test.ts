import { expect } from "vitest";
import { answerProposal } from "~/matching/answers.server.ts";
import { createTrader } from "../factories/market.ts";
import { anAnswer, createPair, createRound, createSentProposal, dueAt } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const at = (ms: number) => anAct("member", { at: ms });

test("two yeses agree, in either order", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "processor", processor))).toEqual({
    ok: true,
    agreed: false,
  });
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "producer", producer))).toEqual({ ok: true, agreed: true });

  const rows = await db
    .selectFrom("answers")
    .select(["side", "verdict", "groupId", "reason"])
    .orderBy("side")
    .execute();
  expect(rows).toEqual([
    { side: "processor", verdict: "yes", groupId: processor.id, reason: "" },
    { side: "producer", verdict: "yes", groupId: producer.id, reason: "" },
  ]);
});

test("an answer counts until the last millisecond before the deadline", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  expect(await answerProposal(db, at(dueAt - 1), anAnswer(id, "producer", producer))).toEqual({
    ok: true,
    agreed: false,
  });
  expect(await answerProposal(db, at(dueAt), anAnswer(id, "processor", processor))).toEqual({
    ok: false,
    reason: "tooLate",
  });
});

test("a side answers once, and cannot change its mind", async ({ db }) => {
  const { id, producer } = await createSentProposal(db);
  await answerProposal(db, at(todayMs), anAnswer(id, "producer", producer));
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "producer", producer))).toEqual({
    ok: false,
    reason: "alreadyAnswered",
  });
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "producer", producer, "no"))).toEqual({
    ok: false,
    reason: "alreadyAnswered",
  });
  expect(await db.selectFrom("answers").selectAll().execute()).toHaveLength(1);
});

test("the same form sent twice is one answer", async ({ db }) => {
  const { id, producer } = await createSentProposal(db);
  const act = at(todayMs);
  expect(await answerProposal(db, act, anAnswer(id, "producer", producer))).toEqual({ ok: true, agreed: false });
  expect(await answerProposal(db, act, anAnswer(id, "producer", producer))).toEqual({ ok: true, agreed: false });
});

test("after one no the other side has nothing to answer", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "producer", producer, "no"))).toEqual({
    ok: true,
    agreed: false,
  });
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "processor", processor))).toEqual({
    ok: false,
    reason: "declined",
  });
});

test("a no without a reason writes nothing", async ({ db }) => {
  const { id, producer } = await createSentProposal(db);
  const answer = { ...anAnswer(id, "producer", producer, "no"), reason: "  " };
  expect(await answerProposal(db, at(todayMs), answer)).toEqual({ ok: false, reason: "reasonMissing" });
  expect(await db.selectFrom("answers").selectAll().execute()).toEqual([]);
});

test("nobody answers for another group, on the wrong side, or before it was sent", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  const stranger = await createTrader(db);
  const notYours = { ok: false, reason: "notYours" };
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "producer", stranger))).toEqual(notYours);
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "processor", producer))).toEqual(notYours);
  expect(await answerProposal(db, at(todayMs), anAnswer(id, "producer", processor))).toEqual(notYours);
  expect(await answerProposal(db, at(todayMs), anAnswer("no-such-id", "producer", producer))).toEqual(notYours);

  const draft = await createPair(db);
  const roundId = await createRound(db);
  const row = await db
    .selectFrom("proposals")
    .select("id")
    .where("roundId", "=", roundId)
    .where("lotId", "=", draft.lot.id)
    .executeTakeFirstOrThrow();
  expect(await answerProposal(db, at(todayMs), anAnswer(row.id, "producer", draft.producer))).toEqual(notYours);
});

test("the trail of an answer names the group and the side, and no figure", async ({ db }) => {
  const { id, producer } = await createSentProposal(db);
  await answerProposal(db, at(todayMs), anAnswer(id, "producer", producer, "no"));
  const event = await db.selectFrom("events").selectAll().where("verb", "=", "proposal.no").executeTakeFirstOrThrow();
  expect(event).toMatchObject({
    subjectId: id,
    groupId: producer.id,
    regencyCode: "63.72",
    data: '{"side":"producer"}',
  });
});

test("nobody answers for both sides, and an officer answers no round of the own sending", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  const samePerson = { ok: false, reason: "samePerson" };
  const by = (userId: string, answer: ReturnType<typeof anAnswer>) =>
    answerProposal(db, anAct(userId), { ...answer, userId });
  expect(await by("officer", anAnswer(id, "producer", producer))).toEqual(samePerson);
  expect(await by("companion", anAnswer(id, "producer", producer))).toEqual({ ok: true, agreed: false });
  expect(await by("companion", anAnswer(id, "processor", processor))).toEqual(samePerson);
  expect(await by("companion", anAnswer(id, "processor", processor, "no"))).toEqual(samePerson);
  expect(await by("officer", anAnswer(id, "processor", processor))).toEqual(samePerson);
  expect(await by("chair", anAnswer(id, "processor", processor))).toEqual({ ok: true, agreed: true });
});
