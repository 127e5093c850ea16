import { nameInSentence } from "~/market/naming.ts";
import { isPlanted } from "./nature.ts";
import { cycleWords } from "./words.ts";

type Titled = { commodityCode: string; nameId: string; nameEn: string; category: string };

/** "Tebar lele", "Tanam singkong". */
export function cycleTitle(cycle: Titled, locale: "id" | "en"): string {
  const say = cycleWords[locale];
  const name = nameInSentence(locale, cycle);
  return isPlanted(cycle.category) ? say.planted(name) : say.page(name);
}
