import { addDays } from "~/lib/dates.ts";
import { recordDiscard, recordSale } from "~/production/stock.server.ts";
import type { BuyerKind, Channel } from "~/production/stock.ts";
import { endRecall, issueRecall } from "~/trace/recalls.server.ts";
import type { Db } from "../open.server.ts";
import type { Member } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

const places: { channel: Channel; buyerKind: BuyerKind; margin: number }[] = [
  { channel: "kitchen", buyerKind: "household", margin: 1 },
  { channel: "market", buyerKind: "trader", margin: 0.92 },
  { channel: "shop", buyerKind: "shop", margin: 0.95 },
  { channel: "order", buyerKind: "office", margin: 1.02 },
  { channel: "event", buyerKind: "household", margin: 1.05 },
  { channel: "online", buyerKind: "household", margin: 1.08 },
];

/** What the kitchens sold since: of each batch a few sales, some nearly all, some hardly any, now and then something spoilt. */
export async function tellSales(db: Db, teller: Teller, members: ReadonlyMap<string, Member>): Promise<void> {
  const batches = await db
    .selectFrom("batches")
    .innerJoin("batchStocks", "batchStocks.batchId", "batches.id")
    .select(["batches.id", "batches.groupId", "batches.processedOn", "batches.outputUnit", "batches.outputPriceIdr"])
    .select(["batches.packQuantity", "batches.expiresOn", "batchStocks.leftQuantity"])
    .orderBy("batches.id")
    .execute();
  for (const [index, batch] of batches.entries()) {
    const cook = members.get(batch.groupId);
    if (cook) await tellShelf(db, teller, cook, batch, index);
  }
}

/** One recall that ended well and one that stands: what the desk and the packets' pages have to show. */
export async function tellRecalls(db: Db, teller: Teller, officerId: string, regencyCode: string): Promise<void> {
  const batches = await db
    .selectFrom("batches")
    .innerJoin("batchStocks", "batchStocks.batchId", "batches.id")
    .select(["batches.id", "batches.processedOn"])
    .where("batches.regencyCode", "=", regencyCode)
    .orderBy("batches.processedOn", "desc")
    .orderBy("batches.id")
    .limit(9)
    .execute();
  const office = { regencyCodes: [regencyCode] };
  const at = (day: number, hour: number) => teller.act(officerId, teller.at(teller.day(day), hour));
  for (const [index, batch] of [batches[8], batches[5]].entries()) {
    if (!batch) continue;
    const value = { source: { kind: "batch" as const, id: batch.id }, reason: reasons[index] ?? "" };
    const { id } = told(await issueRecall(db, at(-1, 9), office, value), "a recall");
    const end = { recallId: id, reason: "Hasil uji laboratorium baik, produk aman." };
    if (index === 0) told(await endRecall(db, at(-1, 14), office, end), "ending a recall");
  }
}

const reasons = ["Pembeli melaporkan bau tengik, sedang diuji.", "Kemasan bocor, produk bisa berjamur."];

type Shelved = {
  id: string;
  processedOn: string;
  outputUnit: "gram" | "piece";
  outputPriceIdr: number;
  packQuantity: number | null;
  expiresOn: string | null;
  leftQuantity: number;
};

async function tellShelf(db: Db, teller: Teller, cook: Member, batch: Shelved, index: number): Promise<void> {
  const unit = batch.packQuantity ?? (batch.outputUnit === "gram" ? 500 : 1);
  const ware = batch.packQuantity === null ? ("loose" as const) : ("pack" as const);
  const thousandthsOf = (count: number) =>
    ware === "pack" || batch.outputUnit === "piece" ? count * 1000 : count * unit;
  const kgOrPiece = batch.outputUnit === "gram" ? unit / 1000 : unit;
  let left = Math.floor(batch.leftQuantity / unit);
  let day = addDays(batch.processedOn, 1);
  // Some shelves are nearly empty, some nearly full.
  const keep = Math.floor(left * ([0, 0.1, 0.3, 0.75][index % 4] ?? 0));
  for (let sale = 0; sale < 5 && left > keep && day < teller.today; sale += 1) {
    const place = places[(index + sale) % places.length];
    if (!place || (batch.expiresOn !== null && day > batch.expiresOn)) break;
    const count = Math.min(left - keep, Math.max(1, Math.round((left * teller.seed.between(20, 60)) / 100)));
    const price = batch.outputPriceIdr * place.margin * (ware === "pack" ? kgOrPiece : 1);
    const { channel, buyerKind } = place;
    const by = teller.act(cook.treasurerId, teller.at(day, 16), cook.askedBy);
    const value = { batchId: batch.id, ware, countThousandths: thousandthsOf(count), soldOn: day, note: "" };
    const priceIdr = Math.max(100, Math.round(price / 100) * 100);
    told(await recordSale(db, by, { id: cook.id }, { ...value, priceIdr, channel, buyerKind }), "a sale");
    left -= count;
    day = addDays(day, teller.seed.between(1, 6));
  }
  if (index % 7 === 3 && left > 0 && day < teller.today) {
    const by = teller.act(cook.speakerId, teller.at(day, 17), cook.askedBy);
    const value = { batchId: batch.id, ware, countThousandths: thousandthsOf(1), discardedOn: day, note: "" };
    told(await recordDiscard(db, by, { id: cook.id }, { ...value, kind: "damaged" }), "a discard");
  }
}
