import { expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { demoLogins } from "#db/demo/logins.ts";
import { enter } from "./people.ts";

test.use({ viewport: { width: 1366, height: 768 } });

/** Lets the deadlines of a round pass: it sends whatever kitchens can take, and would leave the next round nothing. */
function passDeadlines(roundId: string): void {
  const db = new Database(`${process.env.E2E_DATA ?? ".cache/e2e"}/huluhilir.sqlite`);
  db.pragma("busy_timeout = 5000");
  db.prepare("update proposalSends set dueAt = ? where proposalId in (select id from proposals where roundId = ?)").run(
    Date.now() - 1,
    roundId,
  );
  db.close();
}

for (const javaScriptEnabled of [false, true]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a first-time officer finds the three harvests most at risk, sends a proposal and prints the report", async ({
      page,
    }) => {
      await enter(page, demoLogins[3].phone);
      const main = page.getByRole("main");
      const menu = page.getByRole("navigation").first();

      await menu.getByRole("link", { name: "Meja", exact: true }).click();
      await expect(main.getByRole("heading", { level: 1 })).toHaveText("Yang perlu Anda kerjakan");
      const kind = await main.getByRole("option", { name: /^Panen tanpa peminat/ }).textContent();
      await main.getByLabel("Jenis").selectOption({ label: kind ?? "" });
      await main.getByRole("button", { name: "Saring" }).click();
      const rows = main.getByRole("row", { name: /Panen tanpa peminat/ });
      const days = await rows.evaluateAll((all) => all.slice(0, 3).map((row) => row.textContent));
      expect(days).toHaveLength(3);
      for (const text of days) expect(text).toMatch(/hari ini|besok|lewat|[1-3] hari lagi/);
      await rows.first().getByRole("link", { name: "Lihat panen" }).click();
      await expect(page).toHaveURL(/\/panen\/[0-9a-f-]{36}$/);

      await menu.getByRole("link", { name: "Meja", exact: true }).click();
      await main.getByRole("link", { name: "Buka putaran baru" }).click();
      await main.getByRole("button", { name: "Hitung rencana" }).click();
      await main.getByRole("button", { name: /^Kirim \d+ usulan/ }).click();
      await expect(main).toContainText("Sudah dikirim");
      passDeadlines(new URL(page.url()).pathname.split("/").at(2) ?? "");

      await menu.getByRole("link", { name: "Laporan" }).click();
      await expect(main.getByRole("heading", { level: 1 })).toContainText("Laporan");
      const paper = await page.pdf({ format: "A4" });
      expect(paper.byteLength).toBeGreaterThan(10_000);
    });

    test("an officer notes what came of a call, and finds it again among what is put off", async ({ page }) => {
      await enter(page, demoLogins[3].phone);
      const main = page.getByRole("main");
      await page.goto("/meja?hal=panen");
      const first = main.getByRole("row", { name: /Panen tanpa peminat/ }).nth(javaScriptEnabled ? 3 : 4);
      await first.getByRole("link", { name: "Catat hasil" }).click();
      const who = (await main.getByRole("heading", { level: 1 }).textContent()) ?? "";
      await expect(main.getByRole("link", { name: /^Kirim ke/ })).toHaveAttribute(
        "href",
        /^https:\/\/wa\.me\/62\d+\?text=/,
      );
      await main.getByRole("radio", { name: /^Tidak diangkat/ }).press("Space");
      await main.getByLabel("Catatan").fill("Sedang di kolam");
      await main.getByRole("button", { name: "Simpan hasil" }).press("Enter");
      await expect(page).toHaveURL(/\/meja\?hal=panen$/);
      await main.getByRole("link", { name: /^Ditunda/ }).click();
      const row = main.getByRole("row", { name: new RegExp(who.split(",").at(-1)?.trim() ?? "") });
      await expect(row.first()).toContainText("Sedang di kolam");
    });
  });
}
