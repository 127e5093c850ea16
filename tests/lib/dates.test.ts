import { expect, test } from "vitest";
import { addDays, dateIn, daysBetween, instantIn, mondayOf, weekIndex } from "~/lib/dates.ts";

test("a date belongs to the zone: midnight in WITA is still yesterday in WIB", () => {
  const midnight = Date.parse("2026-12-31T16:00:00Z");
  expect(dateIn("Asia/Makassar", midnight)).toBe("2027-01-01");
  expect(dateIn("Asia/Jakarta", midnight)).toBe("2026-12-31");
  expect(dateIn("Asia/Jayapura", midnight - 3_600_000)).toBe("2027-01-01");
  expect(dateIn("Asia/Makassar", midnight - 1)).toBe("2026-12-31");
});

test("days are counted over months, years and leap days", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2026-11-21", "2026-11-20")).toBe(-1);
});

test("weeks begin on Monday", () => {
  expect(mondayOf("2026-11-21")).toBe("2026-11-16");
  expect(mondayOf("2026-11-16")).toBe("2026-11-16");
  expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  expect(weekIndex("2026-11-16", "2026-11-23")).toBe(1);
  expect(weekIndex("2026-11-16", "2026-11-15")).toBe(-1);
});

test("an hour of a day is one instant", () => {
  expect(instantIn("Asia/Makassar", "2026-11-27", 12)).toBe(Date.parse("2026-11-27T12:00:00+08:00"));
  expect(instantIn("Asia/Jayapura", "2026-11-27", 0)).toBe(Date.parse("2026-11-27T00:00:00+09:00"));
});
