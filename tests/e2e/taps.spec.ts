import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { demoLogins } from "#db/demo/logins.ts";
import { enter } from "./people.ts";

/** Counts what a thumb does: taps, and numbers typed. Nothing else may touch the page. */
function thumb() {
  const counted = { taps: 0, numbers: 0 };
  return {
    counted,
    tap: async (what: Locator) => {
      counted.taps += 1;
      await what.click();
    },
    type: async (into: Locator, digits: string) => {
      expect(digits).toMatch(/^[\d.]+$/);
      counted.numbers += 1;
      await into.fill(digits);
    },
  };
}

async function home(page: Page, phone: string): Promise<Locator> {
  await enter(page, phone);
  await page.goto("/beranda");
  return page.getByRole("main");
}

for (const javaScriptEnabled of [false, true]) {
  const mode = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;
  test.describe(mode, () => {
    test.use({ javaScriptEnabled });

    test("a harvest is noted from the home page with at most 5 taps and one number", async ({ page }) => {
      const main = await home(page, demoLogins[0].phone);
      const { counted, tap, type } = thumb();
      await tap(main.getByRole("link", { name: "Catat panen" }).first());
      await tap(main.locator("label", { hasText: /^Nila$/i }).first());
      await type(main.getByLabel("Berapa kilogram?"), "75");
      await tap(main.getByRole("button", { name: "Catat panen" }));
      await expect(page).toHaveURL(/\/panen\/[0-9a-f-]{36}\?tercatat/);
      await expect(main).toContainText("75 kg");
      expect(counted.taps).toBeLessThanOrEqual(5);
      expect(counted.numbers).toBe(1);
      // On a busy machine the market may still be opening: then the page comes without its answer.
      await expect(async () => {
        await page.reload();
        await expect(main).toContainText(/Siapa yang mau hari ini\?.*dapur/s, { timeout: 500 });
      }).toPass({ timeout: 20_000 });
    });

    test("a harvest like the last is noted from the home page with 2 taps", async ({ page }) => {
      const main = await home(page, demoLogins[0].phone);
      const { counted, tap } = thumb();
      await tap(main.getByRole("link", { name: "Panen seperti terakhir" }));
      await tap(main.getByRole("button", { name: "Catat panen" }));
      await expect(page).toHaveURL(/\/panen\/[0-9a-f-]{36}\?tercatat/);
      expect(counted).toEqual({ taps: 2, numbers: 0 });
    });

    test("a bid takes 3 taps and a number from the list of what can be bid for", async ({ page }) => {
      const main = await home(page, demoLogins[1].phone);
      await page.goto("/panen?bisa=ya&komoditas=LELE&urut=baru");
      const { counted, tap, type } = thumb();
      await tap(main.locator("article a").nth(javaScriptEnabled ? 1 : 0));
      await tap(main.getByRole("link", { name: /Tawar/ }).first());
      await type(main.getByLabel(/Harga/).first(), "27.250");
      await tap(main.getByRole("button", { name: /Tawar|tawaran/ }).first());
      await expect(page).toHaveURL(/\/tawaran/);
      await expect(main).toContainText("Rp27.250");
      expect(counted).toEqual({ taps: 3, numbers: 1 });
    });
  });
}
