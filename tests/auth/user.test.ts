import { expect, test } from "vitest";
import { deviceOf } from "~/auth/device.ts";
import { phoneText } from "~/auth/phone-text.ts";
import type { ActiveGroup } from "~/auth/user.ts";
import { isOfficer, isProcessor, isProducer, isTrader, mayActFor, mayManageMembers } from "~/auth/user.ts";
import { aUser } from "../factories/groups.ts";

const group: ActiveGroup = {
  id: "group",
  name: "Pokdakan Maju",
  regencyCode: "63.72",
  villageCode: "63.72.02.1005",
  sides: ["producer"],
  duty: "chair",
  verified: true,
};

test("only who has a group trades, and only on the group's sides", () => {
  expect(isTrader(aUser())).toBe(false);
  expect(isTrader(aUser({ group }))).toBe(true);
  expect(isProducer(aUser({ group }))).toBe(true);
  expect(isProcessor(aUser({ group }))).toBe(false);
  expect(isProcessor(aUser({ group: { ...group, sides: ["producer", "processor"] } }))).toBe(true);
});

test("the chair says who belongs to the group; treasurer, member and staff do not", () => {
  expect(mayManageMembers(aUser({ group }))).toBe(true);
  expect(mayManageMembers(aUser({ group: { ...group, duty: "treasurer" } }))).toBe(false);
  expect(mayManageMembers(aUser({ group: { ...group, duty: "member" } }))).toBe(false);
  expect(mayManageMembers(aUser({ group, askedBy: "Ibu Siti" }))).toBe(false);
  expect(mayManageMembers(aUser())).toBe(false);
});

test("an officer without a regency has no office", () => {
  expect(isOfficer(aUser({ role: "officer" }))).toBe(false);
  expect(isOfficer(aUser({ role: "officer", regencyCodes: ["63.72"] }))).toBe(true);
  expect(isOfficer(aUser({ role: "admin", regencyCodes: ["63.72"] }))).toBe(false);
});

test.each([
  ["a member", aUser({ regencyCodes: ["63.72"], villageCodes: [group.villageCode] }), false],
  ["an admin", aUser({ role: "admin", regencyCodes: ["63.72"] }), false],
  ["a companion of the kelurahan", aUser({ role: "companion", villageCodes: [group.villageCode] }), true],
  ["a companion of another", aUser({ role: "companion", villageCodes: ["63.72.04.1001"] }), false],
  ["an officer of the regency", aUser({ role: "officer", regencyCodes: ["63.72"] }), true],
  ["an officer elsewhere", aUser({ role: "officer", regencyCodes: ["64.02"] }), false],
])("%s may act for a group there: as the scope says", (_, user, may) => {
  expect(mayActFor(user, group)).toBe(may);
});

test.each([
  ["Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36", "Chrome, Android"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox, Windows"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120", "Edge, Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari, iPhone"],
  [
    "Mozilla/5.0 (Linux; Android 11; SM-A12) SamsungBrowser/20.0 Chrome/106 Mobile Safari/537",
    "Samsung Internet, Android",
  ],
  ["curl/8.0", ""],
  ["", ""],
  [null, ""],
])("the device %j is called %j", (agent, name) => {
  expect(deviceOf(agent)).toBe(name);
});

test("a number is written as people here write it", () => {
  expect(phoneText("+6281200000001")).toBe("0812 0000 0001");
  expect(phoneText("+628123456789")).toBe("0812 3456 789");
  expect(phoneText("0812")).toBe("0812");
});
