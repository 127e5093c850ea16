import type { SubmissionResult } from "@conform-to/react";
import { Button } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";

type StrikeProps = {
  /** What the fold says closed: it does not match, or it is taken back. */
  summary: string;
  text?: string;
  reason: { label: string; hint?: string };
  button: string;
  /** What the form answers with; "wrong" for notes and payments. */
  answer?: string;
  refusals: Record<string, string>;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The way to strike a note or a payment out: folded, because most are right. */
export function StrikeFold({ summary, text, reason, button, answer = "wrong", refusals, lastResult }: StrikeProps) {
  const [form, fields] = useSheet<{ answer: string; reason: string }>({ id: "coret", lastResult });
  return (
    <Fold summary={summary} open={form.errors !== undefined || fields.reason.errors !== undefined}>
      {text ? <p>{text}</p> : null}
      <SheetForm form={form} labels={{ reason: reason.label }} refusals={refusals}>
        <input type="hidden" name="answer" value={answer} />
        <TextArea field={fields.reason} label={reason.label} hint={reason.hint} rows={2} maxLength={300} />
        <Button tone="bad">{button}</Button>
      </SheetForm>
    </Fold>
  );
}
