import type { Db } from "#db/open.server.ts";
import { addDays } from "~/lib/dates.ts";
import type { Reach } from "~/partnerships/contract-reach.server.ts";
import { listProducts } from "~/places/commodities.server.ts";
import { valueOfProducts } from "./product-value.server.ts";

export type ListedProductValue = Awaited<ReturnType<typeof listProductValues>>[number];

/** Value added by product over the year up to `today` (ISO date), the largest first. */
export async function listProductValues(db: Db, reach: Reach, today: string) {
  const [values, products] = await Promise.all([
    valueOfProducts(db, { ...reach, from: addDays(today, -365), to: today }),
    listProducts(db),
  ]);
  return values.flatMap(({ productCode: code, batches, money, table }) => {
    const product = products.find((one) => one.code === code);
    if (!product || !table) return [];
    const { rawGrams, valueAddedIdr, profitIdr } = money;
    const perKgIdr = Math.round(table.valueAdded);
    const ratio = table.valueAdded > 0 ? table.valueAddedRatio : null;
    return {
      ...{ code, nameId: product.nameId, nameEn: product.nameEn, batches },
      ...{ rawGrams, valueAddedIdr, profitIdr, perKgIdr, ratio },
    };
  });
}
