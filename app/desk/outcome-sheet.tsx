import { addDays } from "~/lib/dates.ts";
import { Button, Buttons } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextArea } from "~/ui/text-field.tsx";
import { itemWords } from "./item.words.ts";
import type { OutcomeForm } from "./outcome.ts";
import { mostRestDays, outcomes } from "./outcome.ts";
import { deskWords } from "./words.ts";

/** What came of it, when to take it up again, and a short note. */
export function OutcomeSheet({ lastResult, today }: { lastResult: unknown; today: string }) {
  const words = useWords(deskWords);
  const say = useWords(itemWords);
  const [form, fields] = useSheet<typeof OutcomeForm>({ id: "hasil", lastResult });
  const options = outcomes.map((value) => ({
    value,
    label: words.outcome[value],
    detail: words.outcomeDetail[value],
  }));
  return (
    <SheetForm
      form={form}
      labels={{ outcome: say.result, untilOn: say.untilOn, note: say.noteField }}
      refusals={words.refusal}
    >
      <RadioChips field={fields.outcome} label={say.result} options={options} />
      <DateField
        field={fields.untilOn}
        label={say.untilOn}
        hint={say.untilHint}
        optional
        min={addDays(today, 1)}
        max={addDays(today, mostRestDays)}
      />
      <TextArea field={fields.note} label={say.noteField} hint={say.noteHint} optional rows={2} maxLength={300} />
      <Buttons>
        <Button>{say.submit}</Button>
      </Buttons>
    </SheetForm>
  );
}
