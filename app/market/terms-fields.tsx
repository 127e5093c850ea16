import type { DealFigures } from "~/prices/price.ts";
import { FeeLine } from "~/prices/price-panel.tsx";
import { RadioRows } from "~/ui/choice-field.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { FieldGroup } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { MoneyField, NumberField } from "~/ui/number-field.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { offerWords } from "./offer.words.ts";
import { termsKinds } from "./terms.ts";
import { termsWords } from "./terms.words.ts";

export type TermsName = "terms" | "feeIdr" | "sharePercent" | "shareCostIdr" | "shareCosts";

/** Bought, cooked for a fee or shared, with who sells the product, and the figures of the last two. */
export function TermsFields({ fields, fees }: { fields: Record<TermsName, FieldOf>; fees: DealFigures | null }) {
  const say = useWords(offerWords);
  const { field } = say;
  const { field: share, termsDetail } = useWords(termsWords);
  const options = termsKinds.map((value) => ({ value, label: say.terms[value], detail: termsDetail[value] }));
  return (
    <>
      <RadioRows field={fields.terms} label={field.terms} options={options} side="hilir" />
      <MoneyField field={fields.feeIdr} label={field.feeIdr} hint={field.feeHint} perKg optional />
      <FeeLine fees={fees} />
      <FieldGroup title={share.shareTitle} hint={share.shareHint}>
        <NumberField
          field={fields.sharePercent}
          label={share.sharePercent}
          hint={share.sharePercentHint}
          unit="%"
          optional
        />
        <MoneyField field={fields.shareCostIdr} label={share.shareCostIdr} perKg optional />
        <TextField
          field={fields.shareCosts}
          label={share.shareCosts}
          hint={share.shareCostsHint}
          maxLength={120}
          optional
        />
      </FieldGroup>
    </>
  );
}
