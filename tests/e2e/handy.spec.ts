import { expect, test } from "@playwright/test";
import { demoLogins } from "#db/demo/logins.ts";
import { enter } from "./people.ts";

const producer = demoLogins.find(({ role }) => role === "producer")!;

test("a thumb adds kg, picks a day, and sees what it comes to", async ({ page }) => {
  await enter(page, producer.phone);
  await page.goto("/panen/baru");
  const kg = page.locator("input[name=quantityKg]");
  await kg.fill("1.000");
  await page.getByRole("button", { name: "+25 kg" }).click();
  await page.getByRole("button", { name: "−5 kg" }).click();
  await expect(kg).toHaveValue("1.020");
  await page.locator("input[name=askIdr]").fill("20.000");
  await expect(page.locator("[data-sum]")).toContainText("Rp20.400.000");
  const day = page.locator("input[name=readyFrom]");
  await page.getByRole("button", { name: /Siap mulai tanggal: Hari ini/ }).click();
  await expect(day).toHaveValue(/^\d{4}-\d\d-\d\d$/);
});

test("without the script nothing is missing that a form needs", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await enter(page, producer.phone);
  await page.goto("/panen/baru");
  await expect(page.locator("[data-sum]")).toBeHidden();
  await expect(page.getByRole("button", { name: "+25 kg" })).toHaveCount(0);
  await expect(page.locator("input[name=quantityKg]")).toBeVisible();
});
