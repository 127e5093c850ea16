import { FieldGroup } from "~/ui/field-frame.tsx";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { formatKg } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { NumberField } from "~/ui/number-field.tsx";
import { DateField } from "~/ui/text-field.tsx";
import { agreementWords } from "./agreement.words.ts";

type Row = { plannedOn: FieldOf; quantityKg: FieldOf };

/** Rows of day and weight; links fill them with one delivery a week. */
export function ScheduleFields({
  rows,
  quantityKg,
  signedOn,
  times,
}: {
  rows: readonly Row[];
  quantityKg: number;
  signedOn: string;
  times: readonly number[];
}) {
  const say = useWords(agreementWords);
  const locale = useLocale();
  return (
    <FieldGroup title={say.schedule} hint={say.scheduleHint(formatKg(quantityKg, locale))}>
      <p className="soft">
        {say.splitText}{" "}
        {times.map((count, i) => (
          <span key={count}>
            {i > 0 ? ", " : ""}
            <TextLink to={`?kali=${count}`}>{say.splitInto(count)}</TextLink>
          </span>
        ))}
      </p>
      {rows.map((row, i) => (
        <div key={row.plannedOn.name} className="row wrap">
          <div className="grow basis-28">
            <DateField field={row.plannedOn} label={say.day(i + 1)} min={signedOn} optional={i > 0} />
          </div>
          <div className="grow basis-28">
            <NumberField field={row.quantityKg} label={say.kgOf(i + 1)} unit="kg" optional={i > 0} />
          </div>
        </div>
      ))}
    </FieldGroup>
  );
}
