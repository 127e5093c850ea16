import { addDays } from "~/lib/dates.ts";
import { minutesPerDay, outputUnitOf } from "~/production/batch.ts";
import { recordBatch, voidBatch } from "~/production/batches.server.ts";
import { unitsPerKg } from "~/market/toll.ts";
import type { Db } from "../open.server.ts";
import type { Weighed } from "./deliveries.ts";
import { inSteps } from "./harvests.ts";
import type { Cookbook } from "./kitchens.ts";
import type { Member } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** How a batch turned out: a good one, one that lost money, or one that was written down wrongly first. */
export type Luck = "good" | "burnt" | "mistyped";

type Ingredients = Awaited<ReturnType<typeof ingredientsOf>>;

/** The kitchen cooks what was delivered under one contract and writes down what came out. */
export async function tellBatch(
  db: Db,
  teller: Teller,
  book: Cookbook,
  members: ReadonlyMap<string, Member>,
  weighed: readonly Weighed[],
  luck: Luck,
): Promise<boolean> {
  const last = weighed.at(-1);
  if (!last) return false;
  const processedOn = addDays(last.weighedOn, teller.seed.between(0, 2));
  if (processedOn >= teller.today) return false;
  const contract = await ingredientsOf(db, last.contractId);
  const cook = members.get(contract.processorGroupId);
  if (!cook) throw new Error(`nobody of the story cooks for contract ${last.contractId}`);
  const inputs = weighed.flatMap(({ ticketId, netGrams, cheaper }) => [
    { ticketId, grams: netGrams },
    ...(cheaper ? [{ ticketId, grams: cheaper.grams, cheaper: "on" as const }] : []),
  ]);
  const made = outcomeOf(teller, book, contract, inputs.reduce((sum, one) => sum + one.grams, 0) / 1000, luck);
  const packed = packingOf(made, contract.productCode);
  const { kitchenId, productCode } = contract;
  const note = luck === "burnt" ? "Minyak terlalu panas, sebagian gosong dan dijual murah." : "";
  const value = { kitchenId, productCode, processedOn, inputs, note, ...packed };
  const by = () => teller.act(cook.speakerId, teller.at(processedOn, 20), cook.askedBy);
  if (luck === "mistyped") {
    const wrong = { ...value, outputThousandths: value.outputThousandths * 10 };
    const { id } = told(await recordBatch(db, by(), { id: cook.id }, wrong), `a batch of ${cook.name}`);
    const reason = "Salah ketik: hasilnya kelebihan satu nol.";
    told(await voidBatch(db, by(), { id: cook.id }, { batchId: id, reason }), `striking out a batch of ${cook.name}`);
  }
  told(await recordBatch(db, by(), { id: cook.id }, value), `a batch of ${cook.name}`);
  return true;
}

type Outcome = ReturnType<typeof outcomeOf>;

/**
 * How an outcome is packed, and what its costs and hands were: half of the work is the group's own in every third kitchen.
 * It follows from the figures alone and draws no chance, so that the story stays as it is.
 */
function packingOf({ otherInputsIdr, labourMinutes, ...rest }: Outcome, productCode: string) {
  const kg = rest.outputThousandths / 1000;
  const size = productCode === "TELUR_ASIN" ? 10 : productCode.startsWith("ABON") ? 100 : 250;
  const packQuantity = (productCode === "TELUR_ASIN" ? kg : kg * 1000) >= size ? size : undefined;
  const parts = [
    { kind: "seasoning" as const, share: 0.35 },
    { kind: "oil" as const, share: 0.2 },
    { kind: "packing" as const, share: 0.25 },
    { kind: "fuel" as const, share: 0.12 },
  ].map(({ kind, share }) => ({ kind, name: "", amountIdr: inSteps(otherInputsIdr * share, 500) }));
  const left = otherInputsIdr - parts.reduce((sum, { amountIdr }) => sum + amountIdr, 0);
  const costs = [...parts, { kind: "transport" as const, name: "", amountIdr: left }];
  const unpaidMinutes = Math.round(otherInputsIdr / 500) % 3 === 0 ? Math.round(labourMinutes / 2) : 0;
  return {
    ...rest,
    packQuantity,
    costs: costs.filter(({ amountIdr }) => amountIdr > 0),
    paidMinutes: labourMinutes - unpaidMinutes,
    unpaidMinutes,
  };
}

function ingredientsOf(db: Db, contractId: string) {
  return db
    .selectFrom("contracts")
    .innerJoin("offerAccepts", (join) =>
      join
        .onRef("offerAccepts.offerId", "=", "contracts.offerId")
        .onRef("offerAccepts.commodityCode", "=", "contracts.commodityCode"),
    )
    .select(["contracts.kitchenId", "contracts.productCode", "contracts.commodityCode", "contracts.processorGroupId"])
    .select("offerAccepts.yieldPerMille")
    .where("contracts.id", "=", contractId)
    .executeTakeFirstOrThrow();
}

/** What comes out of `rawKg`, what it sells for and what it took, near what the kitchen said it would be. */
function outcomeOf(teller: Teller, book: Cookbook, contract: Ingredients, rawKg: number, luck: Luck) {
  const { seed } = teller;
  const product = book.products.find((one) => one.code === contract.productCode);
  const recipe = book.recipes.find(
    (one) => one.productCode === contract.productCode && one.commodityCode === contract.commodityCode,
  );
  if (!product || !recipe) throw new Error(`no recipe for ${contract.productCode} from ${contract.commodityCode}`);
  const units = rawKg * unitsPerKg(recipe.unit, book.gramsPerUnit.get(recipe.commodityCode) ?? null);
  const skill = seed.between(94, 103) / 100;
  const output = units * (contract.yieldPerMille / 1000) * (luck === "burnt" ? 0.6 : skill);
  const pieces = outputUnitOf(product) === "piece";
  const outputThousandths = pieces ? Math.floor(output) * 1000 : Math.round(output * 10) * 100;
  const price =
    (product.priceIdr ?? 0) + (seed.between(20, 80) / 100) * ((product.priceHighIdr ?? 0) - (product.priceIdr ?? 0));
  return {
    outputThousandths,
    rejectThousandths: pieces ? Math.floor(output * 0.02) * 1000 : Math.round(output * 0.2) * 100,
    outputPriceIdr: inSteps(price * (luck === "burnt" ? 0.7 : 1), pieces ? 100 : 1000),
    otherInputsIdr: inSteps(units * (product.otherInputsIdrPerUnit ?? 0) * (seed.between(85, 110) / 100), 500),
    labourMinutes: Math.max(60, Math.round(units * (product.labourDaysPerUnit ?? 0) * minutesPerDay)),
    wageIdrPerDay: inSteps(seed.between(85_000, 120_000), 5000),
  };
}
