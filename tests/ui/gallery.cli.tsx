import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReactNode } from "react";
import { Shell } from "~/ui/shell.tsx";
import { compiledCss } from "./compiled-css.ts";
import { ButtonsPage, FormsPage } from "./gallery-forms.tsx";
import { DeskPage, MarketPage, PaperPage } from "./gallery-market.tsx";
import { render } from "./render.tsx";

/** Writes the kit as static pages with the compiled stylesheet, to be looked at: `tsx tests/ui/gallery.cli.tsx FOLDER`. */
const folder = process.argv[2] ?? "data/gallery";
const nav = ["Meja", "Putaran", "Pasar", "Kemitraan", "Kekurangan", "Laporan"].map((label, i) => ({
  to: `/${label}`,
  label,
  current: i === 0,
}));
const office = { nav, who: { name: "Kota Banjarbaru", detail: "R. Hidayah, petugas" }, signOutAction: "/keluar" };
const pages: Record<string, ReactNode> = {
  forms: (
    <Shell demo helpHref="/bantuan" back={{ to: "/panen", label: "Panen" }}>
      <FormsPage />
    </Shell>
  ),
  errors: (
    <Shell demo helpHref="/bantuan">
      <FormsPage faulty />
    </Shell>
  ),
  buttons: (
    <Shell demo helpHref="/bantuan" signInHref="/masuk">
      <ButtonsPage />
    </Shell>
  ),
  market: (
    <Shell demo helpHref="/bantuan" who={{ name: "Telaga Ulin", to: "/akun" }} signOutAction="/keluar">
      <MarketPage />
    </Shell>
  ),
  paper: (
    <Shell helpHref="/bantuan" {...office}>
      <PaperPage />
    </Shell>
  ),
  desk: (
    <Shell demo helpHref="/bantuan" {...office}>
      <DeskPage />
    </Shell>
  ),
};
const css = await compiledCss();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "styles.css"), css);
for (const [name, page] of Object.entries(pages)) {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${name}</title><link rel="stylesheet" href="styles.css">`;
  writeFileSync(
    join(folder, `${name}.html`),
    `<!doctype html><html lang="id"><head>${head}</head><body>${render(page)}</body></html>`,
  );
}
