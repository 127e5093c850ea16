import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import readSheet from "read-excel-file/node";
import { v7 } from "uuid";
import { addDays, dateIn, mondayOf } from "~/lib/dates.ts";
import type { Actor } from "../access.ts";
import { actors } from "../access.ts";
import type { Cast } from "./cast.ts";
import { readCast, signInAll } from "./cast.ts";
import type { Caller } from "./http.ts";
import { addressOf, allRoutes } from "./routes.ts";

const file = `${process.env.E2E_DATA ?? ".cache/e2e"}/huluhilir.sqlite`;
const today = dateIn("Asia/Makassar", Date.now());

/** Figures that nothing else in the city can be, as plain and as written numbers (no tail of a coordinate), and a note. */
const kitchenSecrets = /(?<![\d.,])(31[.,]?417|27[.,]?183)(?!\d)|rahasia-dapur-melati/;
const bidNote = /rahasia-dapur-melati/;
/** How many kg were bid for. */
const bidKg = /(?<![\d.,])61[.,]?297(?!\d)/;
const farmSecrets = /(?<![\d.,])(53[.,]?739|53[.,]?739[.,]?000)(?!\d)/;

let cast: Cast;
let callers: Record<Actor, Caller>;

test.beforeAll(async () => {
  cast = readCast();
  callers = await signInAll(cast);
});

/** The id in the address to which a form led. */
async function posted(as: Caller, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await as.post(path, { key: v7(), ...fields });
  expect([path, answer.status, answer.status === 302 ? "" : await answer.text()]).toEqual([path, 302, ""]);
  return /[0-9a-f-]{36}/.exec(answer.headers.get("Location") ?? "")?.[0] ?? "";
}

/** By their own forms: a harvest whose bidding is open, an offer with a ceiling, a bid; and what a harvest cost. */
async function plant() {
  const { producer, processor, officer } = callers;
  const days = { readyFrom: addDays(today, 5), readyTo: addDays(today, 20) };
  const harvest = { commodityCode: "LELE", quantityKg: "70.000", askIdr: "24.000" };
  const lot = await posted(producer, "/panen/baru", { ...harvest, ...days });
  const db = new Database(file);
  db.pragma("busy_timeout = 5000");
  db.prepare("update kitchens set capacityKg = 90000 where id = ?").run(cast.samples.kitchen);
  const cost = { commodityCode: "LELE", feedKg: 0, feedIdr: 0, seedCount: 0, seedIdr: 0 };
  const floor = { ...cost, otherIdr: 53_739_000, harvestKg: 1000, userId: "u", at: Date.now() };
  const columns = Object.keys(floor);
  db.prepare(
    `insert into costNotes (id, groupId, ${columns.join(", ")}) values (?, ?, ${columns.map(() => "?").join(", ")})`,
  ).run(v7(), cast.samples.group, ...Object.values(floor));
  const week = mondayOf(today);
  const limits = { capacityKg: "80.000", maxKm: "200", minBatchKg: "10", maxSuppliers: "9" };
  const accepts = { "accepts[0].commodityCode": "LELE", "accepts[0].ceilingIdr": "31.417" };
  const offer = await posted(processor, "/olahan/baru", {
    ...{ productCode: "ABON_LELE", kitchenId: cast.samples.kitchen ?? "", terms: "buy" },
    ...{ ...limits, ...accepts, "accepts[0].yieldPerMille": "28,1", fromWeek: week, toWeek: addDays(week, 28) },
  });
  const price = { maxKg: "61.297", bidIdr: "27.183", transportBy: "seller", note: "rahasia-dapur-melati" };
  await posted(processor, `/panen/${lot}/tawar`, { offerId: offer, ...price });
  const bid = (db.prepare("select id from bids where lotId = ? and offerId = ?").get(lot, offer) as { id: string }).id;
  db.close();
  const policy = { volumeBonusIdr: "0", urgencyPercent: "5", sharePercent: "50", fairnessIdr: "0" };
  const round = await posted(officer, "/putaran/baru", { regencyCode: "63.72", weeks: "8", ...policy });
  return { lot, offer, bid, round };
}

