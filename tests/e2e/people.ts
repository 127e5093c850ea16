import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { demoPassword } from "#db/demo/logins.ts";

/** Signs in by the page, as people do. */
export async function enter(page: Page, phone: string, password: string = demoPassword): Promise<void> {
  await page.goto("/masuk");
  await page.getByLabel("Nomor HP").fill(phone);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page).not.toHaveURL(/\/masuk/);
}

/** Leaves by the footer. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Keluar" }).click();
}
