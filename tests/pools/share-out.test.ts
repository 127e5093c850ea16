import fc from "fast-check";
import { expect, test } from "vitest";
import { shareKg, shareOut } from "~/pools/share-out.ts";

/** Odd grams of seven groups, as they stand on their notes. */
const sevenGroups = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 7, maxLength: 7 });
/** Rupiah up to what a truck of goats costs. */
const rupiah = fc.integer({ min: 0, max: 2_000_000_000 });
const runs = { numRuns: 10_000 };

const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);

test("the parts of seven groups with odd grams add up to the last rupiah", () => {
  fc.assert(
    fc.property(rupiah, sevenGroups, (amountIdr, grams) => {
      const parts = shareOut(amountIdr, grams);
      return sum(parts) === amountIdr && parts.every((part) => Number.isInteger(part) && part >= 0);
    }),
    runs,
  );
});

test("nobody is more than a rupiah from the exact share by weighed grams", () => {
  fc.assert(
    fc.property(rupiah, sevenGroups, (amountIdr, grams) => {
      const all = BigInt(sum(grams));
      return shareOut(amountIdr, grams).every((part, at) => {
        const off = BigInt(part) * all - BigInt(amountIdr) * BigInt(grams[at] ?? 0);
        return (off < 0n ? -off : off) < all;
      });
    }),
    runs,
  );
});

test("who brought more never gets less, and the same grams differ by a rupiah at most", () => {
  fc.assert(
    fc.property(rupiah, sevenGroups, (amountIdr, grams) => {
      const parts = shareOut(amountIdr, grams);
      return grams.every((own, i) =>
        grams.every((other, j) => {
          const [mine = 0, theirs = 0] = [parts[i], parts[j]];
          return own === other ? Math.abs(mine - theirs) <= 1 : own < other || mine >= theirs;
        }),
      );
    }),
    runs,
  );
});

test("a sale of a pool takes from nobody more kg than it has, in whole steps", () => {
  const herd = fc.record({
    stepKg: fc.constantFrom(1, 7, 25),
    steps: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 12 }),
    of: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(herd, ({ stepKg, steps, of }) => {
      fc.pre(sum(steps) > 0);
      const members = steps.map((count) => ({ remainingKg: count * stepKg }));
      const quantityKg = Math.floor(of * sum(steps)) * stepKg;
      const parts = shareKg(quantityKg, members, stepKg);
      return (
        sum(parts) === quantityKg && parts.every((kg, at) => kg % stepKg === 0 && kg <= (members[at]?.remainingKg ?? 0))
      );
    }),
    runs,
  );
});

test("the rupiah that are left go to the largest remainders, of equal ones to the first", () => {
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(shareOut(1_000_000, [41_350, 38_725, 60_005])).toEqual([295_189, 276_449, 428_362]);
  expect(shareOut(2, [1, 1, 1])).toEqual([1, 1, 0]);
  expect(shareOut(0, [0, 0])).toEqual([0, 0]);
  expect(() => shareOut(1, [0, 0])).toThrow("nobody to share 1 with");
});
