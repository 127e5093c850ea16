import { sql } from "kysely";
import type { SqlBool } from "kysely";
import type { Db } from "#db/open.server.ts";
import { addDays } from "~/lib/dates.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import { withinReach } from "./contract-reach.server.ts";
import type { ContractState, Origin } from "./contract.ts";

/** Everything about contracts that any viewer of them may see: parties, terms, and what was weighed and paid. */
export function contractRows(db: Db, reach: Reach) {
  return db
    .selectFrom("contracts")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .innerJoin("regions as producerVillage", "producerVillage.code", "producer.villageCode")
    .innerJoin("regions as processorVillage", "processorVillage.code", "processor.villageCode")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .innerJoin("products", "products.code", "contracts.productCode")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .selectAll("contracts")
    .select(["producer.name as producerName", "processor.name as processorName"])
    .select(["producerVillage.name as producerVillageName", "processorVillage.name as processorVillageName"])
    .select([
      "commodities.nameId as commodityNameId",
      "commodities.nameEn as commodityNameEn",
      "commodities.category as commodityCategory",
    ])
    .select(["products.nameId as productNameId", "products.nameEn as productNameEn"])
    .select([
      "contractEnds.at as endedAt",
      "contractEnds.reason as endReason",
      "contractEnds.groupId as endedByGroupId",
    ])
    .select([waitingTickets.as("waitingTickets"), confirmedGrams.as("confirmedGrams")])
    .select(lastPlannedOn.as("lastPlannedOn"))
    .select([dueIdr.as("dueIdr"), paidIdr.as("paidIdr")])
    .select([waitingSales.as("waitingSales"), isSelling.as("isSelling")])
    .where(withinReach(reach));
}

export type ContractRow = Awaited<ReturnType<ReturnType<typeof contractRows>["executeTakeFirstOrThrow"]>>;

/** One page of contracts, newest first; `today` (ISO) decides their states. */
export function listContracts(
  db: Db,
  reach: Reach,
  asked: { state: ContractState | null; origin?: Origin | null; page: PageAsk; today: string },
): Promise<Page<ContractRow>> {
  let query = db.selectFrom(contractRows(db, reach).as("c")).selectAll();
  if (asked.origin) query = query.where("c.bidId", asked.origin === "direct" ? "is not" : "is", null);
  if (asked.state) query = query.where(inState(asked.state, asked.today));
  const order = {
    column: "c.id",
    id: "c.id",
    numeric: false,
    direction: "desc",
    valueOf: (row: ContractRow) => row.id,
  } as const;
  return keysetPage(query, order, asked.page);
}

/** The same rule as `contractState`, said to the database; a test holds the two together. */
function inState(state: ContractState, today: string) {
  const open = sql<SqlBool>`"c"."endedAt" is null`;
  const untouched = sql<SqlBool>`("c"."confirmedGrams" = 0 and "c"."waitingTickets" = 0)`;
  const over = sql<SqlBool>`("c"."week" < ${addDays(today, -6)} and "c"."lastPlannedOn" < ${today})`;
  const complete = sql<SqlBool>`("c"."waitingTickets" = 0 and "c"."isSelling" = 0 and "c"."paidIdr" >= "c"."dueIdr"
    and (${over} or "c"."confirmedGrams" >= "c"."quantityKg" * 950))`;
  switch (state) {
    case "ended":
      return sql<SqlBool>`"c"."endedAt" is not null`;
    case "running":
      return sql<SqlBool>`${open} and ${untouched} and "c"."week" > ${today}`;
    case "awaiting":
      return sql<SqlBool>`${open} and ${untouched} and "c"."week" <= ${today} and not ${over}`;
    case "late":
      return sql<SqlBool>`${open} and ${untouched} and ${over}`;
    case "done":
      return sql<SqlBool>`${open} and not ${untouched} and ${complete}`;
    case "weighed":
      return sql<SqlBool>`${open} and not ${untouched} and not ${complete}`;
  }
}

/** Of the deliveries that no newer text replaced. */
const lastPlannedOn = sql<string>`coalesce((select max(d."plannedOn") from "deliveries" d
  where d."contractId" = "contracts"."id"
    and not exists (select 1 from "deliveryDrops" x where x."deliveryId" = d."id")), "contracts"."week")`;

const notVoided = sql`not exists (select 1 from "ticketVoids" v where v."ticketId" = t."id")`;

const waitingTickets = sql<number>`(select count(*) from "tickets" t where t."contractId" = "contracts"."id" and ${notVoided}
  and not exists (select 1 from "ticketConfirmations" k where k."ticketId" = t."id"))`;

const confirmedGrams = sql<number>`coalesce((select sum(t."netGrams") from "tickets" t
  join "ticketConfirmations" k on k."ticketId" = t."id" where t."contractId" = "contracts"."id"), 0)`;

/** Each note is rounded by itself, half a rupiah up, as `owedIdr` does; what was sold cheaper counts beside it, and so do shared sales. */
const dueIdr = sql<number>`coalesce((select sum((t."netGrams" *
    case when "contracts"."terms" = 'toll' then "contracts"."feeIdr" else "contracts"."priceIdr" end + 500) / 1000
    + (coalesce(r."grams", 0) * coalesce(r."rateIdr", 0) + 500) / 1000)
  from "tickets" t join "ticketConfirmations" k on k."ticketId" = t."id"
  left join "ticketRejections" r on r."ticketId" = t."id" where t."contractId" = "contracts"."id"), 0)
  + coalesce((select sum(s."dueIdr") from "saleConfirmations" s where s."contractId" = "contracts"."id"), 0)`;

/** Shared sales to which the producer has not said that they are right. */
const waitingSales = sql<number>`(select count(*) from "saleShares" s where s."contractId" = "contracts"."id"
  and not exists (select 1 from "saleVoids" v where v."saleId" = s."saleId")
  and not exists (select 1 from "saleConfirmations" k where k."saleId" = s."saleId" and k."contractId" = s."contractId"))`;

/** 1 while something of a harvest whose sales are shared is to be cooked (5 % may be lost), sold or confirmed. */
const isSelling = sql<0 | 1>`(case when "contracts"."terms" <> 'share' then 0
  when ${waitingSales} > 0 then 1
  when exists (select 1 from "batchInputs" i join "tickets" t on t."id" = i."ticketId"
    join "batchStocks" b on b."batchId" = i."batchId"
    where t."contractId" = "contracts"."id" and b."leftQuantity" > 0) then 1
  when ${confirmedGrams} * 95 > 100 * coalesce((select sum(i."grams") from "batchInputs" i
    join "tickets" t on t."id" = i."ticketId" join "batchStocks" b on b."batchId" = i."batchId"
    where t."contractId" = "contracts"."id"), 0) then 1
  else 0 end)`;

const paidIdr = sql<number>`coalesce((select sum(p."amountIdr") from "payments" p
  join "paymentConfirmations" k on k."paymentId" = p."id" where p."contractId" = "contracts"."id"), 0)`;
