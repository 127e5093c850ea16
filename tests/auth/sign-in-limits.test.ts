import fc from "fast-check";
import { expect, test } from "vitest";
import { addressWait, isWait, phoneWait } from "~/auth/sign-in-limits.ts";

const minute = 60_000;
const now = 1_000 * minute;

/** Instants so many minutes ago, newest first. */
function ago(...minutes: number[]): number[] {
  return minutes.map((count) => now - count * minute);
}

test("four wrong tries wait for nothing", () => {
  expect(phoneWait(ago(0, 0, 0, 0), now)).toBeNull();
});

test.each([
  ["five", ago(1, 2, 3, 4, 5), "wait15"],
  ["nine", ago(1, 2, 3, 4, 5, 20, 20, 20, 20), "wait15"],
  ["ten", ago(1, 2, 3, 4, 5, 20, 20, 20, 20, 20), "wait30"],
  ["fifteen", ago(...Array.from({ length: 15 }, (_, index) => index)), "wait60"],
  ["twenty", ago(...Array.from({ length: 20 }, (_, index) => index)), "wait120"],
  ["fifty", ago(...Array.from({ length: 50 }, (_, index) => index)), "wait120"],
])("%s wrong tries wait", (_, wrongAt, wait) => {
  expect(phoneWait(wrongAt, now)).toBe(wait);
});

test("the wait is over when the fifth-newest is old enough", () => {
  expect(phoneWait(ago(1, 2, 3, 4, 14.99), now)).toBe("wait15");
  expect(phoneWait(ago(1, 2, 3, 4, 15), now)).toBeNull();
  expect(phoneWait(ago(1, 2, 3, 4, 29, 40, 40, 40, 40, 40), now)).toBe("wait30");
  expect(phoneWait(ago(1, 2, 3, 4, 30, 40, 40, 40, 40, 40), now)).toBeNull();
});

test("whoever tries whenever allowed has never more than five wrong in 15 minutes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 * minute }), { maxLength: 80 }), (pauses) => {
      let clock = 0;
      const wrongAt: number[] = [];
      for (const pause of pauses) {
        clock += pause;
        if (phoneWait(wrongAt, clock) === null) wrongAt.unshift(clock);
      }
      return wrongAt.every((at) => wrongAt.filter((other) => other <= at && other > at - 15 * minute).length <= 5);
    }),
  );
});

test("an address waits from its thirtieth wrong try in the minute", () => {
  expect(addressWait(29)).toBeNull();
  expect(addressWait(30)).toBe("waitAddress");
});

test("a wait is told from a wrong password", () => {
  expect(isWait("wait30")).toBe(true);
  expect(isWait("waitAddress")).toBe(true);
  expect(isWait("wrongPhoneOrPassword")).toBe(false);
});
