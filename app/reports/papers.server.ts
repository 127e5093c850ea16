import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays, instantIn } from "~/lib/dates.ts";
import type { Kind, ReportFilter } from "./period.ts";

/** What a question about papers needs: the filter, and the zone in which its days begin. */
export type PaperQuestion = { kind: Kind; filter: ReportFilter; zone: string; today: string };
type Query = RawBuilder<unknown>;

/**
 * Every paper behind one number, a row each, as SQL. Lists, sums and files are all taken from this one text: that is
 * why a number and what it opens to cannot part.
 */
export function papersSql(question: PaperQuestion): Query {
  if (question.kind === "stimulus") return stimulusSql(question.filter);
  if (question.kind === "groups") return groupsSql(question);
  return contractPapers[question.kind === "value" ? "delivered" : question.kind](question);
}

type ContractKind = Exclude<Kind, "stimulus" | "groups" | "value">;

/** What changes hands per kg: the price of the fish, or the kitchen's fee where the fish stays the producer's. */
const owedPerKg = sql`(case when c."terms" = 'toll' then c."feeIdr" else c."priceIdr" end)`;
const promisedSums = sql`c."quantityKg" * 1000 as "grams", c."quantityKg" * ${owedPerKg} as "amountIdr"`;
// What was refused and bought cheaper is owed beside the note.
const weighedSums = sql`t."netGrams" as "grams", (t."netGrams" * ${owedPerKg} + 500) / 1000
  + (coalesce(r."grams", 0) * coalesce(r."rateIdr", 0) + 500) / 1000 as "amountIdr"`;
const rejected = sql`left join "ticketRejections" r on r."ticketId" = t."id"`;
const noDay = sql`cast(null as text) as "onDay"`;
const noInstant = sql`cast(null as bigint) as "atMs"`;
const notEnded = sql`not exists (select 1 from "contractEnds" e where e."contractId" = c."id")`;
const confirmed = sql`join "ticketConfirmations" tc on tc."ticketId" = t."id"`;
const notConfirmed = sql`not exists (select 1 from "ticketConfirmations" n where n."ticketId" = t."id")
  and not exists (select 1 from "ticketVoids" n where n."ticketId" = t."id")`;

const contractPapers: Record<ContractKind, (question: PaperQuestion) => Query> = {
  promised: (question) => sql`select c."id", c."number", ${noDay}, c."signedAt" as "atMs", ${promisedSums}, ${parties}
    where ${notEnded} and ${during(sql`c."signedAt"`, question)} and ${inScope(question.filter)}`,
  ended: (question) => sql`select c."id", c."number", ${noDay}, x."at" as "atMs", ${promisedSums}, ${parties}
    join "contractEnds" x on x."contractId" = c."id"
    where ${during(sql`x."at"`, question)} and ${inScope(question.filter)}`,
  delivered: ({ filter }) => sql`select t."id", t."number", t."weighedOn" as "onDay", ${noInstant}, ${weighedSums},
    ${parties} join "tickets" t on t."contractId" = c."id" ${confirmed} ${rejected}
    where ${within(sql`t."weighedOn"`, filter)} and ${inScope(filter)}`,
  unconfirmed: ({ filter }) => sql`select t."id", t."number", t."weighedOn" as "onDay", ${noInstant}, ${weighedSums},
    ${parties} join "tickets" t on t."contractId" = c."id" ${rejected}
    where ${within(sql`t."weighedOn"`, filter)} and ${notConfirmed} and ${inScope(filter)}`,
  paid: ({ filter }) => sql`select y."id", y."number", y."paidOn" as "onDay", ${noInstant}, 0 as "grams",
    y."amountIdr", ${parties} join "payments" y on y."contractId" = c."id"
    join "paymentConfirmations" yc on yc."paymentId" = y."id"
    where ${within(sql`y."paidOn"`, filter)} and ${inScope(filter)}`,
  unseenPayments: ({ filter }) => sql`select y."id", y."number", y."paidOn" as "onDay", ${noInstant}, 0 as "grams",
    y."amountIdr", ${parties} join "payments" y on y."contractId" = c."id"
    where ${within(sql`y."paidOn"`, filter)} and ${inScope(filter)}
      and not exists (select 1 from "paymentConfirmations" n where n."paymentId" = y."id")
      and not exists (select 1 from "paymentVoids" n where n."paymentId" = y."id")`,
  late: ({ filter, today }) => sql`select d."id", c."number", d."plannedOn" as "onDay", ${noInstant},
    d."quantityKg" * 1000 as "grams", d."quantityKg" * ${owedPerKg} as "amountIdr", ${parties}
    join "deliveries" d on d."contractId" = c."id"
    where ${within(sql`d."plannedOn"`, filter)} and d."plannedOn" < ${today} and ${notEnded} and ${inScope(filter)}
      and not exists (select 1 from "deliveryDrops" n where n."deliveryId" = d."id")
      and not exists (select 1 from "tickets" n where n."deliveryId" = d."id"
        and not exists (select 1 from "ticketVoids" s where s."ticketId" = n."id"))`,
  claims: (question) => sql`select x."id", t."number", ${noDay}, x."at" as "atMs", ${weighedSums}, ${parties}
    join "claims" x on x."contractId" = c."id" join "tickets" t on t."id" = x."ticketId" ${rejected}
    where ${during(sql`x."at"`, question)} and ${inScope(question.filter)}
      and not exists (select 1 from "claimCloses" n where n."claimId" = x."id")
      and not exists (select 1 from "ticketVoids" n where n."ticketId" = t."id")`,
};

