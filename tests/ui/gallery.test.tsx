import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { complaints } from "~/lib/complaint.ts";
import { Shell } from "~/ui/shell.tsx";
import { uiWords } from "~/ui/words.ts";
import { compiledCss } from "./compiled-css.ts";
import { ButtonsPage, FormsPage } from "./gallery-forms.tsx";
import { DeskPage, MarketPage, PaperPage } from "./gallery-market.tsx";
import { render } from "./render.tsx";

const pages = [
  <FormsPage key="a" />,
  <FormsPage key="b" faulty />,
  <ButtonsPage key="c" />,
  <MarketPage key="d" />,
  <DeskPage key="e" />,
  <PaperPage key="f" />,
];
const rendered = pages.map((page) =>
  render(
    <Shell demo helpHref="/bantuan" signOutAction="/keluar" nav={[{ to: "/meja", label: "Meja", current: true }]}>
      {page}
    </Shell>,
  ),
);

test("no piece of the kit carries an inline style or a script", () => {
  expect(rendered.filter((html) => / style=|<script|<style| on[a-z]+="/.test(html))).toEqual([]);
});

test("on each page every id is there once, and every label, link and description finds its own", () => {
  for (const html of rendered) {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const wanted = [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"| href="#([^"]+)"/g)];
    const lost = wanted.flatMap(([, refs, anchor]) => (refs ?? anchor!).split(" ")).filter((id) => !ids.includes(id));
    expect(lost).toEqual([]);
  }
});

test("every control that is not a button has an id or a label around it, and a name", () => {
  for (const html of rendered) {
    const controls = html.match(/<(input|select|textarea)[^>]*>/g) ?? [];
    const unlabelled = html.replaceAll(/<label[^>]*>.*?<\/label>/g, "").match(/<(input|select|textarea)[^>]*>/g) ?? [];
    expect(controls.filter((control) => !/ name="[^"]+"/.test(control))).toEqual([]);
    const lone = unlabelled.filter((control) => !/ id="[^"]+"| type="hidden"/.test(control));
    expect(lone).toEqual([]);
  }
});

test("each page has one main, one first heading and a way past the header", () => {
  for (const html of rendered) {
    expect(html.match(/<main /g)).toHaveLength(1);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('href="#isi"');
  }
});

test("every form that posts carries a key", () => {
  for (const html of rendered) {
    const forms = html
      .split("<form")
      .slice(1)
      .filter((form) => form.includes('method="post"'));
    expect(forms.filter((form) => !form.slice(0, form.indexOf("</form>")).includes('name="key"'))).toEqual([]);
  }
});

test("the whole stylesheet stays within 12 kB compressed", async () => {
  const css = await compiledCss();
  expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(12 * 1024);
});

test("every complaint has words of its own in both languages", () => {
  for (const words of [uiWords.id.complaint, uiWords.en.complaint]) {
    expect(Object.keys(words).sort()).toEqual([...complaints].sort());
    expect(new Set(Object.values(words)).size).toBe(complaints.length);
  }
});
