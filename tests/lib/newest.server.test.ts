import { expect, test } from "vitest";
import { newestFirst } from "~/lib/newest.server.ts";

test("those who wait make room for the newest, and each key has a line of its own", async () => {
  let finish: () => void = () => undefined;
  const first = newestFirst("a", () => new Promise<string>((done) => (finish = () => done("first"))));
  const second = newestFirst("a", async () => "second");
  const third = newestFirst("a", async () => "third");
  expect(await newestFirst("b", async () => "other")).toBe("other");
  expect(await second).toBeNull();
  finish();
  expect(await Promise.all([first, third])).toEqual(["first", "third"]);
});

test("work that fails passes its turn on", async () => {
  const first = newestFirst("c", () => Promise.reject(new Error("broken")));
  const second = newestFirst("c", async () => "second");
  await expect(first).rejects.toThrow("broken");
  expect(await second).toBe("second");
  expect(await newestFirst("c", async () => "third")).toBe("third");
});
