import { haulage } from "~/market/haulage.ts";
import { CheckField } from "~/ui/choice-field.tsx";
import { FieldGroup, type FieldOf } from "~/ui/field-frame.tsx";
import { formatIdr, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import type { PolicyFields as Policy } from "./round.ts";
import { roundWords } from "./round-words.ts";

/** What the plan weighs, each with what it means. The workbench weighs the same with sliders. */
export function PolicyFields({ fields }: { fields: Record<Exclude<keyof Policy, "thorough">, FieldOf> }) {
  const say = useWords(roundWords).policy;
  const locale = useLocale();
  const { fixedIdrPerKg, idrPerKgKm, detour } = haulage;
  return (
    <>
      <FieldGroup title={say.title}>
        <MoneyField field={fields.volumeBonusIdr} label={say.volume} hint={say.volumeHint} perKg />
        <NumberField field={fields.urgencyPercent} label={say.urgency} hint={say.urgencyHint} unit="%" />
        <NumberField field={fields.sharePercent} label={say.share} hint={say.shareHint} unit="%" />
        <MoneyField field={fields.fairnessIdr} label={say.fairness} hint={say.fairnessHint} perKg />
      </FieldGroup>
      <FieldGroup title={say.rules}>
        <CheckField field={fields.minSale} label={say.minSale} />
        <CheckField field={fields.maxSuppliers} label={say.maxSuppliers} />
        <CheckField field={fields.minBatch} label={say.minBatch} />
      </FieldGroup>
      <p className="soft">
        {say.transport(
          formatIdr(fixedIdrPerKg, locale),
          formatIdr(idrPerKgKm, locale),
          formatNumber(detour, locale, 1),
        )}
      </p>
    </>
  );
}
