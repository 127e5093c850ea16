import { formatIdr, formatKg } from "~/ui/format.ts";
import type { GroupRef, ImportBody } from "./ground.ts";
import type { Preview } from "./import-preview.tsx";

const shownLines = 10;

type Draft = { id: string; fileName: string; rowCount: number; savedCount: number; body: ImportBody };
type Names = { groups: ReadonlyMap<string, string>; nameOf: (code: string) => string };

/** The first rows of each sheet of a draft, by what somebody recognises them by. */
export function previewOf(draft: Draft, names: Names, locale: "id" | "en"): Preview {
  const { id, fileName, rowCount, savedCount, body } = draft;
  const group = (ref: GroupRef) => ("id" in ref ? (names.groups.get(ref.id) ?? "") : ref.newName);
  const amount = (lot: { quantityKg?: number | undefined; unitCount?: number | undefined }) =>
    lot.quantityKg === undefined ? String(lot.unitCount ?? "") : formatKg(lot.quantityKg, locale);
  return {
    ...{ id, fileName, rowCount, savedCount },
    parts: [
      {
        sheet: "groups",
        count: body.groups.length,
        lines: body.groups.slice(0, shownLines).map(({ row, data }) => ({
          row,
          name: data.name,
          detail: `${data.kindCode}, ${names.nameOf(data.villageCode)}, RT ${data.rt}/RW ${data.rw}`,
        })),
      },
      {
        sheet: "lots",
        count: body.lots.length,
        lines: body.lots.slice(0, shownLines).map(({ row, group: ref, value }) => ({
          row,
          name: `${names.nameOf(value.commodityCode)}, ${group(ref)}`,
          detail: `${amount(value)}, ${formatIdr(value.askIdr, locale)} /kg, ${value.readyFrom} – ${value.readyTo}`,
        })),
      },
      {
        sheet: "offers",
        count: body.offers.length,
        lines: body.offers.slice(0, shownLines).map(({ row, group: ref, kitchen, value }) => ({
          row,
          name: `${names.nameOf(value.productCode)}, ${group(ref)}`,
          detail: `${kitchen.name}, ${formatKg(value.capacityKg, locale)}, ${value.fromWeek} – ${value.toWeek}`,
        })),
      },
    ],
  };
}
