import { afterEach, expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { hashPassword } from "~/auth/passwords.server.ts";
import { changePassword, countProbe, noteProbe, signIn, waitOfAddress } from "~/auth/sign-in.server.ts";
import { disableUser, passwordHashOf, setPasswordHash } from "~/auth/users.server.ts";
import { readSession } from "~/auth/session.server.ts";
import { setClock } from "~/lib/clock.server.ts";
import { newSession } from "../factories/groups.ts";
import { createUser } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const minute = 60_000;
const password = "payung biru terbang";
let stored: Promise<string> | null = null;

afterEach(() => setClock());

/** A user who can sign in; the hash is made once, because it is meant to be slow. */
async function somebody(db: Db, over: Parameters<typeof createUser>[1] = {}) {
  return createUser(db, { passwordHash: await (stored ??= hashPassword(password)), ...over });
}

function at(db: Db, phone: string, typed = password, address = "10.0.0.1") {
  return signIn(db, { phone, password: typed, address });
}

/** Wrong tries of the past, as the table keeps them. */
async function wrongTries(db: Db, phone: string, ...agoMs: number[]): Promise<void> {
  setClock(() => todayMs);
  for (const [index, ago] of agoMs.entries()) {
    const tried = {
      id: `${phone}-${index}`,
      phone,
      address: `10.9.9.${index}`,
      at: todayMs - ago,
      succeeded: 0 as const,
    };
    await db.insertInto("signInAttempts").values(tried).execute();
  }
}

test("phone and password open the door", async ({ db }) => {
  const user = await somebody(db);
  expect(await at(db, user.phone)).toEqual({ ok: true, userId: user.id });
});

test("a wrong password and an unknown phone get the same answer and are counted alike", async ({ db }) => {
  const user = await somebody(db);
  const wrong = await at(db, user.phone, "bukan ini kiranya");
  const unknown = await at(db, "+6281300000000");
  expect(wrong).toEqual({ ok: false, reason: "wrongPhoneOrPassword" });
  expect(unknown).toEqual(wrong);
  const tries = await db.selectFrom("signInAttempts").select(["phone", "succeeded"]).orderBy("id").execute();
  expect(tries).toEqual([
    { phone: user.phone, succeeded: 0 },
    { phone: "+6281300000000", succeeded: 0 },
  ]);
});

test("an unknown phone takes about as long as a known one", async ({ db }) => {
  const user = await somebody(db);
  const taken = async (phone: string, address: string) => {
    const begun = performance.now();
    await at(db, phone, "bukan ini kiranya", address);
    return performance.now() - begun;
  };
  await taken(user.phone, "10.0.0.1");
  await taken("+6281300000000", "10.0.0.2");
  const known = Math.min(await taken(user.phone, "10.0.0.3"), await taken(user.phone, "10.0.0.4"));
  const unknown = Math.min(await taken("+6281300000001", "10.0.0.5"), await taken("+6281300000002", "10.0.0.6"));
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});

test("who was invited and has no password yet cannot come in with any", async ({ db }) => {
  const user = await createUser(db);
  expect(await at(db, user.phone, "")).toEqual({ ok: false, reason: "wrongPhoneOrPassword" });
});

test("after five wrong ones even the right password waits", async ({ db }) => {
  const user = await somebody(db);
  await wrongTries(db, user.phone, 1, 2, 3, 4, 5);
  expect(await at(db, user.phone)).toEqual({ ok: false, reason: "wait15" });
  expect((await db.selectFrom("signInAttempts").select("id").execute()).length).toBe(5);
});

test("an unknown phone is made to wait just the same", async ({ db }) => {
  await wrongTries(db, "+6281300000000", 1, 2, 3, 4, 5);
  expect(await at(db, "+6281300000000")).toEqual({ ok: false, reason: "wait15" });
});

test("when the fifth-newest is 15 minutes old there is another try", async ({ db }) => {
  const user = await somebody(db);
  await wrongTries(db, user.phone, 1, 2, 3, 4, 15 * minute);
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
});

test("the right password forgets the wrong ones before it", async ({ db }) => {
  const user = await somebody(db);
  await wrongTries(db, user.phone, 1, 2, 3, 4);
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
  await at(db, user.phone, "bukan ini kiranya");
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
});

test("tries at once cannot run past the limit", async ({ db }) => {
  const user = await somebody(db);
  const answers = await Promise.all(
    Array.from({ length: 9 }, (_, index) => at(db, user.phone, `tebakan ke ${index}`, `10.0.1.${index}`)),
  );
  const reasons = answers.map((answer) => (answer.ok ? "in" : answer.reason)).sort();
  expect(reasons).toEqual([...Array<string>(4).fill("wait15"), ...Array<string>(5).fill("wrongPhoneOrPassword")]);
});

test("an address with thirty wrong tries in a minute waits, for any phone", async ({ db }) => {
  const user = await somebody(db);
  setClock(() => todayMs);
  for (let count = 0; count < 30; count += 1) await noteProbe(db, "10.0.0.1");
  expect(await waitOfAddress(db, "10.0.0.1")).toBe("waitAddress");
  expect(await at(db, user.phone)).toEqual({ ok: false, reason: "waitAddress" });
  expect(await at(db, user.phone, password, "10.0.0.2")).toMatchObject({ ok: true });
  setClock(() => todayMs + minute);
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
});

test("tries to ask which phones are known are counted before their work: thirty a minute, even at once", async ({
  db,
}) => {
  setClock(() => todayMs);
  const answers = await Promise.all(Array.from({ length: 40 }, () => countProbe(db, "10.0.0.1")));
  expect(answers.filter((answer) => answer === null).length).toBe(30);
  expect(await countProbe(db, "10.0.0.2")).toBeNull();
  setClock(() => todayMs + minute);
  expect(await countProbe(db, "10.0.0.1")).toBeNull();
});

test("who changes the address is still counted by the other source", async ({ db }) => {
  setClock(() => todayMs);
  for (let count = 0; count < 30; count += 1) expect(await countProbe(db, `10.0.0.${count}`, "chair")).toBeNull();
  expect(await countProbe(db, "10.0.1.1", "chair")).toBe("waitAddress");
  expect(await countProbe(db, "10.0.1.1", "another")).toBeNull();
});

test("a kampung behind one address can sign in on one evening", async ({ db }) => {
  const users = await Promise.all(Array.from({ length: 31 }, () => somebody(db)));
  for (const user of users) expect(await at(db, user.phone)).toMatchObject({ ok: true });
});

test("only who knows the password learns that the account is shut", async ({ db }) => {
  const user = await somebody(db);
  await disableUser(db, anAct("keeper"), user.id, "pindah tugas");
  expect(await at(db, user.phone)).toEqual({ ok: false, reason: "disabled" });
  expect(await at(db, user.phone, "bukan ini kiranya")).toEqual({ ok: false, reason: "wrongPhoneOrPassword" });
});

test("a hash of an older cost is made anew at the next sign-in", async ({ db }) => {
  const { hash } = await import("@node-rs/argon2");
  const old = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const user = await somebody(db, { passwordHash: old });
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
  expect(await passwordHashOf(db, user.id)).toMatch(/m=65536,t=3,p=1/);
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
});

test("tries older than a day are forgotten for good", async ({ db }) => {
  const user = await somebody(db);
  await wrongTries(db, "+6281300000000", 25 * 60 * minute);
  await at(db, user.phone);
  const left = await db.selectFrom("signInAttempts").select("phone").execute();
  expect(left).toEqual([{ phone: user.phone }]);
});

test("a password is changed with the old one, and all other devices are out", async ({ db }) => {
  const user = await somebody(db);
  const [here, elsewhere] = [await newSession(db, user.id), await newSession(db, user.id)];
  const own = { userId: user.id, exceptHash: here.idHash, address: "10.0.0.1" };
  const typed = { oldPassword: password, password: "tikar pandan ungu" };
  expect(await changePassword(db, anAct(user.id), own, typed)).toEqual({ ok: true });
  expect(await readSession(db, here.request)).not.toBeNull();
  expect(await readSession(db, elsewhere.request)).toBeNull();
  expect(await at(db, user.phone, "tikar pandan ungu")).toMatchObject({ ok: true });
  expect(await at(db, user.phone)).toMatchObject({ ok: false });
});

test("without the old password nothing changes, and the limit holds here too", async ({ db }) => {
  const user = await somebody(db);
  const own = { userId: user.id, exceptHash: "", address: "10.0.0.1" };
  const typed = { oldPassword: "bukan ini kiranya", password: "tikar pandan ungu" };
  expect(await changePassword(db, anAct(user.id), own, typed)).toEqual({ ok: false, reason: "oldPasswordWrong" });
  expect(await at(db, user.phone)).toMatchObject({ ok: true });
  await setPasswordHash(db, user.id, await hashPassword(password));
  await db.deleteFrom("signInAttempts").execute();
  await wrongTries(db, user.phone, 1, 2, 3, 4, 5);
  const right = { oldPassword: password, password: "tikar pandan ungu" };
  expect(await changePassword(db, anAct(user.id), own, right)).toEqual({ ok: false, reason: "wait15" });
});
