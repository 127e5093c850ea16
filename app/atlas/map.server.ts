import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import type { DownloadTable } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { regencies } from "~/places/regions.server.ts";
import { readMapAddress, weekInAddress } from "./map-address.ts";
import type { VillageFigures } from "./map-figures.ts";
import { mapFor } from "./map-view.server.ts";
import { atlasWords } from "./words.ts";

/** The map that an officer's address asks for, of the own regencies only. */
export async function askedMap(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const asked = readMapAddress(new URL(visit.request.url).searchParams);
  const regencyCode = regencyCodes.find((code) => code === asked.regency) ?? regencyCodes[0] ?? "";
  const map = await mapFor(db, { regencyCode, commodityCode: asked.commodity, week: asked.week }, now());
  const own = (await regencies(db)).filter(({ code }) => regencyCodes.includes(code));
  const chosen = map.villages.find(({ code }) => code === asked.village)?.code ?? null;
  const address = {
    regency: regencyCode,
    commodity: map.filter.commodityCode,
    week: weekInAddress(map.weeks[0] ?? "", map.filter.week),
    village: chosen,
  };
  return { ...map, address, regencies: own.map(({ code, name }) => ({ value: code, label: name })) };
}

/** The villages that have anything, the fullest first: the rows of the table and of its files. */
export function busyVillages(villages: readonly VillageFigures[]): VillageFigures[] {
  const weight = ({ supplyKg, capacityKg, sentKg, receivedKg }: VillageFigures) =>
    supplyKg + capacityKg + sentKg + receivedKg;
  return villages
    .filter((village) => weight(village) > 0)
    .sort((a, b) => weight(b) - weight(a) || a.code.localeCompare(b.code));
}

/** The map's numbers as a table to take home, in the reader's language. */
export async function mapTable(
  visit: LoaderFunctionArgs,
): Promise<{ name: string; table: DownloadTable<VillageFigures> }> {
  const { villages } = await askedMap(visit);
  const say = atlasWords[readLocale(visit.request)];
  const column = (key: keyof (typeof say)["column"], value: (village: VillageFigures) => string | number) => ({
    head: key === "village" ? say.column[key] : `${say.column[key]} (kg)`,
    value,
  });
  const columns = [
    column("village", ({ name }) => name),
    column("supply", ({ supplyKg }) => supplyKg),
    column("capacity", ({ capacityKg }) => capacityKg),
    column("gap", ({ supplyKg, capacityKg }) => supplyKg - capacityKg),
    column("sent", ({ sentKg }) => sentKg),
    column("received", ({ receivedKg }) => receivedKg),
  ];
  return { name: say.file, table: { name: say.title, columns, rows: busyVillages(villages) } };
}
