import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { v7 } from "uuid";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import type { Actor } from "../access.ts";
import { access, actors } from "../access.ts";
import type { Cast } from "./cast.ts";
import { readCast, signInAll } from "./cast.ts";
import type { Caller } from "./http.ts";
import { addressOf, allRoutes } from "./routes.ts";

let cast: Cast;
let callers: Record<Actor, Caller>;
const today = dateIn(defaultZone, Date.now());
const good = {
  commodityCode: "LELE",
  form: "hidup",
  quantityKg: "120",
  askIdr: "24.000",
  minSaleKg: "10",
  readyFrom: addDays(today, 1),
  readyTo: addDays(today, 9),
  note: "Isi 8 <b>per kg</b>",
};

test.beforeAll(async () => {
  cast = readCast();
  callers = await signInAll(cast);
});

/** How many rows there are in every table that forms write. */
function rowCounts(): Record<string, number> {
  const db = new Database(".cache/e2e/huluhilir.sqlite", { readonly: true });
  const tables = [
    "lots",
    "bids",
    "offers",
    "kitchens",
    "answers",
    "contracts",
    "tickets",
    "payments",
    "batches",
    "events",
    "idempotency",
  ];
  const counts = tables.map((table) => [
    table,
    (db.prepare(`select count(*) as n from "${table}"`).get() as { n: number }).n,
  ]);
  db.close();
  return Object.fromEntries(counts);
}

const bad: [string, Record<string, string>][] = [
  ["a negative weight", { quantityKg: "-5" }],
  ["a weight in powers", { quantityKg: "1e9" }],
  ["a weight with a fraction", { quantityKg: "12,5" }],
  ["a weight beyond reason", { quantityKg: "999.999.999" }],
  ["no weight", { quantityKg: "" }],
  ["a price of nothing", { askIdr: "0" }],
  ["a price in words", { askIdr: "dua puluh ribu" }],
  ["a day that does not exist", { readyFrom: "2026-02-31" }],
  ["a day in another form", { readyTo: "27/11/2026" }],
  ["an end before the beginning", { readyFrom: addDays(today, 9), readyTo: addDays(today, 1) }],
  ["a day long gone", { readyFrom: "2020-01-01", readyTo: "2020-01-02" }],
  ["an unknown commodity", { commodityCode: "EMAS" }],
  ["a smallest sale larger than the harvest", { minSaleKg: "500" }],
  ["a note of 5,000 letters", { note: "x".repeat(5000) }],
];

for (const [what, change] of bad) {
  test(`${what} gets a message, keeps what was typed, and writes nothing`, async () => {
    const before = rowCounts();
    const answer = await callers.producer.post("/panen/baru", { ...good, ...change, key: v7() });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("Isi 8 &lt;b&gt;per kg&lt;/b&gt;".slice(0, change.note ? 0 : undefined));
    for (const typed of Object.values(change))
      if (typed && typed.length < 50 && typed !== "EMAS") expect(html).toContain(`value="${typed}"`);
    expect(rowCounts()).toEqual(before);
  });
}

test("an extra, a repeated and a forged field are refused whole", async () => {
  const before = rowCounts();
  const forms: [string, string][][] = [
    [...Object.entries(good), ["key", v7()], ["groupId", cast.samples.kitchenGroup ?? ""]],
    [...Object.entries(good), ["key", v7()], ["quantityKg", "9"]],
    [...Object.entries(good), ["key", v7()], ["__proto__", "x"]],
    [...Object.entries(good), ["key", v7()], ["quantityKg.x", "1"]],
    [...Object.entries(good), ["key", "no key!"]],
    Object.entries(good),
  ];
  for (const form of forms) {
    const answer = await callers.producer.post("/panen/baru", form);
    expect([form.at(-1), answer.status]).toEqual([form.at(-1), 422]);
    expect(await answer.text()).toContain('role="alert"');
  }
  expect(rowCounts()).toEqual(before);
});

test("a form sent ten times has one effect; its key with other content is called stale and keeps what was typed", async () => {
  const before = rowCounts();
  const form = { ...good, quantityKg: "1.250", key: v7() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => callers.producer.post("/panen/baru", form)));
  const places = new Set(answers.map((answer) => answer.headers.get("Location")));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 302));
  expect(places.size).toBe(1);
  expect(rowCounts().lots).toBe((before.lots ?? 0) + 1);
  const changed = await callers.producer.post("/panen/baru", { ...form, quantityKg: "777" });
  expect(changed.status).toBe(422);
  const html = await changed.text();
  expect(html).toContain('value="777"');
  expect(html).toContain("sudah");
  expect(rowCounts().lots).toBe((before.lots ?? 0) + 1);
});

test("other people's things are not found, whatever is posted to them", async () => {
  const before = rowCounts();
  const { lot = "", offer = "", kitchen = "", contract = "", ticket = "", payment = "", proposal = "" } = cast.samples;
  const tries: [string, Record<string, string>][] = [
    [`/panen/${lot}/ubah`, good],
    [`/panen/${lot}/tarik`, { reason: "sold", note: "" }],
    [`/olahan/${offer}/tarik`, { reason: "other", note: "" }],
    [`/dapur/${kitchen}/tutup`, { reason: "other", note: "" }],
    [`/kemitraan/${contract}/timbang`, {}],
    [`/kemitraan/${contract}/bayar`, { amountIdr: "1.000" }],
    [`/nota/${ticket}`, {}],
    [`/bayar/${payment}`, {}],
    [`/usulan/${proposal}`, { verdict: "yes" }],
  ];
  for (const [path, fields] of tries) {
    const answer = await callers.stranger.post(path, { ...fields, key: v7() });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect(rowCounts()).toEqual(before);
});

test("no form of the house breaks on rubbish, and rubbish writes nothing", async () => {
  test.setTimeout(300_000);
  const before = rowCounts();
  const rubbish = [
    "",
    "-5",
    "1e9",
    "1.250",
    "\u0000",
    "'; drop table lots; --",
    "😀".repeat(200),
    "[object Object]",
    "2026-13-45",
    "\u202e",
    "{{7*7}}",
  ];
  const names = [
    "quantityKg",
    "askIdr",
    "reason",
    "verdict",
    "note",
    "name",
    "villageCode",
    "amountIdr",
    "gross[0]",
    "weeks[9999].capacityKg",
    "constructor",
    "inputs[0].grams",
    "phone",
  ];
  const faults: string[] = [];
  for (const { pattern } of allRoutes().filter(({ pattern }) => access[pattern]?.does.includes("o"))) {
    const who = actors.find((actor) => access[pattern]?.does[actors.indexOf(actor)] === "o") ?? "visitor";
    for (const [index, text] of rubbish.entries()) {
      const fields = Object.fromEntries(
        names.map((name, at) => [name, rubbish[(index + at) % rubbish.length] ?? text]),
      );
      const answer = await callers[who].post(addressOf(pattern, cast.samples), { ...fields, key: v7() });
      if (answer.status >= 500) faults.push(`/${pattern} with ${JSON.stringify(text)}: ${answer.status}`);
    }
  }
  expect(faults).toEqual([]);
  expect(rowCounts()).toEqual(before);
});
