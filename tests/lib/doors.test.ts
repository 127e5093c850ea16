import { expect, test } from "vitest";
import { safePath } from "~/lib/http.server.ts";
import { cutPage, readCursor, writeCursor } from "~/lib/keyset.server.ts";
import { normalisePhone } from "~/lib/phone.ts";

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/ok\r\nSet-Cookie: a=b",
  "\\/evil.example",
  "/%0d%0a//x y",
  "evil",
  "",
  " /panen",
  "/panen#<script>",
])("%j is no way to go on", (wanted) => {
  expect(safePath(wanted, "/beranda")).toBe("/beranda");
});

test("a path of this site is a way to go on", () => {
  expect(safePath("/panen/baru?ulang=01a1-f0&x=1", "/beranda")).toBe("/panen/baru?ulang=01a1-f0&x=1");
  expect(safePath(null, "/beranda")).toBe("/beranda");
});

test.each([
  ["0812-3456-7890", "+6281234567890"],
  ["+62 812 3456 7890", "+6281234567890"],
  ["6281234567890", "+6281234567890"],
  ["812.3456.7890", "+6281234567890"],
  ["(0812) 34567890", "+6281234567890"],
  ["0812 0000 0001", "+6281200000001"],
])("%s is the number %s", (typed, phone) => {
  expect(normalisePhone(typed)).toBe(phone);
});

test.each(["", "12", "0511-477-2000", "+1 202 555 0100", "081234", "08123456789012345", "nomor"])(
  "%j is no mobile number of Indonesia",
  (typed) => {
    expect(normalisePhone(typed)).toBeNull();
  },
);

test("a cursor comes back as it was written, and nothing else is one", () => {
  const cursor = { value: "2026-11-21.a/b~c", id: "01a1ff5e" };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  for (const text of [
    "",
    "x",
    "%%",
    "e30",
    Buffer.from('["a"]').toString("base64url"),
    Buffer.from("[1,2]").toString("base64url"),
  ]) {
    expect(readCursor(text)).toBeNull();
  }
});

test("a page knows whether more follows", () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ rows: [1, 2], more: true });
  expect(cutPage([1, 2], 2)).toEqual({ rows: [1, 2], more: false });
});
