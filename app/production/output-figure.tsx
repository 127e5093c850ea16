import { KgOfGrams, Num } from "~/ui/figure.tsx";
import { useWords } from "~/ui/locale.tsx";
import type { OutputUnit } from "./batch.ts";
import { productionWords } from "./words.ts";

/** Finished product: grams spoken in kg, or pieces. */
export function OutputFigure({ unit, quantity }: { unit: OutputUnit; quantity: number }) {
  const say = useWords(productionWords);
  return unit === "gram" ? <KgOfGrams grams={quantity} /> : <Num value={quantity} unit={say.unit.piece} />;
}
