import { expect, test } from "@playwright/test";
import type { Access, Actor } from "../access.ts";
import { access, actors } from "../access.ts";
import type { Cast } from "./cast.ts";
import { readCast, signInAll } from "./cast.ts";
import type { Caller } from "./http.ts";
import { addressOf, allRoutes } from "./routes.ts";

let cast: Cast;
let callers: Record<Actor, Caller>;

test.beforeAll(async () => {
  cast = readCast();
  callers = await signInAll(cast);
});

test("every route has its line, and every line its route", () => {
  const patterns = allRoutes().map(({ pattern }) => pattern);
  expect(patterns.length).toBeGreaterThan(40);
  expect(patterns.filter((pattern) => !access[pattern])).toEqual([]);
  expect(Object.keys(access).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
});

/** What the answer means, in the letters of the table. */
function letterOf(answer: Response): string {
  const to = answer.headers.get("Location") ?? "";
  if (answer.status >= 300 && answer.status < 400) return to.startsWith("/masuk") ? "l" : "r";
  if (answer.status === 403) return "f";
  if (answer.status === 404) return "n";
  if (answer.status === 405) return "x";
  if (answer.status === 200 || answer.status === 422) return "o";
  return String(answer.status);
}

/** A single-fetch answer hides a redirect or an error in a 2xx: its own status or its body tells. */
async function letterOfData(answer: Response): Promise<string> {
  if (answer.status !== 202) return letterOf(answer);
  const body = await answer.text();
  return body.includes("/masuk") ? "l" : "r";
}

for (const { pattern } of allRoutes()) {
  test(`/${pattern}: each role sees and does what the table says`, async () => {
    const expected: Access = access[pattern] ?? { sees: "", does: "" };
    const address = addressOf(pattern, cast.samples);
    const seen: string[] = [];
    const seenData: string[] = [];
    const done: string[] = [];
    const doneData: string[] = [];
    for (const actor of actors) {
      const as = callers[actor];
      seen.push(letterOf(await as.get(address)));
      seenData.push(await letterOfData(await as.get(dataOf(address))));
      done.push(letterOf(await as.post(address, {})));
      doneData.push(await letterOfData(await as.post(dataOf(address), {})));
    }
    // Signing out worked for everybody: they come back for the next route.
    if (pattern === "keluar") callers = await signInAll(cast);
    const isResource = /\.(csv|xlsx)$/.test(pattern);
    const { doesData = expected.does, ...pages } = expected;
    expect({ sees: seen.join(""), does: done.join("") }).toEqual(pages);
    if (isResource) return;
    expect({ seesData: seenData.join(""), doesData: doneData.join("") }).toEqual({
      seesData: expected.sees,
      doesData,
    });
  });
}

test("nothing is posted from another site, or from nowhere", async () => {
  const officer = callers.officer;
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "https://lain.example" },
    { origin: "null" },
    { origin: "" },
  ];
  for (const headers of foreign) {
    const answer = await officer.post("/keluar", {}, headers);
    expect([headers, answer.status]).toEqual([headers, 403]);
  }
  expect((await officer.get("/meja")).status).toBe(200);
});

function dataOf(address: string): string {
  return address === "/" ? "/_root.data" : `${address}.data`;
}