/** Between whom and of what; the village is where the harvest was raised. */
const parties = sql`c."id" as "contractId", c."number" as "contractNumber", c."productCode", c."regencyCode",
  p."id" as "groupId", p."name" as "producer", k."name" as "processor", p."villageCode", v."name" as "villageName",
  m."nameId" as "commodityId", m."nameEn" as "commodityEn"
  from "contracts" c join "groups" p on p."id" = c."producerGroupId" join "groups" k on k."id" = c."processorGroupId"
  join "regions" v on v."code" = p."villageCode" join "commodities" m on m."code" = c."commodityCode"`;

function groupsSql(question: PaperQuestion): Query {
  return sql`select q."groupId" as "id", '' as "number", max(q."onDay") as "onDay", ${noInstant},
    cast(sum(q."grams") as bigint) as "grams", cast(sum(q."amountIdr") as bigint) as "amountIdr",
    '' as "contractId", '' as "contractNumber", '' as "productCode", q."regencyCode", q."groupId", q."producer",
    '' as "processor", q."villageCode", q."villageName", '' as "commodityId", '' as "commodityEn"
    from (${contractPapers.delivered(question)}) q
    group by q."groupId", q."regencyCode", q."producer", q."villageCode", q."villageName"`;
}

/** Stimulus that groups were given up to the year in which the period ends. */
function stimulusSql({ placeCode, programId, to, groupId }: ReportFilter): Query {
  return sql`select x."id", g."name" as "number", cast(x."year" as text) as "onDay", ${noInstant}, 0 as "grams",
    x."amountIdr", '' as "contractId", '' as "contractNumber", '' as "productCode", p."regencyCode",
    p."id" as "groupId", p."name" as "producer", '' as "processor", p."villageCode", v."name" as "villageName",
    '' as "commodityId", '' as "commodityEn"
    from "enrolments" x join "programs" g on g."id" = x."programId" join "groups" p on p."id" = x."groupId"
    join "regions" v on v."code" = p."villageCode"
    where x."year" <= ${Number(to.slice(0, 4))} and ${inPlace(sql`p."regencyCode"`, sql`p."villageCode"`, placeCode)}
      ${programId ? sql`and x."programId" = ${programId}` : sql``} ${groupId ? sql`and p."id" = ${groupId}` : sql``}`;
}

function inScope({ placeCode, programId, productCode, groupId }: ReportFilter): Query {
  const program = sql`exists (select 1 from "enrolments" n where n."programId" = ${programId}
    and n."groupId" in (c."producerGroupId", c."processorGroupId"))`;
  return sql`${inPlace(sql`c."regencyCode"`, sql`p."villageCode"`, placeCode)}
    ${programId ? sql`and ${program}` : sql``} ${productCode ? sql`and c."productCode" = ${productCode}` : sql``}
    ${groupId ? sql`and c."producerGroupId" = ${groupId}` : sql``}`;
}

/** True in SQL where a regency and its village lie in a place of any level. */
export function inPlace(regency: Query, village: Query, placeCode: string): RawBuilder<boolean> {
  const [province = "", kota, ...within] = placeCode.split(".");
  if (!kota) return sql`${regency} in (select "code" from "regions" where "parentCode" = ${province})`;
  const own = sql`${regency} = ${`${province}.${kota}`}`;
  if (within.length === 0) return sql`${own}`;
  return sql`${own} and (${village} = ${placeCode} or ${village} like ${`${placeCode}.%`})`;
}

function within(day: Query, { from, to }: ReportFilter): Query {
  return sql`${day} >= ${from} and ${day} <= ${to}`;
}

function during(instant: Query, { filter, zone }: PaperQuestion): Query {
  return sql`${instant} >= ${instantIn(zone, filter.from, 0)} and ${instant} < ${instantIn(zone, addDays(filter.to, 1), 0)}`;
}
