import { formatIdr, formatKg, formatKm, formatWeek } from "~/ui/format.ts";
import { nameIn } from "~/places/commodity.ts";
import type { Change } from "./change.ts";
import { scenarioWords } from "./words.ts";

type Named = { nameId: string; nameEn: string };

/** A change with the names that its sentence needs. Null where the thing is not in this regency, or gone. */
export type NamedChange = {
  word: string;
  change: Change;
  product: Named | null;
  commodity: Named | null;
  village: string | null;
  group: { id: string; name: string } | null;
  kitchen: string | null;
};

/** A change as a sentence: "Dapur abon lele baru di Guntung Manggis, 100 kg sepekan". */
export function changeSentence(named: NamedChange, locale: "id" | "en"): string {
  const say = scenarioWords[locale].change;
  const { change, product, commodity, village, group, kitchen } = named;
  const kg = (value: number) => formatKg(value, locale);
  const idr = (value: number) => formatIdr(value, locale);
  const lot = commodity && group ? say.lot(nameIn(locale, commodity).toLowerCase(), group.name) : say.gone;
  switch (change.kind) {
    case "kitchen": {
      const made = product ? nameIn(locale, product).toLowerCase() : say.gone;
      return say.kitchen(made, village ?? say.gone, kg(change.capacityKg));
    }
    case "licence":
      return say.licence(group?.name ?? say.gone);
    case "transport":
      return say.transport(idr(change.idrPerKg));
    case "harvest":
      return change.weeks > 0 ? say.later(lot, change.weeks) : say.earlier(lot, -change.weeks);
    case "capacity":
      return say.capacity(kitchen ?? say.gone, kg(change.addKg));
    case "week":
      return say.week(kitchen ?? say.gone, formatWeek(change.week, locale), kg(change.addKg));
    case "ask":
      return say.ask(lot, idr(change.cutIdr));
    case "radius":
      return say.radius(kitchen ?? say.gone, formatKm(change.maxKm * 1000, locale));
  }
}

/** Where one goes to bring a change about: the group, the harvest, or nowhere in particular. */
export function changePlace({ change, group }: NamedChange): string | null {
  switch (change.kind) {
    case "harvest":
    case "ask":
      return `/panen/${change.lotId}`;
    case "licence":
    case "capacity":
    case "week":
    case "radius":
      return group ? `/kelompok/${group.id}` : null;
    case "kitchen":
    case "transport":
      return null;
  }
}
