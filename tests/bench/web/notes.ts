/** A month far larger than life, for the report to be measured on: 10,000 weigh notes of one regency, from one number. */
import { v7 } from "uuid";
import type { Kysely } from "kysely";
import { seedFrom } from "#db/demo/seed.ts";
import type { Tables } from "#db/schema.ts";
import { addDays } from "~/lib/dates.ts";
import { fill } from "./city.ts";

export const notes = 10_000;
const contracts = 2_000;
const groups = 240;
/** What people type into names and notes: none of it may become a formula. */
const sly = ["=1+1", "+62811", "@SUM(A1)", "-kolam"];

/** Fills an empty, migrated database with a month of Banjarbaru that begins on this day. */
export async function fillNotes(db: Kysely<Tables>, firstDay: string): Promise<void> {
  const seed = seedFrom(6);
  const startMs = Date.parse(`${firstDay}T01:00:00Z`);
  const id = () => v7({ random: seed.bytes(), msecs: startMs + seed.between(0, 20) * 86_400_000 });
  const villages = await db
    .selectFrom("regions")
    .select("code")
    .where("level", "=", "village")
    .where("regencyCode", "=", "63.72")
    .execute();
  const people = Array.from({ length: groups }, (_, index) => ({
    ...{ id: id(), name: `${sly[index % 9] ?? "Kelompok"} ${index}`, kindCode: "POKDAKAN" },
    ...{ villageCode: seed.pick(villages).code, regencyCode: "63.72", rt: "01", rw: "01" },
    ...{ isProducer: index % 3 === 2 ? 0 : 1, isProcessor: index % 3 === 2 ? 1 : 0, contactName: "Ketua" },
    ...{ contactPhone: "+6281200000000", createdAt: startMs, updatedAt: startMs },
  }));
  await fill(db, "groups", people);
  const producers = people.filter(({ isProducer }) => isProducer === 1);
  const kitchens = people
    .filter(({ isProcessor }) => isProcessor === 1)
    .map((group) => ({
      ...{ id: id(), groupId: group.id, name: group.name, villageCode: group.villageCode, regencyCode: "63.72" },
      ...{ capacityKg: 500, note: "", at: startMs, updatedAt: startMs },
    }));
  await fill(db, "kitchens", kitchens);
  const offers = kitchens.map((kitchen, index) => ({
    ...{ id: id(), kitchenId: kitchen.id, groupId: kitchen.groupId, regencyCode: "63.72" },
    ...{ productCode: ["ABON_LELE", "KERUPUK_IKAN", "NUGGET_IKAN"][index % 3] ?? "ABON_LELE", terms: "buy", feeIdr: 0 },
    ...{ capacityKg: 500, fromWeek: firstDay, toWeek: firstDay, maxKm: 40, minBatchKg: 10, maxSuppliers: 5 },
    ...{ note: "", postedAt: startMs, updatedAt: startMs },
  }));
  const known = new Set((await db.selectFrom("products").select("code").execute()).map(({ code }) => code));
  const sound = offers.map((offer) => (known.has(offer.productCode) ? offer : { ...offer, productCode: "ABON_LELE" }));
  await fill(db, "offers", sound);
  const deals = Array.from({ length: contracts }, (_, index) => {
    const producer = seed.pick(producers);
    return { producer, offer: seed.pick(sound), lotId: id(), bidId: id(), contractId: id(), index };
  });
  await fill(
    db,
    "lots",
    deals.map(({ producer, lotId }) => ({
      ...{ id: lotId, groupId: producer.id, villageCode: producer.villageCode, regencyCode: "63.72" },
      ...{ districtCode: producer.villageCode.slice(0, 8), commodityCode: "LELE", form: "LIVE", quantityKg: 500 },
      ...{ unitCount: null, stepKg: 1, askIdr: 22_000, minSaleKg: 1, readyFrom: firstDay, readyTo: firstDay, note: "" },
      ...{ postedAt: startMs, updatedAt: startMs },
    })),
  );
  await fill(
    db,
    "bids",
    deals.map(({ offer, lotId, bidId }) => ({
      ...{ id: bidId, lotId, offerId: offer.id, groupId: offer.groupId, maxKg: 500, bidIdr: 24_000, note: "" },
      ...{ at: startMs, updatedAt: startMs },
    })),
  );
  await fill(
    db,
    "contracts",
    deals.map(({ producer, offer, lotId, bidId, contractId, index }) => ({
      ...{ id: contractId, number: `BJB-PKS-${index}`, proposalId: null, bidId, lotId, offerId: offer.id },
      ...{ kitchenId: offer.kitchenId, producerGroupId: producer.id, processorGroupId: offer.groupId },
      ...{ regencyCode: "63.72", commodityCode: "LELE", productCode: offer.productCode, terms: "buy" },
      ...{ quantityKg: 500, priceIdr: seed.between(80, 104) * 250, feeIdr: 0, week: firstDay, paymentDays: 7 },
      signedAt: startMs + index,
    })),
  );
  const papers = Array.from({ length: notes }, (_, index) => {
    const deal = deals[index % contracts] as (typeof deals)[number];
    const weighedOn = addDays(firstDay, seed.between(0, 19));
    return { ...deal, index, ticketId: id(), deliveryId: id(), weighedOn, netGrams: seed.between(20_000, 99_999) };
  });
  const who = (at = startMs) => ({ userId: "u", at });
  await fill(
    db,
    "deliveries",
    papers.map(({ deliveryId, contractId, weighedOn }) => ({
      ...{ id: deliveryId, contractId, plannedOn: weighedOn, quantityKg: 60, byUserId: "u", at: startMs },
    })),
  );
  await fill(
    db,
    "tickets",
    papers.map(({ ticketId, index, deliveryId, contractId, weighedOn, netGrams, producer }) => ({
      ...{ id: ticketId, number: `BJB-NT-${index}`, deliveryId, contractId, weigherSide: "producer" },
      ...{
        grossGrams: netGrams,
        tareGrams: 0,
        netGrams,
        grade: 2,
        weighedOn,
        note: "",
        groupId: producer.id,
        ...who(),
      },
    })),
  );
  const agreed = papers.filter(({ index }) => index % 50 !== 0);
  await fill(
    db,
    "ticketConfirmations",
    agreed.map(({ ticketId, offer }) => ({ ticketId, groupId: offer.groupId, ...who() })),
  );
  const payments = deals.map(({ contractId, producer, offer, index }) => ({
    ...{ id: id(), number: `BJB-KW-${index}`, contractId, payerGroupId: offer.groupId, payeeGroupId: producer.id },
    ...{ amountIdr: seed.between(1_000, 9_000) * 500, method: "cash", paidOn: addDays(firstDay, seed.between(0, 19)) },
    ...{ note: "", groupId: offer.groupId, ...who() },
  }));
  await fill(db, "payments", payments);
  const received = payments
    .slice(100)
    .map(({ id: paymentId, payeeGroupId: groupId }) => ({ paymentId, groupId, ...who() }));
  await fill(db, "paymentConfirmations", received);
  const cooked = agreed.filter((_, index) => index % 4 !== 0);
  const batches = cooked.map(({ index, offer, netGrams, weighedOn }) => ({
    ...{
      id: id(),
      number: `BJB-PR-${index}`,
      kitchenId: offer.kitchenId,
      groupId: offer.groupId,
      regencyCode: "63.72",
    },
    ...{ productCode: offer.productCode, processedOn: weighedOn, outputUnit: "gram" },
    ...{ outputQuantity: Math.round(netGrams * 0.32), rejectQuantity: 0, outputPriceIdr: 150_000 },
    ...{ otherInputsIdr: 200_000, labourMinutes: 480, wageIdrPerDay: 120_000, note: "", ...who() },
  }));
  await fill(db, "batches", batches);
  await fill(
    db,
    "batchInputs",
    cooked.map(({ ticketId, netGrams }, index) => ({ batchId: batches[index]?.id ?? "", ticketId, grams: netGrams })),
  );
}
