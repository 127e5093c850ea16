import { afterEach, beforeEach, expect, vi } from "vitest";

/** A component or verb that complains on the console has a fault that nobody asserts: let the test fail for it. */
beforeEach(() => {
  vi.spyOn(console, "error");
});
afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(complaints).toEqual([]);
});
