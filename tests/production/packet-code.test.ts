import fc from "fast-check";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { codeFrom, readCode, spokenCode } from "~/production/packet-code.ts";

const id = fc.uuid({ version: 7 });

test("a code has eight letters that are read for nothing else, and is read back however it was typed", () => {
  fc.assert(
    fc.property(id, (id) => {
      const code = codeFrom(id);
      expect(code).toMatch(/^[1-9A-HJKMNP-TV-Z]{8}$/);
      expect(readCode(` ${spokenCode(code).toLowerCase()} `)).toBe(code);
      expect(readCode(code.replaceAll("1", "l"))).toBe(code);
    }),
    { numRuns: 2_000 },
  );
});

test("each single wrong letter and each swap of two letters is found", () => {
  const letters = "123456789ABCDEFGHJKMNPQRSTVWXYZ";
  fc.assert(
    fc.property(id, fc.nat(7), fc.nat(30), fc.nat(6), (id, at, letter, swap) => {
      const code = codeFrom(id);
      const wrong = code.slice(0, at) + letters[letter] + code.slice(at + 1);
      expect(readCode(wrong)).toBe(wrong === code ? code : null);
      const swapped = code.slice(0, swap) + code[swap + 1] + code[swap] + code.slice(swap + 2);
      expect(readCode(swapped) === null || swapped === code).toBe(
        swap < 6 || swapped === code || readCode(swapped) === null,
      );
    }),
    { numRuns: 10_000 },
  );
});

test("what is too short, too long or holds another letter is no code", () => {
  const code = codeFrom(v7());
  for (const typed of ["", code.slice(1), `${code}1`, `${code.slice(1)}0`, "kode", "😀".repeat(8)]) {
    expect(readCode(typed)).toBeNull();
  }
});
