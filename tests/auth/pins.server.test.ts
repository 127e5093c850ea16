import { expect } from "vitest";
import { isEasyPin } from "~/auth/pin.ts";
import { checkPin, hasPin, setPin } from "~/auth/pins.server.ts";
import { hashPassword } from "~/auth/passwords.server.ts";
import { setClock } from "~/lib/clock.server.ts";
import { actByPin } from "~/partnerships/pin-answer.server.ts";
import { createContract } from "../factories/partnerships.ts";
import { createUser, joinGroup } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const password = "kolam-biru-9";
const address = "10.0.0.1";

async function userWithPin(db: Parameters<typeof createUser>[0], phone: string) {
  const user = await createUser(db, { phone, passwordHash: await hashPassword(password) });
  const typed = { oldPassword: password, pin: "572913" };
  expect(await setPin(db, anAct(user.id), { userId: user.id, address }, typed)).toEqual({ ok: true });
  return user;
}

test("easy PINs are known", () => {
  expect(["111111", "123456", "987654", "121212", "123123", "170845", "572913", "480276"].map(isEasyPin)).toEqual([
    ...[true, true, true, true, true, true, false, false],
  ]);
});

test("a PIN is set with the password only, and never kept as it is", async ({ db }) => {
  const user = await createUser(db, { phone: "+6281233330001", passwordHash: await hashPassword(password) });
  const wrong = await setPin(db, anAct(user.id), { userId: user.id, address }, { oldPassword: "x", pin: "572913" });
  expect(wrong).toEqual({ ok: false, reason: "oldPasswordWrong" });
  expect(await hasPin(db, user.id)).toBe(false);
  await setPin(db, anAct(user.id), { userId: user.id, address }, { oldPassword: password, pin: "572913" });
  const row = await db.selectFrom("userPins").selectAll().executeTakeFirstOrThrow();
  expect(row.pinHash).toMatch(/^\$argon2id\$/);
  const events = await db.selectFrom("events").select("data").execute();
  expect(JSON.stringify(events)).not.toContain("572913");
});

test("five wrong tries make a PIN wait, and then the right one waits too", async ({ db }) => {
  setClock(() => todayMs);
  const user = await userWithPin(db, "+6281233330002");
  const check = (pin: string) => checkPin(db, { phone: "+6281233330002", pin, address });
  expect(await check("572913")).toEqual({ ok: true, userId: user.id });
  for (let i = 0; i < 5; i += 1) expect(await check("000001")).toEqual({ ok: false, reason: "wrongPin" });
  expect(await check("572913")).toEqual({ ok: false, reason: "wait15" });
  setClock(() => todayMs + 15 * 60_000);
  expect(await check("572913")).toEqual({ ok: true, userId: user.id });
  setClock();
});

test("an unknown phone and one without a PIN get the words of a wrong PIN", async ({ db }) => {
  await createUser(db, { phone: "+6281233330003" });
  for (const phone of ["+6281233330003", "+6281233330004"]) {
    expect(await checkPin(db, { phone, pin: "572913", address })).toEqual({ ok: false, reason: "wrongPin" });
  }
});

test("a PIN speaks for the own group only", async ({ db }) => {
  const contract = await createContract(db);
  const user = await userWithPin(db, "+6281233330005");
  const typed = { phone: "+6281233330005", pin: "572913", address };
  const stranger = await actByPin(db, anAct("weigher"), contract.processor.id, typed);
  expect(stranger).toEqual({ ok: false, reason: "wrongPin" });
  await joinGroup(db, user.id, contract.processor.id);
  const member = await actByPin(db, anAct("weigher"), contract.processor.id, typed);
  expect(member).toMatchObject({ ok: true, group: { id: contract.processor.id }, act: { actorId: user.id } });
});
