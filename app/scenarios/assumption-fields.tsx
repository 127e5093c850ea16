import type { SubmissionResult } from "@conform-to/react";
import { Button } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Fold } from "~/ui/tiles.tsx";
import { investWords } from "./invest.words.ts";
import type { Assumptions, InvestmentFields } from "./investment.ts";
import { kitchenKinds, typedAssumptions } from "./investment.ts";
import { scenarioWords } from "./words.ts";

type Props = { assumptions: Assumptions; action: string; lastResult: SubmissionResult<string[]> | undefined };

/** What the list rests on, to be changed and computed again. */
export function AssumptionFields({ assumptions, action, lastResult }: Props) {
  const say = useWords(investWords).assumptions;
  const { refusal } = useWords(scenarioWords);
  const [form, fields] = useSheet<InvestmentFields>({
    id: "anggapan",
    lastResult,
    defaultValue: typedAssumptions(assumptions),
  });
  const labels = {
    grantIdr: say.grant,
    weeksPerYear: say.weeks,
    usedPercent: say.used,
    ...Object.fromEntries(
      kitchenKinds.flatMap((kind) => [
        [`${kind}Start`, say.start(say.kind[kind])],
        [`${kind}PerKg`, say.perKg(say.kind[kind])],
      ]),
    ),
  };
  const isWrong = Object.keys(form.allErrors).some((name) => /(Start|PerKg)$/.test(name));
  return (
    <SheetForm form={form} action={action} labels={labels} refusals={refusal}>
      <MoneyField field={fields.grantIdr} label={say.grant} />
      <NumberField field={fields.weeksPerYear} label={say.weeks} hint={say.weeksHint} />
      <NumberField field={fields.usedPercent} label={say.used} hint={say.usedHint} />
      <Fold summary={say.costs} open={isWrong}>
        <p className="soft">{say.costsNote}</p>
        {kitchenKinds.map((kind) => (
          <div key={kind} className="stack8">
            <MoneyField field={fields[`${kind}Start`]} label={say.start(say.kind[kind])} />
            <MoneyField field={fields[`${kind}PerKg`]} label={say.perKg(say.kind[kind])} />
          </div>
        ))}
      </Fold>
      <Button>{say.button}</Button>
    </SheetForm>
  );
}
