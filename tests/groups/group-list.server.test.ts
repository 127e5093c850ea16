import { expect } from "vitest";
import { groupChoices } from "~/groups/group-choices.server.ts";
import type { GroupFilter } from "~/groups/group-filter.ts";
import { countGroups, listGroups } from "~/groups/group-list.server.ts";
import { changeGroup } from "~/groups/groups.server.ts";
import { refuseGroup } from "~/groups/verifications.server.ts";
import {
  anOffice,
  banjarbaru,
  groupData,
  guntungManggis,
  kutaiKartanegara,
  loktabatUtara,
} from "../factories/groups.ts";
import { createGroup } from "../factories/people.ts";
import { anAct, test, todayMs } from "../setup.ts";

const everything: GroupFilter = { state: null, districtCode: null, kindCode: null, side: null, text: null };
const office = { regencyCodes: [banjarbaru], villageCodes: [] };
const companion = { regencyCodes: [], villageCodes: [guntungManggis] };

test("an officer sees the regency, a companion the kelurahan, nobody anything else", async ({ db }) => {
  await createGroup(db, { name: "A" });
  await createGroup(db, { name: "B", villageCode: loktabatUtara });
  const far = { villageCode: "64.02.01.1001", regencyCode: kutaiKartanegara };
  const village = await db
    .selectFrom("regions")
    .select("code")
    .where("code", "like", "64.02.%")
    .where("level", "=", "village")
    .executeTakeFirstOrThrow();
  await createGroup(db, { name: "C", ...far, villageCode: village.code });
  const namesFor = async (reach: typeof office) => {
    const { rows } = await listGroups(db, reach, everything, null);
    return rows.map(({ name }) => name);
  };
  expect(await namesFor(office)).toEqual(["A", "B"]);
  expect((await listGroups(db, companion, everything, null)).rows.map(({ name }) => name)).toEqual(["A"]);
  expect(await namesFor({ regencyCodes: [kutaiKartanegara], villageCodes: [] })).toEqual(["C"]);
  expect(await namesFor({ regencyCodes: [], villageCodes: [] })).toEqual([]);
});

test("the list knows how each group stands, by the same rule as its page", async ({ db }) => {
  const refused = await createGroup(db, { name: "A", verified: false });
  const mended = await createGroup(db, { name: "B", verified: false });
  await createGroup(db, { name: "C", verified: false });
  await createGroup(db, { name: "D" });
  for (const { id } of [refused, mended]) await refuseGroup(db, anAct("officer"), anOffice(), id, "Belum lengkap");
  await changeGroup(db, anAct("chair", { at: todayMs + 1 }), mended.id, groupData({ name: "B" }));
  const { rows } = await listGroups(db, office, everything, null);
  expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "A refused",
    "B mended",
    "C waiting",
    "D verified",
  ]);
  expect(await countGroups(db, office, everything)).toEqual({ refused: 1, mended: 1, waiting: 1, verified: 1 });
  const only = async (state: GroupFilter["state"]) =>
    (await listGroups(db, office, { ...everything, state }, null)).rows.map(({ name }) => name);
  expect(await only("waiting")).toEqual(["B", "C"]);
  expect(await only("verified")).toEqual(["D"]);
  expect(await only("refused")).toEqual(["A"]);
});

test("counts follow the filter, but for the state that is looked at", async ({ db }) => {
  await createGroup(db, { kindCode: "KWT" });
  await createGroup(db, { kindCode: "KWT", verified: false });
  await createGroup(db);
  const counts = await countGroups(db, office, { ...everything, kindCode: "KWT", state: "verified" });
  expect(counts).toEqual({ waiting: 1, verified: 1, refused: 0, mended: 0 });
});

test.for([
  ["kecamatan", { districtCode: "63.72.04" }, ["Loktabat"]],
  ["kind", { kindCode: "KWT" }, ["Melati"]],
  ["side", { side: "processor" }, ["Melati"]],
  ["name, in any case", { text: "mELa" }, ["Melati"]],
  ["a sign of the pattern language, taken as it is", { text: "%" }, ["Untung 50%"]],
  ["an underscore, taken as it is", { text: "_" }, []],
  ["a quote", { text: "' or 1=1 --" }, []],
] as const)("the list is filtered by %s", async ([, filter, names], { db }) => {
  await createGroup(db, { name: "Loktabat", villageCode: loktabatUtara });
  await createGroup(db, { name: "Melati", kindCode: "KWT", isProducer: 0, isProcessor: 1 });
  await createGroup(db, { name: "Untung 50%" });
  const { rows } = await listGroups(db, office, { ...everything, ...filter }, null);
  expect(rows.map(({ name }) => name)).toEqual(names);
});

test("a long list comes in pages that neither miss nor repeat a group", async ({ db }) => {
  for (let count = 0; count < 45; count += 1) await createGroup(db, { name: `Kelompok ${count % 6}` });
  const seen: string[] = [];
  let after: { value: string; id: string } | null = null;
  for (let page = 0; page < 3; page += 1) {
    const { rows, more } = await listGroups(db, office, everything, after);
    seen.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    after = last ? { value: last.name, id: last.id } : null;
    expect([rows.length, more]).toEqual(page < 2 ? [20, true] : [5, false]);
  }
  expect(new Set(seen).size).toBe(45);
});

test("the list holds nobody's name or phone", async ({ db }) => {
  await createGroup(db, { contactName: "Ibu Rahasia", contactPhone: "+6281299990000" });
  const shown = JSON.stringify(await listGroups(db, office, everything, null));
  expect(shown).not.toMatch(/Rahasia|\+62/);
});

test("a form offers the villages of one regency by kecamatan, the likeliest regency first", async ({ db }) => {
  expect((await groupChoices(db, null)).chosen).toBe(kutaiKartanegara);
  await createGroup(db);
  const choices = await groupChoices(db, null);
  expect(choices.chosen).toBe(banjarbaru);
  expect(choices.villages.flatMap(({ options }) => options).length).toBe(20);
  expect((await groupChoices(db, kutaiKartanegara)).chosen).toBe(kutaiKartanegara);
  expect((await groupChoices(db, "99.99")).chosen).toBe(banjarbaru);
});

test("a companion is offered the own kelurahan only", async ({ db }) => {
  const choices = await groupChoices(db, kutaiKartanegara, companion);
  expect(choices.regencies.map(({ code }) => code)).toEqual([banjarbaru]);
  expect(choices.villages.flatMap(({ options }) => options)).toEqual([
    { value: guntungManggis, label: "Guntung Manggis" },
  ]);
});