/** What an answer says, as text: of a workbook its cells. Ids are cut out, since their digits are chance. */
async function textOf(answer: Response): Promise<string> {
  const isBook = (answer.headers.get("Content-Type") ?? "").includes("spreadsheetml");
  const text = isBook ? JSON.stringify(await readSheet(Buffer.from(await answer.arrayBuffer()))) : await answer.text();
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");
}

/** Every page, its data and every file that this person can ask for, with the planted things as samples too. */
async function toldTo(as: Caller, planted: Record<string, string>): Promise<[string, string][]> {
  const told: [string, string][] = [];
  const addresses = new Set(
    allRoutes()
      .filter(({ pattern }) => !["keluar", "masuk", "*"].includes(pattern))
      .flatMap(({ pattern }) => [
        addressOf(pattern, cast.samples),
        addressOf(pattern, { ...cast.samples, ...planted }),
      ]),
  );
  for (const address of addresses) {
    const isFile = /\.(csv|xlsx)$/.test(address);
    for (const path of isFile ? [address] : [address, address === "/" ? "/_root.data" : `${address}.data`])
      told.push([path, await textOf(await as.get(path))]);
  }
  return told;
}

/** Where a secret stands, with the words around it. */
function around(path: string, text: string, secret: RegExp): string[] {
  const found = secret.exec(text);
  return found ? [`${path}: ${text.slice(Math.max(0, found.index - 40), found.index + 40)}`] : [];
}

/**
 * An officer's plan pairs as many kg as were bid for where that is the best, at a price that may be one side's limit:
 * decision 017. What nothing of a plan can follow from must not stand there either.
 */
function secretsOn(path: string, actor: Actor, secrets: RegExp[]): RegExp[] {
  return actor === "officer" && path.startsWith("/putaran/") ? [bidNote, farmSecrets] : secrets;
}

const secretsFor: Partial<Record<Actor, RegExp[]>> = { producer: [kitchenSecrets, bidKg], processor: [farmSecrets] };

test("before the close no page, data, file, event, message or log tells a ceiling, a bid or a floor to others", async () => {
  test.setTimeout(300_000);
  const planted = await plant();
  for (const actor of actors) {
    const secrets = secretsFor[actor] ?? [kitchenSecrets, bidKg, farmSecrets];
    const told = await toldTo(callers[actor], planted);
    expect(told.length).toBeGreaterThan(100);
    const leaks = told.flatMap(([path, text]) =>
      secretsOn(path, actor, secrets).flatMap((secret) => around(path, text, secret)),
    );
    expect([actor, leaks]).toEqual([actor, []]);
  }
  // The bidder sees the own figures: what is looked for can be found.
  const own = (await toldTo(callers.processor, planted)).filter(([, text]) => kitchenSecrets.test(text));
  expect(own.map(([path]) => path)).toEqual(expect.arrayContaining(["/tawaran", `/tawaran/${planted.bid}`]));
  const db = new Database(file, { readonly: true });
  for (const [table, column] of [
    ["events", "data"],
    ["messages", "data"],
    ["idempotency", "answer"],
  ]) {
    const rows = db.prepare(`select "${column}" as told from "${table}"`).all() as { told: string }[];
    expect(rows.length).toBeGreaterThan(0);
    const leaks = rows.filter(({ told }) => kitchenSecrets.test(told) || farmSecrets.test(told));
    expect([table, leaks]).toEqual([table, []]);
  }
  db.close();
  const log = readFileSync(".cache/e2e.log", "utf8");
  expect(log).toContain("HuluHilir");
  expect(log).not.toMatch(/rahasia-dapur-melati|(?<![\d.])(31417|27183|31\.417|27\.183)(?!\d)/);
});
