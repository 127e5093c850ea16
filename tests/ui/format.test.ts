import { expect, test } from "vitest";
import {
  formatClock,
  formatDate,
  formatGramsAsKg,
  formatIdr,
  formatIdrShort,
  formatInstant,
  formatInstantShort,
  formatKg,
  formatKm,
  formatMonth,
  formatNumber,
  formatPercent,
  formatWeek,
  sinceOrUntil,
} from "~/ui/format.ts";

test("rupiah are written without a space, the minus before the sign", () => {
  expect(formatIdr(75_000_000, "id")).toBe("Rp75.000.000");
  expect(formatIdr(75_000_000, "en")).toBe("Rp75,000,000");
  expect(formatIdr(-500, "id")).toBe("−Rp500");
  expect(formatIdr(0, "id")).toBe("Rp0");
});

test("large sums are spoken in juta and miliar, and step up where rounding would say 1.000 juta", () => {
  expect(formatIdrShort(11_900_000, "id")).toBe("Rp11,9 juta");
  expect(formatIdrShort(11_900_000, "en")).toBe("Rp11.9 million");
  expect(formatIdrShort(4_500_000_000, "id")).toBe("Rp4,5 miliar");
  expect(formatIdrShort(999_990_000, "id")).toBe("Rp1 miliar");
  expect(formatIdrShort(-600_000, "id")).toBe("−Rp600.000");
  expect(formatIdrShort(-2_600_000, "id")).toBe("−Rp2,6 juta");
});

test("promised kilograms are whole and weighed grams keep three places", () => {
  expect(formatKg(1250, "id")).toBe("1.250 kg");
  expect(formatGramsAsKg(1_234_500, "id")).toBe("1.234,5 kg");
  expect(formatGramsAsKg(31_237, "en")).toBe("31.237 kg");
});

test("a number that rounds to nothing carries no minus", () => {
  expect(formatNumber(-0.2, "id")).toBe("0");
  expect(formatNumber(-12, "id")).toBe("−12");
});

test("ratios become percentages and metres become kilometres", () => {
  expect(formatPercent(0.553, "id")).toBe("55%");
  expect(formatPercent(0.0525, "id", 1)).toBe("5,3%");
  expect(formatKm(2_430, "id")).toBe("2,4 km");
  expect(formatKm(12_300, "id")).toBe("12 km");
  expect(formatKm(9_980, "id")).toBe("10 km");
});

test("dates are written as people say them, in each language", () => {
  expect(formatDate("2026-11-27", "id")).toBe("Jumat 27 November 2026");
  expect(formatDate("2026-11-27", "id", "day")).toBe("Jumat 27 November");
  expect(formatDate("2026-11-27", "id", "short")).toBe("Jum 27 Nov");
  expect(formatDate("2026-11-27", "id", "plain")).toBe("27 November 2026");
  expect(formatDate("2026-12-01", "en")).toBe("Tuesday 1 December 2026");
  expect(formatMonth("2026-05", "id")).toBe("Mei 2026");
});

test("what is not a date is refused with the value", () => {
  expect(() => formatDate("besok", "id")).toThrow("not an ISO date: besok");
});

test("an instant is told in the regency's zone", () => {
  const nine = Date.UTC(2026, 10, 27, 1, 0);
  expect(formatInstant(nine, "Asia/Makassar", "id")).toBe("27 November 2026, 09.00 WITA");
  expect(formatInstant(nine, "Asia/Makassar", "en")).toBe("27 November 2026, 09:00 WITA");
  expect(formatClock(Date.UTC(2026, 10, 27, 16, 5), "Asia/Makassar", "id")).toBe("00.05 WITA");
});

test("a week is told by its first and last day, across months and years too", () => {
  expect(formatWeek("2026-11-23", "id")).toBe("23–29 November 2026");
  expect(formatWeek("2026-11-30", "id")).toBe("30 November–6 Desember 2026");
  expect(formatWeek("2026-12-28", "id")).toBe("28 Desember 2026–3 Januari 2027");
});

test("days near today are told by their distance", () => {
  const said = ["2026-11-21", "2026-11-22", "2026-11-24", "2026-11-20", "2026-11-11"];
  expect(said.map((day) => sinceOrUntil(day, "2026-11-21", "id"))).toEqual([
    "hari ini",
    "besok",
    "3 hari lagi",
    "lewat 1 hari",
    "lewat 10 hari",
  ]);
  expect(sinceOrUntil("2026-11-20", "2026-11-21", "en")).toBe("1 day late");
});

test("an instant where room is short keeps its day and hour", () => {
  const at = Date.UTC(2026, 10, 24, 6);
  expect(formatInstantShort(at, "Asia/Makassar", "id")).toBe("Sel 24 Nov, 14.00");
  expect(formatInstantShort(at, "Asia/Makassar", "en")).toBe("Tue 24 Nov, 14:00");
});
