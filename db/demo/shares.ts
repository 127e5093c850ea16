import { addDays, mondayOf } from "~/lib/dates.ts";
import { placeBid } from "~/market/bids.server.ts";
import { addKitchen } from "~/market/kitchens.server.ts";
import { postLot } from "~/market/lots.server.ts";
import { postOffer } from "~/market/offers.server.ts";
import { answerAndDeal } from "~/partnerships/deals.server.ts";
import { confirmPayment, recordPayment } from "~/partnerships/payments.server.ts";
import { confirmTicket, weighDelivery } from "~/partnerships/tickets.server.ts";
import { recordBatch } from "~/production/batches.server.ts";
import { confirmSales } from "~/production/sale-shares.server.ts";
import { recordSale } from "~/production/stock.server.ts";
import type { Db } from "../open.server.ts";
import type { Member } from "./people.ts";
import type { City } from "./season.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

const kg = 60;
/** Packets of 250 g that were sold, at which price, where; days from the cooking. */
const sales = [
  { after: 1, packs: 12, priceIdr: 42_000, channel: "order", buyerKind: "office" },
  { after: 3, packs: 14, priceIdr: 40_000, channel: "market", buyerKind: "trader" },
  { after: 6, packs: 10, priceIdr: 42_000, channel: "kitchen", buyerKind: "household" },
  { after: 10, packs: 8, priceIdr: 43_000, channel: "online", buyerKind: "household" },
  { after: 13, packs: 6, priceIdr: 42_000, channel: "shop", buyerKind: "shop" },
] as const;

/**
 * One harvest whose sales are shared between the two logins: dealt, weighed, cooked, sold; the first three sales are
 * confirmed and paid, the last two wait for the producer's word. Told last, so that the rest of the story stays.
 */
export async function tellShares(db: Db, teller: Teller, { stars }: City): Promise<void> {
  if (!stars) return;
  const { producer } = stars;
  const cook = stars.hearth.member;
  const contractId = await tellDeal(db, teller, producer, cook);
  const weighedOn = teller.day(-20);
  const ticketId = await tellWeighing(db, teller, { producer, cook, contractId, weighedOn });
  const batchId = await tellCooking(db, teller, cook, ticketId, addDays(weighedOn, 1));
  const saleIds: string[] = [];
  for (const { after, packs, ...sale } of sales) {
    const soldOn = addDays(weighedOn, 1 + after);
    const by = teller.act(cook.treasurerId, teller.at(soldOn, 16), cook.askedBy);
    const value = { batchId, ware: "pack" as const, countThousandths: packs * 1000, soldOn, note: "", ...sale };
    saleIds.push(told(await recordSale(db, by, { id: cook.id }, value), "a shared sale").id);
  }
  const word = teller.act(producer.speakerId, teller.at(teller.day(-11), 19), producer.askedBy);
  const value = { contractId, saleIds: saleIds.slice(0, 3) };
  const { dueIdr } = told(await confirmSales(db, word, { id: producer.id }, value), "confirming shared sales");
  await tellPaid(db, teller, { producer, cook, contractId, amountIdr: dueIdr });
}

