import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "~/lib/dates.ts";
import { closeFault, closeInstant, counterBy, typedClose, usualClose } from "~/market/bid-close.ts";

const zone = "Asia/Makassar";
const at = (text: string) => Date.parse(`${text}+08:00`);
const now = at("2026-11-21T09:00:00");

test("bidding closes at six in the evening before the harvest is ready", () => {
  expect(usualClose({ readyFrom: "2026-11-26", readyTo: "2026-11-30" }, zone, now)).toBe(at("2026-11-25T18:00:00"));
});

test("a harvest that is nearly ready leaves bidders three hours at least", () => {
  expect(usualClose({ readyFrom: "2026-11-21", readyTo: "2026-11-25" }, zone, now)).toBe(at("2026-11-21T18:00:00"));
  const late = at("2026-11-21T15:30:00");
  expect(usualClose({ readyFrom: "2026-11-21", readyTo: "2026-11-25" }, zone, late)).toBe(at("2026-11-22T18:00:00"));
});

test("on its last evening a harvest takes bids for an hour or two more", () => {
  const late = at("2026-11-21T19:20:00");
  expect(usualClose({ readyFrom: "2026-11-21", readyTo: "2026-11-21" }, zone, late)).toBe(at("2026-11-21T21:00:00"));
});

test("the usual close lies ahead, on a full hour, and not after the harvest's last day", () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (late, ahead, days) => {
      const nowMs = now + late * 60_000;
      const today = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
      const readyFrom = addDays(today, ahead);
      const readyTo = addDays(readyFrom, days);
      const close = usualClose({ readyFrom, readyTo }, zone, nowMs);
      expect(close % 3_600_000).toBe(0);
      expect(closeFault(close, readyTo, zone, nowMs)).toBeNull();
    }),
  );
});

test("a close that was chosen is shown as it was typed", () => {
  const close = closeInstant(zone, "2026-11-26", "9");
  expect(typedClose(close, zone)).toEqual({ closeOn: "2026-11-26", closeHour: "9" });
  expect(typedClose(closeInstant(zone, "2026-11-26", undefined), zone).closeHour).toBe("18");
  expect(typedClose(null, zone)).toEqual({ closeOn: "", closeHour: "" });
});

test("a close in the past or after the last day is refused", () => {
  expect(closeFault(now, "2026-11-30", zone, now)).toBe("closePast");
  expect(closeFault(closeInstant(zone, "2026-12-01", "6"), "2026-11-30", zone, now)).toBe("closeLate");
});

test("a counter-offer stands for a day, to the next full hour", () => {
  expect(counterBy(at("2026-11-21T09:10:00"))).toBe(at("2026-11-22T10:00:00"));
});
