import type { Commodity } from "~/places/commodity.ts";
import { nameIn } from "~/places/commodity.ts";
import { RadioChips, RadioTiles } from "~/ui/choice-field.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { lotWords } from "./lot.words.ts";

export type CommodityChoice = Pick<Commodity, "code" | "nameId" | "nameEn" | "nameLocal">;

/** What most groups raise: these get a tile with a drawing, the others stand behind a fold. */
const usual = ["LELE", "NILA", "PATIN", "GABUS", "PAPUYU", "ITIK", "KAMBING", "TELURITIK", "SINGKONG"];

/** Which commodity: one choice, spread over tiles and a fold. */
export function CommodityField({ field, commodities }: { field: FieldOf; commodities: readonly CommodityChoice[] }) {
  const say = useWords(lotWords).field;
  const locale = useLocale();
  const others = commodities.filter(({ code }) => !usual.includes(code));
  const tiles = usual.flatMap((code) => commodities.filter((commodity) => commodity.code === code));
  // The form's own field gives its parts only when asked by name, so they are named here.
  const folded = {
    id: `${field.id}-lain`,
    name: field.name,
    errorId: `${field.errorId}-lain`,
    descriptionId: `${field.descriptionId}-lain`,
    initialValue: field.initialValue,
  };
  const label = (commodity: CommodityChoice) => shortName(nameIn(locale, commodity));
  return (
    <div>
      <RadioTiles
        field={field}
        label={say.commodity}
        options={tiles.map((commodity) => ({
          value: commodity.code,
          label: label(commodity),
          drawing: drawingForCommodity(commodity.code),
        }))}
      />
      <Fold summary={say.moreCommodities} open={others.some(({ code }) => code === field.initialValue)}>
        <RadioChips
          field={folded}
          label={say.moreCommodities}
          options={others.map((commodity) => ({ value: commodity.code, label: label(commodity) }))}
        />
      </Fold>
    </div>
  );
}

/** "Ikan lele" is "Lele" on a tile. */
function shortName(name: string): string {
  const short = name.replace(/^Ikan /, "");
  return short.charAt(0).toUpperCase() + short.slice(1);
}
