import type { Browser, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { demoLogins } from "#db/demo/logins.ts";
import { addDays, dateIn, defaultZone } from "~/lib/dates.ts";
import { enter } from "./people.ts";

const password = "kolam-lele-sembilan";
const today = dateIn(defaultZone, Date.now());

for (const javaScriptEnabled of [false, true]) {
  test(`a harvest becomes known value added, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const mark = javaScriptEnabled ? "Dua" : "Satu";
    const open = () => newPage(browser, javaScriptEnabled);
    const [producer, processor, officer, visitor] = [await open(), await open(), await open(), await open()];
    const hulu = `Pokdakan Uji ${mark}`;
    const hilir = `Dapur Uji ${mark}`;

    await signUp(producer, {
      group: hulu,
      side: "Hulu: memanen",
      person: "Ketua Hulu",
      phone: `0813 1111 000${mark.length}`,
    });
    await signUp(processor, {
      group: hilir,
      side: "Hilir: mengolah",
      person: "Ketua Hilir",
      phone: `0813 2222 000${mark.length}`,
    });
    const lotUrl = await postLot(producer);
    expect((await visitor.goto(lotUrl))?.status(), "a harvest of an unverified group is not public").toBe(404);

    await enter(officer, demoLogins[3].phone);
    await verify(officer, hulu);
    await verify(officer, hilir);
    await visitor.goto(lotUrl);
    await expect(visitor.getByRole("main")).toContainText("120 kg");
    await expect(visitor.getByRole("main")).toContainText(hulu);

    await license(processor, officer, hilir);
    await postOffer(processor);
    await bid(processor, lotUrl);
    await visitor.goto(lotUrl);
    await expect(visitor.locator("body")).not.toContainText("61.357");

    await clearAndSend(officer, hulu);
    await agree(producer, hilir);
    const contractUrl = await agree(processor, hulu);

    await weigh(producer, contractUrl);
    await confirm(processor, "Periksa timbangan");
    await pay(processor, contractUrl);
    await confirm(producer, "Periksa pembayaran");
    await cook(processor);
    await expect(processor.getByRole("main")).toContainText("Nilai tambah");

    await producer.goto(`${contractUrl}/nilai-tambah`);
    await expect(producer.getByRole("main")).toContainText("Nilai tambah");
    await report(officer, hulu);
  });
}

async function newPage(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  return context.newPage();
}

/** Presses the page's own button, not one of the frame. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name }).first().click();
}

async function signUp(page: Page, who: { group: string; side: string; person: string; phone: string }): Promise<void> {
  await page.goto("/daftar?kabupaten=63.72");
  await page.getByLabel("Nama kelompok").fill(who.group);
  await page.getByLabel("Jenis kelompok").selectOption({ index: 1 });
  await page.getByLabel("Kelurahan atau desa").selectOption({ label: "Mentaos" });
  await page.getByLabel("RT", { exact: true }).fill("3");
  await page.getByLabel("RW", { exact: true }).fill("1");
  await page.getByLabel(who.side).check();
  await page.getByLabel("Nama Anda").fill(who.person);
  await page.getByLabel("Nomor HP Anda").fill(who.phone);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByLabel("Kata sandi, sekali lagi").fill(password);
  await press(page, "Daftar");
  await expect(page).toHaveURL(/\/beranda/);
}

async function postLot(page: Page): Promise<string> {
  await page.goto("/panen/baru");
  await page.getByRole("radio", { name: "Lele" }).check();
  await page.getByLabel("Berapa kilogram?").fill("120");
  await page.getByLabel("Siap mulai tanggal", { exact: true }).fill(addDays(today, 1));
  await page.getByLabel("Paling lambat diambil", { exact: true }).fill(addDays(today, 14));
  await page.getByLabel("Harga mulai").fill("20.000");
  await press(page, "Catat panen");
  await expect(page).toHaveURL(/\/panen\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function verify(officer: Page, group: string): Promise<void> {
  await officer.goto(`/kelompok?cari=${encodeURIComponent(group)}`);
  await officer.getByRole("main").getByRole("link", { name: group }).click();
  await officer
    .getByRole("main")
    .getByRole("link", { name: /Periksa/ })
    .first()
    .click();
  await press(officer, "Terima kelompok");
  await officer.waitForLoadState();
}

/** A kitchen notes the permits that floss needs, and an officer finds each valid: without them it is paired with nobody. */
async function license(chair: Page, officer: Page, kitchen: string): Promise<void> {
  for (const [route, number] of [
    ["NIB", "1234567890123"],
    ["SPP_IRT", "P-IRT 2156372010123-31"],
    ["HALAL", "ID63110001234560322"],
  ] as const) {
    await chair.goto(`/kelompok/saya/izin/baru?jenis=${route}`);
    await chair.getByLabel("Nomor").fill(number);
    const [product, lastDay] = [chair.getByLabel("Untuk olahan"), chair.getByLabel("Berlaku sampai")];
    if (await product.isVisible()) await product.selectOption({ label: "Abon lele" });
    if (await lastDay.isVisible()) await lastDay.fill(addDays(today, 900));
    await press(chair, "Simpan izin");
    await expect(chair).toHaveURL(/\/kelompok\/saya$/);
    await officer.goto(`/kelompok?cari=${encodeURIComponent(kitchen)}`);
    await officer.getByRole("main").getByRole("link", { name: kitchen }).click();
    await officer.getByRole("main").getByRole("link", { name: "Periksa izin" }).first().click();
    await press(officer, "Izin berlaku");
    await expect(officer).toHaveURL(/\/kelompok\/[0-9a-f-]{36}$/);
  }
}

async function postOffer(page: Page): Promise<void> {
  await page.goto("/dapur/baru");
  await page.getByLabel("Nama dapur").fill("Dapur Utama");
  await page.getByLabel("Kelurahan atau desa").selectOption({ label: "Mentaos" });
  await page.getByLabel("Sanggup mengolah sepekan").fill("300");
  await press(page, "Simpan dapur");
  await page.goto("/olahan/baru?produk=ABON_LELE");
  await page.getByLabel("Harga tertinggi Ikan lele").fill("20.500");
  await page.getByLabel("Berapa kg bahan sepekan?").fill("200");
  await press(page, "Pasang tawaran");
  await expect(page).toHaveURL(/\/olahan\/([0-9a-f-]{36}|saya)/);
}

async function bid(page: Page, lotUrl: string): Promise<void> {
  await page.goto(`${lotUrl}/tawar`);
  await page
    .getByLabel(/Berapa/)
    .first()
    .fill("120");
  await page.getByLabel(/Harga/).first().fill("61.357");
  await press(page, /Tawar/);
  await expect(page).toHaveURL(/\/tawaran/);
  await expect(page.getByRole("main")).toContainText("Rp61.357");
}

async function clearAndSend(officer: Page, hulu: string): Promise<void> {
  await officer.goto("/putaran/baru");
  await press(officer, "Hitung rencana");
  await expect(officer).toHaveURL(/\/putaran\/[0-9a-f-]{36}/);
  const all = officer.getByRole("link", { name: /^Tampilkan/ });
  if (await all.isVisible()) await all.click();
  await expect(officer.getByRole("main")).toContainText(hulu);
  await press(officer, /^Kirim \d+ usulan/);
  await expect(officer.getByRole("main")).toContainText("Sudah dikirim");
}

async function agree(page: Page, partner: string): Promise<string> {
  await page.goto("/beranda");
  await expect(page.getByRole("main")).toContainText(`Usulan dengan ${partner}`);
  await page.getByRole("link", { name: "Lihat dan jawab" }).click();
  await press(page, "Setuju");
  await page.waitForLoadState();
  return new URL(page.url()).pathname;
}

async function weigh(page: Page, contractUrl: string): Promise<void> {
  await page.goto(`${contractUrl}/timbang`);
  await page.getByLabel("Keranjang 1", { exact: true }).fill("60,2");
  await page.getByLabel(/^Keranjang 2/).fill("61,5");
  await page
    .getByLabel(/^Berat kosong/)
    .first()
    .fill("1,5");
  await page.getByRole("radio", { name: "1. Hidup, lincah" }).check();
  await press(page, "Simpan nota");
  await expect(page).toHaveURL(/\/nota\//);
  await expect(page.getByRole("main")).toContainText("kg");
}

async function confirm(page: Page, thing: string): Promise<void> {
  await page.goto("/beranda");
  await expect(page.getByRole("main")).toContainText(thing);
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Lihat/ })
    .first()
    .click();
  await press(page, /benar|Sudah saya terima|terima/i);
  await page.waitForLoadState();
}

async function pay(page: Page, contractUrl: string): Promise<void> {
  await page.goto(`${contractUrl}/bayar`);
  await page.getByRole("radio", { name: /^Tunai/i }).check();
  await press(page, /Simpan|Catat/);
  await expect(page).toHaveURL(/\/bayar\//);
}

async function cook(page: Page): Promise<void> {
  await page.goto("/produksi/baru");
  await page.getByRole("checkbox").first().check();
  await press(page, "Lanjut");
  await page.getByLabel("Hasil jadi").fill("33,4");
  await page.getByLabel("Harga jual").fill("160.000");
  await page.getByLabel(/^Bumbu/).fill("950.000");
  await page.getByLabel(/^Dibayar/).fill("11,9");
  await page.getByLabel("Upah per hari").fill("150.000");
  await press(page, "Simpan produksi");
  await expect(page).toHaveURL(/\/produksi\/[0-9a-f-]{36}/);
}

async function report(officer: Page, hulu: string): Promise<void> {
  await officer.goto("/laporan/nota?jenis=delivered");
  await expect(officer.getByRole("main")).toContainText(hulu);
  await officer.goto("/laporan/nota?jenis=paid");
  await expect(officer.getByRole("main")).toContainText(hulu);
  const sheet = await officer.request.get("/laporan.xlsx");
  expect(sheet.headers()["content-type"]).toContain("spreadsheet");
}
