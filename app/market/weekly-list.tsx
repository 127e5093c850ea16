import { nameIn } from "~/places/commodity.ts";
import { Card, Cards } from "~/ui/card.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { ActionButton } from "~/ui/form.tsx";
import { formatDate, formatIdr, formatKg, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { uiWords } from "~/ui/words.ts";
import { standingWords } from "./standing.words.ts";
import { marketWords } from "./words.ts";

export type WeeklyLot = {
  id: string;
  commodityCode: string;
  nameId: string;
  nameEn: string;
  unit: string;
  quantityKg: number | null;
  unitCount: number | null;
  askIdr: number;
  weekday: number;
};

/** The name of a weekday, Monday 0 to Sunday 6. */
export function useWeekday(): (weekday: number) => string {
  const locale = useLocale();
  // 2026-11-16 was a Monday.
  return (weekday) => formatDate(`2026-11-${16 + weekday}`, locale, "day").split(" ")[0] ?? "";
}

/** The own harvests that come again each week, each with its way to stop. */
export function WeeklyList({ lots }: { lots: readonly WeeklyLot[] }) {
  const say = useWords(standingWords);
  const { unit } = useWords(marketWords);
  const { perKg } = useWords(uiWords);
  const locale = useLocale();
  const weekday = useWeekday();
  if (lots.length === 0) return null;
  const amount = (lot: WeeklyLot) =>
    [
      lot.unitCount === null ? null : `${formatNumber(lot.unitCount, locale)} ${unit[lot.unit] ?? lot.unit}`,
      lot.quantityKg === null ? null : formatKg(lot.quantityKg, locale),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <Section title={say.title}>
      <Cards>
        {lots.map((lot) => (
          <Card key={lot.id} side="hulu">
            <div className="row">
              <Pic name={drawingForCommodity(lot.commodityCode)} side="hulu" size={48} />
              <div className="grow">
                <p className="strong">{`${nameIn(locale, lot)}, ${amount(lot)}`}</p>
                <p className="soft">{`${say.rhythm(weekday(lot.weekday))}, ${formatIdr(lot.askIdr, locale)} ${perKg}`}</p>
              </div>
            </div>
            <ActionButton action={`/panen/tiap-pekan/${lot.id}/henti`} label={say.stop} tone="line" size="small" />
          </Card>
        ))}
      </Cards>
    </Section>
  );
}
