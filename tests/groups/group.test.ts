import { expect, test } from "vitest";
import { groupListHref, readGroupFilter } from "~/groups/group-filter.ts";
import { EnrolForm, GroupForm, MemberForm, RegisterForm, SignUpForm } from "~/groups/group-form.ts";
import {
  mayEditGroup,
  mayMove,
  mayPublish,
  mayVerify,
  reaches,
  sideColumns,
  sidesOf,
  verificationState,
} from "~/groups/group.ts";
import { ActingForm, CheckForm, VerdictForm } from "~/groups/office-forms.ts";
import { aUser, banjarbaru, guntungManggis, kutaiKartanegara, loktabatUtara } from "../factories/groups.ts";

const place = { villageCode: guntungManggis, regencyCode: banjarbaru };
const typed = {
  name: "  Pokdakan   Maju ",
  kindCode: "POKDAKAN",
  villageCode: guntungManggis,
  rt: "3",
  rw: "012",
  sides: ["producer", "producer"],
  contactName: "Ibu Aminah",
  contactPhone: "0812-3450-0001",
};

/** Complaints of a form, by field. */
function faults(
  form: { safeParse: (value: unknown) => { error?: { issues: { path: PropertyKey[]; message: string }[] } } },
  value: object,
) {
  const issues = form.safeParse(value).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
}

test("a verified group publishes, any other prepares", () => {
  expect(mayPublish({ verified: true })).toBe(true);
  expect(mayPublish({ verified: false })).toBe(false);
});

test.each([
  ["nobody looked yet", null, 5, "waiting"],
  ["accepted", { verdict: "verified", reason: "", at: 10 }, 5, "verified"],
  ["accepted, and changed since", { verdict: "verified", reason: "", at: 10 }, 20, "verified"],
  ["refused", { verdict: "refused", reason: "alamat", at: 10 }, 5, "refused"],
  ["refused in the moment of the change", { verdict: "refused", reason: "alamat", at: 10 }, 10, "refused"],
  ["refused, and mended since", { verdict: "refused", reason: "alamat", at: 10 }, 11, "mended"],
] as const)("a group that is %s stands so", (_, verdict, updatedAt, state) => {
  expect(verificationState(verdict, updatedAt)).toBe(state);
});

test("name, kind, place and sides change until an officer confirmed them", () => {
  expect((["waiting", "verified", "refused", "mended"] as const).map(mayMove)).toEqual([true, false, true, true]);
});

test("an office reaches its regencies, a companion its kelurahan, nobody else anything", () => {
  expect(reaches({ regencyCodes: [banjarbaru], villageCodes: [] }, place)).toBe(true);
  expect(reaches({ regencyCodes: [kutaiKartanegara], villageCodes: [] }, place)).toBe(false);
  expect(reaches({ regencyCodes: [], villageCodes: [guntungManggis] }, place)).toBe(true);
  expect(reaches({ regencyCodes: [], villageCodes: [loktabatUtara] }, place)).toBe(false);
  expect(reaches({ regencyCodes: [], villageCodes: [] }, place)).toBe(false);
});

test("a verdict is an officer's of the regency, never a companion's or an admin's", () => {
  expect(mayVerify(aUser({ role: "officer", regencyCodes: [banjarbaru] }), place)).toBe(true);
  expect(mayVerify(aUser({ role: "officer", regencyCodes: [kutaiKartanegara] }), place)).toBe(false);
  expect(mayVerify(aUser({ role: "companion", villageCodes: [guntungManggis] }), place)).toBe(false);
  expect(mayVerify(aUser({ role: "admin" }), place)).toBe(false);
});

