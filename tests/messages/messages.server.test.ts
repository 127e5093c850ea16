import { expect } from "vitest";
import type { User } from "~/auth/user.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { listReceived, listSent } from "~/messages/message-lists.server.ts";
import { messageKinds } from "~/messages/message.ts";
import type { Telling } from "~/messages/message.ts";
import { sentenceOf, whatsappHref } from "~/messages/message-text.ts";
import { countUnread, noteForwarded, readAllMessages, readMessage, tell } from "~/messages/messages.server.ts";
import { createGroup, createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

function memberOf(id: string, groupId: string): User {
  const group = { id: groupId, name: "", regencyCode: "63.72", villageCode: "", sides: [], duty: "chair" as const };
  return {
    ...{ id, name: "", role: "member", regencyCodes: [], villageCodes: [], groups: [], askedBy: null },
    group: { ...group, verified: true },
  };
}

function officerOf(id: string, regencyCode: string): User {
  return { ...memberOf(id, ""), role: "officer", regencyCodes: [regencyCode], group: null };
}

function telling(groupId: string, over: Partial<Telling> = {}): Telling {
  const data = { partner: "Dapur Ani", commodityCode: "LELE", quantityKg: 1200 };
  return { to: { groupId }, kind: "contractSigned", subjectId: "c-1", path: "/kemitraan/c-1", data, ...over };
}

test("a step is told once, however often its verb is sent, and not at all when the verb refuses", async ({ db }) => {
  const { id } = await createGroup(db);
  const user = await createUser(db);
  const me = memberOf(user.id, id);
  const act = anAct();
  const work = () => once(db, act, async (db) => (await tell(db, act, telling(id)), { ok: true as const }));
  await work();
  await work();
  const other = anAct();
  await once(db, other, async (db) => (await tell(db, other, telling(id)), { ok: true as const }));
  const refused = anAct();
  await once(db, refused, async (db) => {
    await tell(db, refused, telling(id, { subjectId: "c-2" }));
    return refuse("no");
  });
  expect((await listReceived(db, me, null)).rows.map(({ path, isRead }) => [path, isRead])).toEqual([
    ["/kemitraan/c-1", false],
  ]);
  await expect(tell(db, act, telling(id, { subjectId: "c-3" }))).rejects.toThrow(/outside a transaction/);
});

test("a message is read by each person for himself, and only by those whom it is for", async ({ db }) => {
  const group = await createGroup(db);
  const [ani, budi, eva] = [await createUser(db), await createUser(db), await createUser(db)];
  await once(db, anAct(), async (db) => {
    for (const subjectId of ["c-1", "c-2", "c-3"]) await tell(db, anAct(), telling(group.id, { subjectId }));
    await tell(db, anAct(), { ...telling(group.id), to: { regencyCode: "63.72" } });
  });
  const me = memberOf(ani.id, group.id);
  expect(await countUnread(db, me, todayMs)).toBe(3);
  expect(await countUnread(db, me, todayMs + 15 * 86_400_000)).toBe(0);
  const { rows } = await listReceived(db, me, null);
  const first = rows[0]?.id ?? "";
  expect(await readMessage(db, anAct(ani.id), me, first)).toMatchObject({ ok: true });
  const stranger = memberOf(eva.id, (await createGroup(db)).id);
  expect(await readMessage(db, anAct(eva.id), stranger, first)).toEqual({ ok: false, reason: "messageNotFound" });
  expect([await countUnread(db, me, todayMs), await countUnread(db, memberOf(budi.id, group.id), todayMs)]).toEqual([
    2, 3,
  ]);
  await readAllMessages(db, anAct(ani.id), me);
  expect(await countUnread(db, me, todayMs)).toBe(0);
  expect(await countUnread(db, officerOf(eva.id, "63.72"), todayMs)).toBe(1);
  expect(await countUnread(db, officerOf(eva.id, "64.02"), todayMs)).toBe(0);
});

test("a group can pass its steps on; the phone comes along only where the two have a contract or a proposal", async ({
  db,
}) => {
  const [me, partner] = [await createGroup(db), await createGroup(db, { contactPhone: "+628111222333" })];
  const user = await createUser(db);
  await once(db, anAct(), (db) => tell(db, anAct(), telling(partner.id, { fromGroupId: me.id })));
  const sent = await listSent(db, memberOf(user.id, me.id), null);
  expect(sent.rows.map(({ toName, phone, isForwarded }) => [toName, phone, isForwarded])).toEqual([
    [partner.name, null, false],
  ]);
  const office = await listSent(db, officerOf("tester", "63.72"), null);
  expect(office.rows[0]?.phone).toBe("628111222333");
  const id = sent.rows[0]?.id ?? "";
  expect(await noteForwarded(db, anAct(), memberOf(user.id, partner.id), id)).toEqual({
    ok: false,
    reason: "messageNotFound",
  });
  expect(await noteForwarded(db, anAct(), memberOf(user.id, me.id), id)).toEqual({ ok: true });
  expect((await listSent(db, memberOf(user.id, me.id), null)).rows[0]?.isForwarded).toBe(true);
});

test("news are listed twenty a page, newest first, none twice", async ({ db }) => {
  const group = await createGroup(db);
  const user = await createUser(db);
  for (let minute = 0; minute < 45; minute += 1) {
    const act = anAct("tester", { at: todayMs + minute * 60_000 });
    const message = telling(group.id, { subjectId: `c-${minute}` });
    await once(db, { ...act, newId: anAct("x", { at: act.at }).newId }, (db) => tell(db, act, message));
  }
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listReceived>> = await listReceived(db, memberOf(user.id, group.id), before);
    seen.push(...page.rows.map(({ id }) => id));
    before = page.next;
  } while (before);
  expect(new Set(seen).size).toBe(45);
  expect(seen).toEqual([...seen].sort().reverse());
});

test("every kind has a sentence in both languages, and WhatsApp gets it with its link", () => {
  const data = {
    partner: "Dapur Ani",
    commodityCode: "LELE",
    quantityKg: 1200,
    amountIdr: 2_280_000,
    day: "2026-11-26",
  };
  const goods = { id: "lele", en: "catfish" };
  const message = { data: { ...data, dueAt: todayMs, name: "SPP-IRT 1", reason: "hujan" }, goods, product: null };
  for (const kind of messageKinds) {
    const [local, english] = (["id", "en"] as const).map((locale) =>
      sentenceOf({ ...message, kind }, locale, "Asia/Makassar"),
    );
    expect(local).toMatch(/^[A-Z].*/);
    expect(local).not.toMatch(/undefined|null/);
    expect(local).not.toBe(english);
  }
  const href = whatsappHref(
    { ...message, kind: "contractSigned", path: "/kemitraan/c-1" },
    "628111",
    "https://contoh.id",
    "Asia/Makassar",
  );
  expect(href.startsWith("https://wa.me/628111?text=")).toBe(true);
  expect(decodeURIComponent(href)).toContain(
    "Kemitraan 1.200 kg lele dengan Dapur Ani sudah jadi.\nLihat di: https://contoh.id/kemitraan/c-1",
  );
});
