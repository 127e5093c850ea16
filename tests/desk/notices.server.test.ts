import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { readBoardFilter } from "~/desk/board-filter.ts";
import { groupText, hasPhone, noticeText } from "~/desk/notice-text.ts";
import type { NoticeValue } from "~/desk/notice.ts";
import { endNotice, listNotices, writeNotice } from "~/desk/notices.server.ts";
import { announceRounds } from "~/desk/notices.tick.server.ts";
import { answerAndSign } from "~/partnerships/contracts.server.ts";
import { aUser } from "../factories/groups.ts";
import { anAnswer, createPair, createRound, createSentProposal, dueAt } from "../factories/matching.ts";
import { anAct, test, todayMs } from "../setup.ts";

const office = { regencyCodes: ["63.72"] };
const today = "2026-11-21";
const page = { after: null, before: null };

async function board(db: Db, over: Partial<Parameters<typeof listNotices>[1]> = {}) {
  return (await listNotices(db, { regencyCode: "63.72", today, past: false, page, ...over })).rows;
}

function aNotice(over: Partial<NoticeValue> = {}): NoticeValue {
  const text = { title: "Putaran berikutnya Senin", body: "Catat panen sebelum Sabtu." };
  return { regencyCode: "63.72", ...text, untilOn: "2026-11-30", ...over };
}

test("a round that opens is announced once, with sums only, and its groups are told", async ({ db }) => {
  const { producer } = await createPair(db, { lot: { askIdr: 24_317 } });
  await createRound(db);
  await announceRounds(db, todayMs);
  await announceRounds(db, todayMs + 3_600_000);
  const rows = await board(db);
  expect(rows).toMatchObject([
    { kind: "opened", untilOn: "2026-11-28", figures: { number: 1, offeredKg: 80, groups: 1 } },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/24.?317|Kelompok \d|askIdr|ceiling/);
  const told = await db.selectFrom("messages").select(["recipient", "kind"]).execute();
  expect(told).toEqual([{ recipient: `g:${producer.id}`, kind: "roundOpened" }]);
});

test("a morning of trial rounds tells a group once", async ({ db }) => {
  await createPair(db);
  await createRound(db);
  await announceRounds(db, todayMs);
  await createRound(db, {}, anAct("officer", { at: todayMs + 1000 }));
  await announceRounds(db, todayMs + 2000);
  expect((await board(db)).map(({ figures }) => figures?.number).sort()).toEqual([1, 2]);
  const told = await db.selectFrom("messages").select("kind").where("kind", "=", "roundOpened").execute();
  expect(told).toHaveLength(1);
});

test("after its deadline a round has results, and few agreements tell no kg", async ({ db }) => {
  const { id, producer, processor } = await createSentProposal(db);
  await announceRounds(db, todayMs);
  expect((await board(db)).map(({ kind }) => kind).sort()).toEqual(["closing", "opened"]);
  await answerAndSign(db, anAct("a"), anAnswer(id, "producer", producer));
  await answerAndSign(db, anAct("b"), anAnswer(id, "processor", processor));
  await announceRounds(db, dueAt + 1000);
  const results = (await board(db, { today: "2026-11-24" })).find(({ kind }) => kind === "results");
  expect(results?.figures).toMatchObject({ sent: 1, agreed: 1, agreedKg: null });
  expect(noticeText(results!, "id").body).toBe("1 dari 1 usulan disepakati kedua pihak.");
  expect(noticeText({ ...results!, figures: { ...results!.figures!, agreedKg: 240 } }, "en").body).toContain("240 kg");
  const told = await db.selectFrom("messages").select("recipient").where("kind", "=", "roundResults").execute();
  expect(told.map(({ recipient }) => recipient).sort()).toEqual([`g:${producer.id}`, `g:${processor.id}`].sort());
});

test("an officer's notice hangs until its day, may be taken down, and stays among the older ones", async ({ db }) => {
  const done = await writeNotice(db, anAct("officer"), office, aNotice(), today);
  if (!done.ok) throw new Error(done.reason);
  expect(await board(db)).toMatchObject([{ kind: "own", title: "Putaran berikutnya Senin" }]);
  expect(await board(db, { today: "2026-12-01" })).toEqual([]);
  expect(await board(db, { regencyCode: "64.02" })).toEqual([]);
  expect(await endNotice(db, anAct("other"), { regencyCodes: ["64.02"] }, done.id)).toEqual({
    ok: false,
    reason: "unknownNotice",
  });
  await endNotice(db, anAct("officer"), office, done.id);
  expect(await board(db)).toEqual([]);
  expect(await board(db, { past: true })).toHaveLength(1);
});

test("no notice for another regency, for a past day, or with a phone number in it", async ({ db }) => {
  const tried = async (over: Partial<NoticeValue>) => {
    const done = await writeNotice(db, anAct("officer"), office, aNotice(over), today);
    return done.ok ? "put up" : done.reason;
  };
  expect(await tried({ regencyCode: "64.02" })).toBe("otherRegency");
  expect(await tried({ untilOn: "2026-11-20" })).toBe("dayNotFit");
  expect(await tried({ untilOn: "2027-11-20" })).toBe("dayNotFit");
  expect(await tried({ body: "Hubungi Bu Siti 0812-3456-7890" })).toBe("hasPhone");
  expect(await board(db)).toEqual([]);
});

test("a phone number is known however it is written, and a price is none", () => {
  expect(["0812 3456 7890", "+62 812-3456-789", "62.812.3456.7890"].map(hasPhone)).toEqual([true, true, true]);
  expect(["Rp24.500 per kg", "80.000.000 kg", "08.00 WITA"].map(hasPhone)).toEqual([false, false, false]);
});

test("the text for a neighbourhood's group is Indonesian and leads to the board", async ({ db }) => {
  await writeNotice(db, anAct("officer"), office, aNotice(), today);
  const [notice] = await board(db);
  expect(groupText(notice!, "https://h.example")).toBe(
    "Assalamualaikum, Bapak/Ibu warga.\n*Putaran berikutnya Senin*\nCatat panen sebelum Sabtu.\nSelengkapnya: https://h.example/papan",
  );
});

test("a reader sees the own regency first, a visitor all of them", () => {
  const none = new URLSearchParams();
  expect(readBoardFilter(none, null)).toEqual({ regencyCode: null, past: false });
  expect(readBoardFilter(none, aUser({ villageCodes: ["63.72.02.1005"] })).regencyCode).toBe("63.72");
  expect(readBoardFilter(new URLSearchParams("wilayah=semua&lama=ya"), aUser({ regencyCodes: ["63.72"] }))).toEqual({
    regencyCode: null,
    past: true,
  });
});