test("the chair changes the group's data, and staff as somebody asked", () => {
  const group = { ...place, id: "g", name: "G", sides: ["producer" as const], verified: true };
  const trader = (duty: "chair" | "treasurer" | "member", askedBy: string | null = null) =>
    mayEditGroup({ ...aUser(), group: { ...group, duty }, askedBy });
  expect([trader("chair"), trader("treasurer"), trader("member"), trader("member", "Ibu Siti")]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test("sides survive the table", () => {
  for (const sides of [["producer"], ["processor"], ["producer", "processor"]] as const) {
    expect(sidesOf(sideColumns(sides))).toEqual(sides);
  }
});

test("what a group types is tidied", () => {
  expect(GroupForm.parse(typed)).toEqual({
    ...typed,
    name: "Pokdakan Maju",
    rt: "03",
    rw: "12",
    sides: ["producer"],
    contactPhone: "+6281234500001",
  });
});

test.each([
  ["name", " ", "tooShort"],
  ["name", "x".repeat(81), "tooLong"],
  ["kindCode", "", "choice"],
  ["kindCode", "<script>", "choice"],
  ["villageCode", "63.72", "choice"],
  ["rt", "0", "rtRw"],
  ["rt", "-1", "rtRw"],
  ["rw", "1000", "rtRw"],
  ["rw", "satu", "rtRw"],
  ["sides", [], "choice"],
  ["sides.0", ["admin"], "choice"],
  ["contactPhone", "0511-477-2000", "phone"],
])("%s %j is refused with %s", (field, value, complaint) => {
  const name = field.split(".")[0] ?? field;
  expect(faults(GroupForm, { ...typed, [name]: value })).toEqual({ [field]: complaint });
});

test("signs that nobody sees are taken out of what is typed", () => {
  expect(GroupForm.parse({ ...typed, name: "Pok\u0000dakan\t\r\nMaju\u007f" }).name).toBe("Pok dakan Maju");
  expect(faults(GroupForm, { ...typed, name: "\u0000\u0001 " })).toEqual({ name: "tooShort" });
  expect(VerdictForm.parse({ verdict: "refused", reason: "alamat\u0000 salah" }).reason).toBe("alamat salah");
  expect(readGroupFilter(new URLSearchParams({ cari: "a\u0000b" })).text).toBeNull();
});

test("a field that nobody asked for is refused", () => {
  expect(GroupForm.safeParse({ ...typed, verified: "1" }).success).toBe(false);
  expect(GroupForm.safeParse({ ...typed, regencyCode: kutaiKartanegara }).success).toBe(false);
});

test("a programme and its year come together or not at all", () => {
  expect(RegisterForm.safeParse(typed).success).toBe(true);
  expect(RegisterForm.parse({ ...typed, programId: "RT_MANDIRI", year: "2024" })).toMatchObject({ year: 2024 });
  expect(faults(RegisterForm, { ...typed, programId: "RT_MANDIRI" })).toEqual({ year: "required" });
  expect(faults(RegisterForm, { ...typed, year: "2024" })).toEqual({ year: "required" });
  expect(faults(EnrolForm, { programId: "RT_MANDIRI", year: "24" })).toEqual({ year: "number" });
});

test("who signs up types the password twice, and not the own name", () => {
  const { name, kindCode, villageCode, rt, rw, sides } = typed;
  const group = { name, kindCode, villageCode, rt, rw, sides };
  const person = { personName: "Norhayati", phone: "0812 9876 5432" };
  const good = { ...group, ...person, password: "payung biru", passwordAgain: "payung biru" };
  expect(faults(SignUpForm, good)).toEqual({});
  expect(faults(SignUpForm, { ...good, passwordAgain: "payung hijau" })).toEqual({ passwordAgain: "passwordMatch" });
  const own = { ...good, password: "norhayati77", passwordAgain: "norhayati77" };
  expect(faults(SignUpForm, own)).toEqual({ password: "passwordCommon" });
  expect(SignUpForm.safeParse({ ...good, role: "admin" }).success).toBe(false);
});

test("a no needs its reason, a yes does not", () => {
  expect(faults(VerdictForm, { verdict: "verified" })).toEqual({});
  expect(faults(VerdictForm, { verdict: "refused" })).toEqual({ reason: "required" });
  expect(faults(VerdictForm, { verdict: "refused", reason: "alamat tidak ada" })).toEqual({});
  expect(faults(CheckForm, { verdict: "refused" })).toEqual({ reason: "required" });
  expect(faults(CheckForm, { verdict: "verified" })).toEqual({ verdict: "choice" });
});

test("nobody acts for a group unasked, and nobody has another duty than three", () => {
  expect(faults(ActingForm, {})).toEqual({ askedBy: "required", how: "choice" });
  expect(faults(ActingForm, { askedBy: " ", how: "phone" })).toEqual({ askedBy: "tooShort" });
  expect(faults(MemberForm, { name: "Siti", phone: "0812 3450 0002", duty: "admin" })).toEqual({ duty: "choice" });
});

test("a filter comes back from the address that it makes", () => {
  const filter = {
    state: "waiting" as const,
    districtCode: "63.72.02",
    kindCode: "KWT",
    side: "processor" as const,
    text: "maju 50%",
  };
  const href = groupListHref(filter, "cursor");
  expect(readGroupFilter(new URL(href, "http://x").searchParams)).toEqual(filter);
  expect(new URL(href, "http://x").searchParams.get("sesudah")).toBe("cursor");
  expect(groupListHref(readGroupFilter(new URLSearchParams()), null)).toBe("/kelompok");
});

test("what a filter does not know it leaves out", () => {
  const asked = new URLSearchParams({ keadaan: "x", kecamatan: "63", jenis: "'", sisi: "tengah", cari: "  " });
  expect(Object.values(readGroupFilter(asked))).toEqual([null, null, null, null, null]);
});
