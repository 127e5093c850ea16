import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page, Response } from "@playwright/test";
import { expect, test } from "@playwright/test";
import type { Actor } from "../access.ts";
import { access, actors } from "../access.ts";
import type { Cast } from "./cast.ts";
import { readCast } from "./cast.ts";
import { enter } from "./people.ts";
import { addressOf, allRoutes } from "./routes.ts";

const widths = [360, 1366] as const;
const kilobyte = 1000;

// They only look, and take longest of all: each in its turn on any free worker.
test.describe.configure({ mode: "parallel" });

/** Pages are looked at by the first actor who may see them; the public ones by a visitor. */
function viewerOf(pattern: string): Actor | null {
  const sees = access[pattern]?.sees ?? "";
  const order: Actor[] = ["visitor", "producer", "processor", "officer", "companion", "admin"];
  return order.find((actor) => sees[actors.indexOf(actor)] === "o") ?? null;
}

const pages = allRoutes().filter(({ pattern, file }) => file.endsWith(".tsx") && viewerOf(pattern));
const viewers = [...new Set(pages.map(({ pattern }) => viewerOf(pattern)))] as Actor[];

for (const viewer of viewers) {
  for (const locale of ["id", "en"] as const) {
    test(`axe finds nothing on what ${viewer} sees, in ${locale}, at 360 and 1366`, async ({ browser }) => {
      test.setTimeout(600_000);
      const cast = readCast();
      const page = await openAs(browser, cast, viewer, locale);
      const found: string[] = [];
      for (const { pattern } of pages.filter((each) => viewerOf(each.pattern) === viewer)) {
        await page.goto(addressOf(pattern, cast.samples));
        expect(await page.locator("html").getAttribute("lang")).toBe(locale);
        for (const width of widths) {
          await page.setViewportSize({ width, height: width < 500 ? 640 : 768 });
          for (const fault of await faultsOf(page)) found.push(`/${pattern} at ${width}: ${fault}`);
        }
      }
      expect(found).toEqual([]);
    });
  }
}

test("plain pages weigh little and carry one small script of our own", async ({ browser }) => {
  test.setTimeout(300_000);
  const cast = readCast();
  const faults: string[] = [];
  for (const viewer of viewers.filter((each) => each !== "officer" && each !== "admin")) {
    const page = await openAs(browser, cast, viewer, "id");
    for (const { pattern } of pages.filter((each) => viewerOf(each.pattern) === viewer)) {
      const scripts: string[] = [];
      page.on("request", (request) => {
        if (request.resourceType() === "script") scripts.push(request.url());
      });
      const answer = await page.goto(addressOf(pattern, cast.samples));
      const html = (await answer?.body()) ?? Buffer.alloc(0);
      const compressed = gzipSync(html).length;
      if (compressed > 14 * kilobyte) faults.push(`/${pattern}: ${compressed} bytes of HTML, compressed`);
      const foreign = scripts.filter((url) => new URL(url).pathname !== "/handy.js");
      const tags = html.toString().match(/<script/g)?.length ?? 0;
      if (tags > 1 || foreign.length > 0) faults.push(`/${pattern}: carries another script`);
      page.removeAllListeners("request");
    }
  }
  expect(faults).toEqual([]);
});

test("hydrated pages bring at most 120 kB of script, compressed", async ({ browser }) => {
  test.setTimeout(120_000);
  const cast = readCast();
  const faults: string[] = [];
  const page = await openAs(browser, cast, "officer", "id");
  for (const { pattern } of pages.filter((each) => viewerOf(each.pattern) === "officer")) {
    const scripts: Promise<number>[] = [];
    page.on("response", (answer) => {
      if (answer.request().resourceType() === "script") scripts.push(sentBytes(answer));
    });
    await page.goto(addressOf(pattern, cast.samples), { waitUntil: "networkidle" });
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    if (bytes > 120 * kilobyte) faults.push(`/${pattern}: ${bytes} bytes of script, compressed`);
    page.removeAllListeners("response");
    // Every page is a first visit: what is kept is not sent, and would not be counted.
    await page
      .context()
      .newCDPSession(page)
      .then((session) => session.send("Network.clearBrowserCache"));
  }
  expect(faults).toEqual([]);
});

/** What a script weighs on its way: as it says, or, where it is pressed while it is sent, pressed again here. */
async function sentBytes(answer: Response): Promise<number> {
  const said = answer.headers()["content-length"];
  return said === undefined ? gzipSync(await answer.body()).length : Number(said);
}

test("the one script of plain pages stays within 6 kB, compressed", async ({ request }) => {
  const script = await (await request.get("/handy.js")).body();
  expect(gzipSync(script).length).toBeLessThan(6 * kilobyte);
});

test("all styles together stay within 12 kB, compressed", async ({ page }) => {
  await page.goto("/");
  const sheets = await page
    .locator("link[rel=stylesheet]")
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  expect(sheets.length).toBe(1);
  const css = await (await page.request.get(sheets[0] ?? "")).body();
  expect(gzipSync(css).length).toBeLessThan(12 * kilobyte);
});

test("no page scrolls sideways at 320 px", async ({ browser }) => {
  test.setTimeout(300_000);
  const cast = readCast();
  const faults: string[] = [];
  for (const viewer of viewers) {
    const page = await openAs(browser, cast, viewer, "id");
    await page.setViewportSize({ width: 320, height: 640 });
    for (const { pattern } of pages.filter((each) => viewerOf(each.pattern) === viewer)) {
      await page.goto(addressOf(pattern, cast.samples));
      const over = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      if (Number(over) > 0) faults.push(`/${pattern}: ${over} px too wide`);
    }
  }
  expect(faults).toEqual([]);
});

async function openAs(browser: Browser, cast: Cast, viewer: Actor, locale: "id" | "en"): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (viewer !== "visitor") await enter(page, cast.phones[viewer]);
  await context.addCookies([{ name: "bahasa", value: locale, domain: "localhost", path: "/" }]);
  return page;
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map((node) => `${id} ${node.target.join(" ")}`));
}