async function tellDeal(db: Db, teller: Teller, producer: Member, cook: Member): Promise<string> {
  const kitchen = { name: "Dapur bagi hasil", villageCode: cook.village.code, capacityKg: 80, note: "" };
  const cooking = (days: number, hour: number) =>
    teller.act(cook.speakerId, teller.at(teller.day(days), hour), cook.askedBy);
  const { id: kitchenId } = told(await addKitchen(db, cooking(-27, 9), cook.trading, kitchen), "a kitchen that shares");
  const offer = {
    ...{ kitchenId, productCode: "ABON_LELE", terms: "share" as const, feeIdr: 0 },
    ...{ sharePercent: 70, shareCostIdr: 9_000, shareCosts: "bumbu, minyak, gas, kemasan" },
    accepts: [{ commodityCode: "LELE", ceilingIdr: 1, yieldPerMille: 281 }],
    ...{ capacityKg: 80, fromWeek: mondayOf(teller.day(-26)), toWeek: teller.week(6), maxKm: 25, minBatchKg: 10 },
    ...{ maxSuppliers: 4, note: "Kami yang menjual; penjualan dicatat tiap hari." },
  };
  const { id: offerId } = told(await postOffer(db, cooking(-26, 9), cook.trading, offer), "an offer that shares");
  const lot = {
    ...{ commodityCode: "LELE", form: "hidup", quantityKg: kg, minSaleKg: 20, askIdr: 20_000, note: "" },
    ...{ readyFrom: teller.day(-20), readyTo: teller.day(-16), closeOn: teller.day(-22) },
  };
  const noted = teller.act(producer.speakerId, teller.at(teller.day(-25), 8), producer.askedBy);
  const { id: lotId } = told(await postLot(db, noted, producer.trading, lot), "a harvest to be shared");
  const bid = { lotId, offerId, maxKg: kg, transportBy: "buyer" as const, note: "" };
  const { id: bidId } = told(await placeBid(db, cooking(-23, 10), cook.trading, bid), "a bid that shares");
  const yes = teller.act(producer.speakerId, teller.at(teller.day(-21), 8), producer.askedBy);
  const answer = { bidId, verdict: "yes" as const, quantityKg: kg, reason: "", groupId: producer.id };
  const done = await answerAndDeal(db, yes, { ...answer, userId: producer.speakerId });
  const { contractId } = told(done, "a deal that shares");
  if (!contractId) throw new Error("the deal that shares left no contract");
  return contractId;
}

type Handover = { producer: Member; cook: Member; contractId: string; weighedOn: string };

async function tellWeighing(
  db: Db,
  teller: Teller,
  { producer, cook, contractId, weighedOn }: Handover,
): Promise<string> {
  const weighing = { contractId, grossGrams: 63_600, tareGrams: 3_600, grade: 2, weighedOn, note: "" };
  const by = teller.act(cook.speakerId, teller.at(weighedOn, 10), cook.askedBy);
  const { id: ticketId } = told(await weighDelivery(db, by, { id: cook.id }, weighing), "weighing what is shared");
  const word = teller.act(producer.speakerId, teller.at(weighedOn, 13), producer.askedBy);
  told(await confirmTicket(db, word, { id: producer.id }, { ticketId }), "confirming what is shared");
  return ticketId;
}

async function tellCooking(
  db: Db,
  teller: Teller,
  cook: Member,
  ticketId: string,
  processedOn: string,
): Promise<string> {
  const { kitchenId } = await db
    .selectFrom("tickets")
    .innerJoin("contracts", "contracts.id", "tickets.contractId")
    .select("contracts.kitchenId")
    .where("tickets.id", "=", ticketId)
    .executeTakeFirstOrThrow();
  const value = {
    ...{ kitchenId, productCode: "ABON_LELE", processedOn, inputs: [{ ticketId, grams: kg * 1000 }] },
    ...{ outputThousandths: 16_500, rejectThousandths: 0, outputPriceIdr: 168_000 },
    costs: [
      { kind: "seasoning" as const, name: "", amountIdr: 210_000 },
      { kind: "oil" as const, name: "", amountIdr: 120_000 },
      { kind: "packing" as const, name: "", amountIdr: 130_000 },
      { kind: "fuel" as const, name: "", amountIdr: 80_000 },
    ],
    ...{ paidMinutes: 960, unpaidMinutes: 0, wageIdrPerDay: 100_000, packQuantity: 250, packs: 66, note: "" },
  };
  const by = teller.act(cook.speakerId, teller.at(processedOn, 20), cook.askedBy);
  return told(await recordBatch(db, by, { id: cook.id }, value), "cooking what is shared").id;
}

type Paid = { producer: Member; cook: Member; contractId: string; amountIdr: number };

async function tellPaid(db: Db, teller: Teller, { producer, cook, contractId, amountIdr }: Paid): Promise<void> {
  const paidOn = teller.day(-9);
  const value = { contractId, amountIdr, method: "transfer" as const, paidOn, note: "" };
  const by = teller.act(cook.treasurerId, teller.at(paidOn, 15), cook.askedBy);
  const { id: paymentId } = told(await recordPayment(db, by, { id: cook.id }, value), "paying a share");
  const word = teller.act(producer.speakerId, teller.at(paidOn, 18), producer.askedBy);
  told(await confirmPayment(db, word, { id: producer.id }, { paymentId }), "confirming a paid share");
}
