import { expect } from "vitest";
import { licenceSheets } from "~/groups/group-page.server.ts";
import { missingLicences } from "~/groups/licence.ts";
import { addLicence, checkLicence, heldLicences, licencesOf } from "~/groups/licences.server.ts";
import { anOffice, createLicence, kutaiKartanegara } from "../factories/groups.ts";
import { createGroup } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const nib = { routeCode: "NIB", number: "1234567890123", productCode: null, validUntil: null };
const yes = { verdict: "valid" as const, reason: "" };
const no = { verdict: "refused" as const, reason: "Nomor tidak ditemukan" };

test("a licence is noted and waits to be checked", async ({ db }) => {
  const group = await createGroup(db);
  expect(await addLicence(db, anAct(), group.id, nib)).toMatchObject({ ok: true });
  expect(await licencesOf(db, group.id)).toMatchObject([{ routeCode: "NIB", number: "1234567890123", check: null }]);
});

test.for([
  ["NIB", "1234567890123", true],
  ["NIB", "123456789012", false],
  ["NIB", "12345678901234", false],
  ["SPP_IRT", "P-IRT 2156372010123-28", true],
  ["SPP_IRT", "p-irt no. 2156372010123-28", false],
  ["SPP_IRT", "2156372010123-28", true],
  ["SPP_IRT", "12345", false],
  ["HALAL", "ID63110001234560322", true],
  ["HALAL", "id63110001234560322", true],
  ["HALAL", "63110001234560322", false],
  ["BPOM_MD", "MD 243463001234", true],
  ["BPOM_MD", "BPOM RI MD 243463001234", true],
  ["BPOM_MD", "ML 243463001234", false],
  ["SKP", "123/SKP/2026", true],
] as const)("the %s number %s fits or is refused", async ([routeCode, number, fits], { db }) => {
  const group = await createGroup(db);
  const done = await addLicence(db, anAct(), group.id, { ...nib, routeCode, number });
  expect(done.ok ? "ok" : done.reason).toBe(fits ? "ok" : "numberPattern");
});

test.for([
  ["of a group that is not there", { groupId: "nobody" }, "unknownGroup"],
  ["of a kind that is not there", { routeCode: "SIM" }, "unknownRoute"],
  ["for a product that is not there", { productCode: "EMAS" }, "unknownProduct"],
] as const)("a licence %s is refused", async ([, over, reason], { db }) => {
  const group = await createGroup(db);
  const { groupId = group.id, ...changed } = over as { groupId?: string };
  expect(await addLicence(db, anAct(), groupId, { ...nib, ...changed })).toEqual({ ok: false, reason });
});

test("the same licence is noted once, unless it was refused", async ({ db }) => {
  const group = await createGroup(db);
  const id = await createLicence(db, group.id);
  expect(await addLicence(db, anAct(), group.id, nib)).toEqual({ ok: false, reason: "numberKnown" });
  await checkLicence(db, anAct("officer"), anOffice(), id, no);
  expect(await addLicence(db, anAct(), group.id, nib)).toMatchObject({ ok: true });
});

test("the same licence noted at once is noted once", async ({ db }) => {
  const group = await createGroup(db);
  const done = await Promise.all([1, 2, 3, 4].map(() => addLicence(db, anAct(), group.id, nib)));
  expect(done.filter(({ ok }) => ok).length).toBe(1);
  expect((await licencesOf(db, group.id)).length).toBe(1);
});

test("an officer finds a licence valid, once", async ({ db }) => {
  const group = await createGroup(db);
  const id = await createLicence(db, group.id);
  const done = await checkLicence(db, anAct("officer"), anOffice(), id, yes);
  expect(done).toEqual({ ok: true, groupId: group.id });
  expect(await checkLicence(db, anAct("officer"), anOffice(), id, yes)).toEqual({ ok: false, reason: "sameCheck" });
});

test("a refused licence keeps its reason; a later yes counts", async ({ db }) => {
  const group = await createGroup(db);
  const id = await createLicence(db, group.id);
  await checkLicence(db, anAct("officer"), anOffice(), id, no);
  const sheets = () => licenceSheets(db, group.id, group.regencyCode, todayMs);
  expect(await sheets()).toMatchObject([{ state: "refused", reason: "Nomor tidak ditemukan" }]);
  await checkLicence(db, anAct("officer", { at: todayMs + 1 }), anOffice(), id, yes);
  expect(await sheets()).toMatchObject([{ state: "valid", reason: "" }]);
});

test("an officer of another regency finds no such licence", async ({ db }) => {
  const group = await createGroup(db);
  const id = await createLicence(db, group.id);
  const unknown = { ok: false, reason: "unknownLicence" };
  expect(await checkLicence(db, anAct(), anOffice(kutaiKartanegara), id, yes)).toEqual(unknown);
  expect(await checkLicence(db, anAct(), { regencyCodes: [] }, id, yes)).toEqual(unknown);
  expect(await checkLicence(db, anAct(), anOffice(), "nothing", yes)).toEqual(unknown);
  expect(await db.selectFrom("licenceChecks").selectAll().execute()).toEqual([]);
});

test("the last day is a day of the regency, not of Greenwich", async ({ db }) => {
  const group = await createGroup(db);
  const id = await createLicence(db, group.id, { routeCode: "SKP", number: "1/SKP", validUntil: "2026-11-21" });
  await checkLicence(db, anAct("officer"), anOffice(), id, yes);
  const stateAt = async (instant: string) =>
    (await licenceSheets(db, group.id, group.regencyCode, Date.parse(instant)))[0]?.state;
  expect(await stateAt("2026-11-21T23:59:00+08:00")).toBe("ending");
  expect(await stateAt("2026-11-22T00:01:00+08:00")).toBe("over");
});

test("what a kitchen holds tells what a product still needs", async ({ db }) => {
  const group = await createGroup(db, { isProcessor: 1 });
  const product = await db.selectFrom("products").selectAll().where("code", "=", "ABON_LELE").executeTakeFirstOrThrow();
  const missing = async () => {
    const held = await heldLicences(db, group.id, "2026-11-21");
    return missingLicences(product.permitRoute, product.storage, held, product.code);
  };
  expect(await missing()).toEqual(["NIB", "SPP_IRT", "HALAL"]);
  const id = await createLicence(db, group.id);
  expect(await missing()).toContain("NIB");
  await checkLicence(db, anAct("officer"), anOffice(), id, yes);
  expect(await missing()).toEqual(["SPP_IRT", "HALAL"]);
});

test("a check is never changed or removed", async ({ db }) => {
  const group = await createGroup(db);
  const id = await createLicence(db, group.id);
  await checkLicence(db, anAct("officer"), anOffice(), id, no);
  await expect(db.updateTable("licenceChecks").set({ reason: "x" }).execute()).rejects.toThrow();
  await expect(db.deleteFrom("licenceChecks").execute()).rejects.toThrow();
});
