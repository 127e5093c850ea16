import { expect, test } from "vitest";
import { newPassword } from "~/auth/password.ts";
import { isGuessable } from "~/auth/password.ts";
import { checkPassword, hashIfFree, hashPassword, isOutdated } from "~/auth/passwords.server.ts";

/** The first complaint about a password, or null. */
function fault(password: string): string | null {
  return newPassword.safeParse(password).error?.issues[0]?.message ?? null;
}

test.each([
  "kuda lumping hujan",
  "tujuh-ekor-biawak",
  "Xq7#mm2p",
  "payung biru terbang",
  "8 cangkir kolak",
  "ñandú azul",
])("%j is a good password", (password) => {
  expect(fault(password)).toBeNull();
});

test.each([
  ["", "passwordShort"],
  ["tujuh7!", "passwordShort"],
  ["a ".repeat(65), "tooLong"],
])("%j is refused for its length", (password, complaint) => {
  expect(fault(password)).toBe(complaint);
});

test("a text of any length is refused before anybody searches it for words", () => {
  const issues = newPassword.safeParse("a".repeat(5000)).error?.issues ?? [];
  expect(issues.map(({ message }) => message)).toEqual(["tooLong"]);
});

test("64 letters and more are welcome, up to 128", () => {
  const long = "kolam bening di ujung kampung kami tempat lele berenang pelan sekali";
  expect(fault(long)).toBeNull();
  expect(fault(`${long} ${long}`.slice(0, 128))).toBeNull();
});

test.each([
  "password",
  "Password123",
  "p@ssw0rd",
  "12345678",
  "87654321",
  "11111111",
  "abcabcabc",
  "qwertyui",
  "asdfghjkl",
  "1q2w3e4r",
  "sayangku",
  "bismillah1",
  "alhamdulillah",
  "indonesia2026",
  "Banjarbaru!",
  "lelebanjarbaru",
  "huluhilir",
  "HuluHilir123",
  "kutaikartanegara",
  "rahasia99",
  "katasandi",
  "081234567890",
  "+6281234567890",
  "17081945",
  "19450817",
  "rtmandiri",
  "k3rupuk88",
])("%j is what a stranger tries first", (password) => {
  expect(fault(password)).toBe("passwordCommon");
});

test("the own name and number are no secret", () => {
  const own = ["Norhayati Effendi", "+6281298765432"];
  expect(isGuessable("norhayati77", own)).toBe(true);
  expect(isGuessable("Effendi!!", own)).toBe(true);
  expect(isGuessable("81298765432", own)).toBe(true);
  expect(isGuessable("tikar pandan ungu", own)).toBe(false);
});

test("a password is kept as argon2id with 64 MiB, three passes, one lane", async () => {
  const stored = await hashPassword("payung biru terbang");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(stored).not.toContain("payung");
  expect(isOutdated(stored)).toBe(false);
});

test("the same password is never kept alike twice", async () => {
  const [one, two] = await Promise.all([hashPassword("payung biru"), hashPassword("payung biru")]);
  expect(one).not.toBe(two);
});

test("the right password is right, another is wrong, and nobody's is always wrong", async () => {
  const stored = await hashPassword("payung biru terbang");
  expect(await checkPassword(stored, "payung biru terbang")).toBe("right");
  expect(await checkPassword(stored, "payung biru terbanG")).toBe("wrong");
  expect(await checkPassword(null, "payung biru terbang")).toBe("wrong");
});

test("letters typed in another form of Unicode are the same letters", async () => {
  const stored = await hashPassword("ñandú azul");
  expect(await checkPassword(stored, "ñandú azul".normalize("NFD"))).toBe("right");
});

test("a shut gate stops the work before it begins", async () => {
  const stored = await hashPassword("payung biru terbang");
  expect(await checkPassword(stored, "payung biru terbang", async () => false)).toBe("stopped");
});

test("a hash of a smaller cost is outdated", () => {
  expect(isOutdated("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA")).toBe(true);
  expect(isOutdated("$argon2i$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$aGFzaA")).toBe(true);
});

test("at most two are worked on at once", async () => {
  let inside = 0;
  let most = 0;
  const gate = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    return false;
  };
  const stored = await hashPassword("payung biru terbang");
  await Promise.all(Array.from({ length: 12 }, () => checkPassword(stored, "x", gate)));
  expect(most).toBe(2);
});

test("when fifty wait, the next is turned away at once, and has room again when they are done", async () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const gate = async () => {
    await opened;
    return false;
  };
  const stored = await hashPassword("payung biru terbang");
  const queue = Array.from({ length: 52 }, () => checkPassword(stored, "x", gate));
  expect(await checkPassword(stored, "payung biru terbang")).toBe("stopped");
  expect(await hashIfFree("payung biru terbang")).toBeNull();
  open();
  await Promise.all(queue);
  expect(await checkPassword(stored, "payung biru terbang")).toBe("right");
  expect(await hashIfFree("payung biru terbang")).toMatch(/^\$argon2id/);
});
