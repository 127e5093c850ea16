import { expect, test } from "vitest";
import { addMonths, daysOf, kindFrom, periodFrom } from "~/reports/period.ts";

test("months go over the year's end", () => {
  expect(addMonths("2026-12", 1)).toBe("2027-01");
  expect(addMonths("2026-01", -1)).toBe("2025-12");
  expect(addMonths("2026-03", -15)).toBe("2024-12");
});

test("a month has its own last day", () => {
  expect(daysOf("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(daysOf("2026-11")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
});

test("an address asks for a month, a year or all time; rubbish means this month", () => {
  expect(periodFrom("2026-10", "2026-11-21")).toEqual({ key: "2026-10", from: "2026-10-01", to: "2026-10-31" });
  expect(periodFrom("2025", "2026-11-21")).toEqual({ key: "2025", from: "2025-01-01", to: "2025-12-31" });
  expect(periodFrom("semua", "2026-11-21").from).toBe("2000-01-01");
  for (const rubbish of [null, "", "2026-13", "besok", "2026-1"])
    expect(periodFrom(rubbish, "2026-11-21").key).toBe("2026-11");
});

test("one of three numbers is opened, whatever is asked", () => {
  expect(kindFrom("paid")).toBe("paid");
  expect(kindFrom("promised")).toBe("promised");
  expect(kindFrom("'; drop")).toBe("delivered");
});
