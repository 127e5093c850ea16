import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";

type AskProps = {
  action: string;
  name: string;
  label: string;
  hint: string;
  value: string;
  button: string;
  tone?: "hilir" | "office";
};

/** One question by a plain GET: a code or a number. */
export function AskForm({ action, name, label, hint, value, button, tone = "office" }: AskProps) {
  return (
    <Form method="get" action={action} className="sheet" discover="none">
      <div className="field">
        <label className="lab" htmlFor={name}>
          {label}
        </label>
        <div className="hint" id={`${name}-hint`}>
          {hint}
        </div>
        <div className="inp">
          <input
            id={name}
            name={name}
            type="text"
            defaultValue={value}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={`${name}-hint`}
          />
        </div>
      </div>
      <Button tone={tone}>{button}</Button>
    </Form>
  );
}
