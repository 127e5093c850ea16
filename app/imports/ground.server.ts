import type { Db } from "#db/open.server.ts";
import { sidesOf } from "~/groups/group.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { bandsIn } from "~/market/choices.server.ts";
import { marketWords } from "~/market/words.ts";
import { listCommodities, listProducts } from "~/places/commodities.server.ts";
import { partsOf } from "~/places/commodity.ts";
import { listGroupKinds } from "~/places/offices.server.ts";
import { villagesOf } from "~/places/regions.server.ts";
import type { Ground, KnownGroup, KnownKitchen } from "./ground.ts";
import { lotKey } from "./ground.ts";
import { folded } from "./sheet.ts";

/** All that a workbook of this office is checked against, read once: reference data, and what stands already. */
export async function groundOf(db: Db, regencyCodes: readonly string[], nowMs: number): Promise<Ground> {
  const [reference, known] = await Promise.all([referenceOf(db, regencyCodes), knownOf(db, regencyCodes, nowMs)]);
  return { today: dateIn(defaultZone, nowMs), ...reference, ...known };
}

async function referenceOf(db: Db, regencyCodes: readonly string[]) {
  const [kinds, commodities, products, recipes] = await Promise.all([
    listGroupKinds(db),
    listCommodities(db),
    listProducts(db),
    db.selectFrom("recipes").select(["productCode", "commodityCode", "yieldTypical"]).execute(),
  ]);
  const places = (await Promise.all(regencyCodes.map((code) => villagesOf(db, code)))).flat();
  const villages = new Map<string, string[]>();
  for (const { code, name, districtName } of places) {
    for (const key of [folded(name), folded(`${name} (${districtName})`), code]) {
      villages.set(key, [...(villages.get(key) ?? []), code]);
    }
  }
  const bands = await Promise.all(regencyCodes.map(async (code) => [code, await bandsIn(db, code)] as const));
  const forms = new Set(commodities.flatMap((commodity) => partsOf(commodity.forms)));
  const yieldsOf = (code: string) =>
    new Map(
      recipes
        .filter(({ productCode }) => productCode === code)
        .map(({ commodityCode, yieldTypical }) => [commodityCode, Math.round(yieldTypical * 1000)]),
    );
  return {
    kinds: byNames(kinds, ({ code }) => code),
    villages,
    commodities: byNames(commodities, (commodity) => commodity),
    forms: new Map(
      [...forms].flatMap((form) =>
        [form, marketWords.id.forms[form], marketWords.en.forms[form]].map((name) => [folded(name ?? form), form]),
      ),
    ),
    products: byNames(products, ({ code }) => ({ code, yields: yieldsOf(code) })),
    bands: new Map(bands),
  };
}

type Named = { code: string; nameId: string; nameEn: string };

function byNames<Row extends Named, Value>(rows: readonly Row[], valueOf: (row: Row) => Value): Map<string, Value> {
  return new Map(
    rows.flatMap((row) => {
      const value = valueOf(row);
      return [row.nameEn, row.nameId, row.code].map((name): [string, Value] => [folded(name), value]);
    }),
  );
}

async function knownOf(db: Db, regencyCodes: readonly string[], nowMs: number) {
  const codes = regencyCodes.length > 0 ? [...regencyCodes] : [""];
  const today = dateIn(defaultZone, nowMs);
  const [rows, kitchens, lots] = await Promise.all([
    db
      .selectFrom("groups")
      .select(["id", "name", "regencyCode", "isProducer", "isProcessor", "contactPhone"])
      .where("regencyCode", "in", codes)
      .execute(),
    db
      .selectFrom("kitchens")
      .leftJoin("kitchenClosures", "kitchenClosures.kitchenId", "kitchens.id")
      .select(["kitchens.id", "kitchens.groupId", "kitchens.name", "kitchens.capacityKg"])
      .where("kitchens.regencyCode", "in", codes)
      .where("kitchenClosures.kitchenId", "is", null)
      .execute(),
    db
      .selectFrom("lots")
      .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
      .select(["lots.groupId", "lots.commodityCode", "lots.quantityKg", "lots.readyFrom"])
      .where("lots.regencyCode", "in", codes)
      .where("lots.readyTo", ">=", today)
      .where("lotWithdrawals.lotId", "is", null)
      .execute(),
  ]);
  const groups = new Map<string, KnownGroup[]>();
  for (const row of rows) {
    const key = folded(row.name);
    groups.set(key, [...(groups.get(key) ?? []), { id: row.id, regencyCode: row.regencyCode, sides: sidesOf(row) }]);
  }
  return {
    groups,
    phones: new Set(rows.map((row) => row.contactPhone)),
    kitchens: new Map(
      kitchens.map(({ id, groupId, name, capacityKg }): [string, KnownKitchen] => [
        `${groupId}|${folded(name)}`,
        { id, capacityKg },
      ]),
    ),
    lots: new Set(lots.map(lotKey)),
  };
}
