import { expect, test } from "vitest";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PasswordField, TextField } from "~/ui/text-field.tsx";
import { render } from "./render.tsx";

type Lot = { kg: string; name: string; password: string };

function Sheet({ lastResult }: { lastResult?: unknown }) {
  const [form, fields] = useSheet<Lot>({ id: "lot", lastResult, defaultValue: { kg: "1250", name: "Banyu Bening" } });
  return (
    <SheetForm
      form={form}
      labels={{ name: "Nama", kg: "Berapa kilogram?" }}
      refusals={{ moreThanLeft: "Sisa 180 kg." }}
    >
      <TextField field={fields.name} label="Nama" hint="Seperti di surat." />
      <NumberField field={fields.kg} label="Berapa kilogram?" unit="kg" />
      <PasswordField field={fields.password} label="Kata sandi" autoComplete="new-password" />
    </SheetForm>
  );
}

const refused = {
  status: "error",
  initialValue: { kg: "210", name: "", password: "rahasia-sekali" },
  error: { kg: ["moreThanLeft"], name: ["required"], "": ["nobodyKnowsThis"] },
};

test("a fresh sheet carries its key, shows what is known and no error", () => {
  const html = render(<Sheet />);
  expect(html).toMatch(/name="key" value="test-key-[\w-]+"/);
  expect(html).toContain('value="1.250"');
  expect(html).toContain('value="Banyu Bening"');
  expect(html).not.toContain('role="alert"');
  expect(html).not.toContain("aria-invalid");
});

test("a refused sheet keeps what was typed, except the password", () => {
  const html = render(<Sheet lastResult={refused} />);
  expect(html).toContain('value="210"');
  expect(html).not.toContain("Banyu Bening");
  expect(html).not.toContain("rahasia-sekali");
  expect(html).toContain('<input id="lot-password" name="password" type="password"');
});

test("the summary says the form's own error first, then leads to each field in the order of the labels", () => {
  const html = render(<Sheet lastResult={refused} />);
  const summary = html.slice(html.indexOf('role="alert"'), html.indexOf("</ul>"));
  expect(summary).toContain("3 hal perlu dibetulkan.");
  expect(summary.match(/Periksa isian ini\.|href="#[\w-]+"/g)).toEqual([
    "Periksa isian ini.",
    'href="#lot-name"',
    'href="#lot-kg"',
  ]);
  expect(summary).toContain("Berapa kilogram: Sisa 180 kg.");
});

test("an error is tied to its field together with the hint, and no raw key is shown", () => {
  const html = render(<Sheet lastResult={refused} />);
  expect(html).toContain('aria-describedby="lot-name-description lot-name-error" aria-invalid="true"');
  expect(html).toContain("Isi dulu bagian ini.");
  expect(html).not.toMatch(/moreThanLeft|nobodyKnowsThis/);
});

test("in English the same errors are spoken in English", () => {
  expect(render(<Sheet lastResult={refused} />, "en")).toContain("Please fill this in.");
});

test("an answer that is no reply of a form counts as no answer", () => {
  expect(render(<Sheet lastResult={{ ok: false, reason: "closed" }} />)).toBe(render(<Sheet />));
});

test("two buttons on one page carry two keys", () => {
  const html = render(
    <>
      <ActionButton action="/panen/1/tarik" label="Tarik" fields={{ reason: "habis" }} />
      <ActionButton action="/panen/1/benar" label="Benar" />
    </>,
  );
  const keys = [...html.matchAll(/name="key" value="([^"]+)"/g)].map(([, key]) => key);
  expect(new Set(keys).size).toBe(2);
  expect(html).toContain('<input type="hidden" name="reason" value="habis"/>');
  expect(keys.every((key) => /^[\w-]{8,80}$/.test(key!))).toBe(true);
});
