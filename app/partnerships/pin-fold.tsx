import type { SubmissionResult } from "@conform-to/react";
import { pinWords } from "~/auth/pin.words.ts";
import { Button } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PhoneField, TextField } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";

type PinFoldProps = { refusals: Record<string, string>; lastResult: SubmissionResult<string[]> | undefined };

/** The partner's yes on this phone: number and PIN, folded. */
export function PinFold({ refusals, lastResult }: PinFoldProps) {
  const say = useWords(pinWords);
  const [form, fields] = useSheet<{ answer: string; phone: string; pin: string }>({ id: "pin-mitra", lastResult });
  const faulty = [fields.phone, fields.pin].some(({ errors }) => errors !== undefined);
  return (
    <Fold summary={say.fold} open={faulty || form.errors !== undefined}>
      <p>{say.foldText}</p>
      <SheetForm form={form} labels={{ phone: say.phone, pin: say.ask }} refusals={refusals}>
        <input type="hidden" name="answer" value="pin" />
        <PhoneField field={fields.phone} label={say.phone} autoComplete="off" />
        <TextField
          field={fields.pin}
          label={say.ask}
          hint={say.none}
          type="password"
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
        />
        <Button icon="check">{say.confirm}</Button>
      </SheetForm>
    </Fold>
  );
}
