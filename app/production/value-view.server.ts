import type { Db } from "#db/open.server.ts";
import { findProduct } from "~/places/commodities.server.ts";
import type { BatchRow } from "./batch-list.server.ts";
import type { BatchTerms } from "./batch-money.ts";
import type { ContractValue } from "./batch-value.server.ts";
import { valueOfBatches } from "./batch-value.server.ts";
import type { ProductValue } from "./product-value.server.ts";
import { soldOf, soldOfBatch } from "./sale-list.server.ts";
import { atSoldPrice, soldShare } from "./sold.ts";
import type { ValueView } from "./value-view.ts";

type Named = { nameId: string; nameEn: string };

/** The value added of a batch as its page shows it; null when the batch was struck out. */
export async function viewOfBatch(db: Db, batch: BatchRow, inputs: readonly Named[]): Promise<ValueView | null> {
  const [value] = await valueOfBatches(db, [batch.id]);
  const [first] = inputs;
  if (!value?.table || !first) return null;
  const { money, parts, referenceIdr, inputs: amounts, table } = value;
  const { outputUnit, outputQuantity, productCode: code, nameId, nameEn } = batch;
  return {
    product: { code, nameId, nameEn },
    commodityName: { nameId: first.nameId, nameEn: first.nameEn },
    terms: value.batch.terms,
    ...{ outputUnit, outputQuantity, money, parts, referenceIdr, inputs: amounts, table },
    isEstimate: value.batch.isEstimate,
    isLabourAssumed: value.batch.isLabourAssumed,
    sold: atSoldPrice(amounts, outputUnit, await soldOfBatch(db, batch.id)),
  };
}

/** The value added of a contract as its page shows it; null while nothing, or more than one product, was made. */
export async function viewOfContract(
  db: Db,
  contract: { commodity: Named; terms: BatchTerms },
  value: ContractValue,
): Promise<ValueView | null> {
  if (!value.one?.table) return null;
  const { productCode, outputUnit, outputQuantity, inputs, table } = value.one;
  const product = await findProduct(db, productCode);
  if (!product) return null;
  const { code, nameId, nameEn } = product;
  const { money, parts, referenceIdr, isEstimate, isLabourAssumed, shares } = value;
  const sales = await soldOf(
    db,
    shares.map(({ batchId }) => batchId),
  );
  const { nameId: rawId, nameEn: rawEn } = contract.commodity;
  return {
    product: { code, nameId, nameEn },
    commodityName: { nameId: rawId, nameEn: rawEn },
    terms: contract.terms,
    ...{ outputUnit, outputQuantity, money, parts, referenceIdr, inputs, table, isEstimate, isLabourAssumed },
    sold: atSoldPrice(inputs, outputUnit, soldShare(sales, shares)),
  };
}

/** The value added of a product over all its batches as its page shows it; null when it is none that is known. */
export async function viewOfProduct(db: Db, value: ProductValue): Promise<ValueView | null> {
  const product = await findProduct(db, value.productCode);
  if (!product || !value.table) return null;
  const { outputUnit, outputQuantity, money, parts, referenceIdr, inputs, table, isEstimate } = value;
  const { code, nameId, nameEn } = product;
  const [first] = value.terms;
  const sales = await soldOf(db, value.batchIds);
  const all = value.batchIds.map((batchId) => ({ batchId, ratio: 1 }));
  return {
    product: { code, nameId, nameEn },
    commodityName: null,
    terms: value.terms.length === 1 && first ? first : "mixed",
    ...{ outputUnit, outputQuantity, money, parts, referenceIdr, inputs, table, isEstimate },
    isLabourAssumed: value.isLabourAssumed,
    sold: atSoldPrice(inputs, outputUnit, soldShare(sales, all)),
  };
}
