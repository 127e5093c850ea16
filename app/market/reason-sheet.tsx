import type { z } from "zod";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import type { ReasonForm } from "./withdrawal.ts";

type ReasonSheetProps = {
  lastResult: unknown;
  refusals: Record<string, string>;
  label: string;
  hint: string;
  button: string;
  /** The way back without doing it. */
  back: { to: string; label: string };
};

/** Why, and one button: for whatever is taken back. */
export function ReasonSheet({ lastResult, refusals, label, hint, button, back }: ReasonSheetProps) {
  const [form, fields] = useSheet<z.input<typeof ReasonForm>>({ id: "tarik", lastResult });
  return (
    <SheetForm form={form} labels={{ reason: label }} refusals={refusals}>
      <TextArea field={fields.reason} label={label} hint={hint} rows={3} maxLength={300} />
      <Buttons>
        <Button tone="bad">{button}</Button>
        <ButtonLink to={back.to} tone="line">
          {back.label}
        </ButtonLink>
      </Buttons>
    </SheetForm>
  );
}
