import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { addDays, dateIn, instantIn } from "~/lib/dates.ts";
import type { Asked, DeskRow } from "./desk.ts";
import { promiseDays, staleDays } from "./desk.ts";

const dayMs = 86_400_000;

/** Planned deliveries of the last 30 days whose day has passed and that nobody has weighed. */
export async function lateDeliveries(db: Db, { regencyCodes, today }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("contracts", "contracts.id", "deliveries.contractId")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .leftJoin("deliveryDrops", "deliveryDrops.deliveryId", "deliveries.id")
    .select(["deliveries.id", "deliveries.plannedOn as dueOn", "deliveries.quantityKg", "contracts.id as contractId"])
    .select(["contracts.number", "contracts.regencyCode", "contracts.priceIdr", "contracts.transportBy"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId", "producer.villageCode"])
    .select(["producer.name as producer", "processor.name as processor"])
    .select(["commodities.nameId", "commodities.nameEn"])
    .where("contracts.regencyCode", "in", regencyCodes)
    .where("deliveries.plannedOn", "<", today)
    .where("deliveries.plannedOn", ">=", addDays(today, -staleDays.delivery))
    .where("contractEnds.contractId", "is", null)
    .where("deliveryDrops.deliveryId", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("tickets")
            .leftJoin("ticketVoids", "ticketVoids.ticketId", "tickets.id")
            .select("tickets.id")
            .whereRef("tickets.deliveryId", "=", "deliveries.id")
            .where("ticketVoids.ticketId", "is", null),
        ),
      ),
    )
    .execute();
  return rows.map(({ contractId, priceIdr, transportBy, producerGroupId, processorGroupId, ...row }) => ({
    ...row,
    ...{ kind: "delivery" as const, to: `/kemitraan/${contractId}`, amountIdr: row.quantityKg * priceIdr },
    // Who brings it is asked first.
    groupIds: transportBy === "seller" ? [producerGroupId, processorGroupId] : [processorGroupId, producerGroupId],
  }));
}

/** Claims that are open: neither closed by an officer nor overtaken by a note that was struck out. */
export async function openClaims(db: Db, { regencyCodes, zone }: Asked): Promise<DeskRow[]> {
  const rows = await db
    .selectFrom("claims")
    .innerJoin("tickets", "tickets.id", "claims.ticketId")
    .innerJoin("contracts", "contracts.id", "claims.contractId")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .leftJoin("claimCloses", "claimCloses.claimId", "claims.id")
    .leftJoin("ticketVoids", "ticketVoids.ticketId", "claims.ticketId")
    .select(["claims.id", "claims.at", "tickets.number", "tickets.netGrams"])
    .select(["contracts.regencyCode", "contracts.priceIdr", "contracts.producerGroupId", "contracts.processorGroupId"])
    .select(["producer.name as producer", "processor.name as processor", "producer.villageCode"])
    .where("contracts.regencyCode", "in", regencyCodes)
    .where("claimCloses.claimId", "is", null)
    .where("ticketVoids.ticketId", "is", null)
    .execute();
  return rows.map(({ at, netGrams, priceIdr, producerGroupId, processorGroupId, ...row }) => ({
    ...row,
    ...{ kind: "claim" as const, to: `/sengketa/${row.id}`, dueOn: addDays(dateIn(zone, at), promiseDays.claim) },
    ...{ quantityKg: Math.round(netGrams / 1000), amountIdr: Math.round((netGrams * priceIdr) / 1000) },
    groupIds: [producerGroupId, processorGroupId],
  }));
}

type Late = { id: string; pastDueIdr: number; paidIdr: number };

/**
 * Contracts on which more rupiah have come due than confirmed payments cover: the same rule as the list of dues. The
 * first payments settle the oldest notes, so the row is due on the day of the first note that is not covered.
 */
export async function latePayments(db: Db, asked: Asked): Promise<DeskRow[]> {
  const late = (await overdueContracts(db, asked)).filter((row) => row.pastDueIdr > row.paidIdr);
  if (late.length === 0) return [];
  const ids = late.map((row) => row.id);
  const [contracts, notes] = await Promise.all([contractsOf(db, ids), notesOf(db, ids)]);
  const firstDue = firstOpenDay(late, notes, asked.zone);
  return contracts.map(({ terms, producerGroupId, processorGroupId, producer, processor, ...row }) => {
    const { pastDueIdr = 0, paidIdr = 0 } = late.find((one) => one.id === row.id) ?? {};
    // For processing as a service it is the producer who pays.
    const byProducer = terms === "toll";
    const [payer, payee] = byProducer ? [producer, processor] : [processor, producer];
    const groupIds = byProducer ? [producerGroupId, processorGroupId] : [processorGroupId, producerGroupId];
    return {
      ...row,
      ...{ kind: "payment" as const, to: `/kemitraan/${row.id}`, payer, payee, groupIds },
      ...{ dueOn: firstDue.get(row.id) ?? asked.today, quantityKg: null, amountIdr: pastDueIdr - paidIdr },
    };
  });
}

async function overdueContracts(db: Db, { regencyCodes, today, zone }: Asked): Promise<Late[]> {
  const midnight = instantIn(zone, today, 0);
  const { rows } = await sql<Late>`
    select d."id", d."pastDueIdr", coalesce((select sum(p."amountIdr") from "payments" p
        join "paymentConfirmations" k on k."paymentId" = p."id" where p."contractId" = d."id"), 0) as "paidIdr"
    from (select x."contractId" as "id", sum(x."owedIdr") as "pastDueIdr" from (
      ${debts(sql`c."regencyCode" in (${sql.join([...regencyCodes])})`)}) x
      where x."at" < ${midnight} - x."paymentDays" * 86400000
      group by x."contractId") d`.execute(db);
  return rows.map((row) => ({ id: row.id, pastDueIdr: Number(row.pastDueIdr), paidIdr: Number(row.paidIdr) }));
}

/** What is owed: a row a confirmed note, and a row a shared sale that both have confirmed. `which` is SQL about `c`. */
function debts(which: RawBuilder<unknown>) {
  return sql`select t."contractId", k."at", c."paymentDays", ${owed} as "owedIdr"
    from "contracts" c join "tickets" t on t."contractId" = c."id"
      join "ticketConfirmations" k on k."ticketId" = t."id"
      left join "ticketRejections" r on r."ticketId" = t."id" where ${which}
    union all select s."contractId", s."at", c."paymentDays", s."dueIdr"
    from "contracts" c join "saleConfirmations" s on s."contractId" = c."id" where ${which}`;
}

/** Rupiah of a note, each rounded by itself, half a rupiah up; what was sold cheaper counts beside it. */
const owed = sql<number>`(t."netGrams" * case when c."terms" = 'toll' then c."feeIdr" else c."priceIdr" end + 500) / 1000
  + (coalesce(r."grams", 0) * coalesce(r."rateIdr", 0) + 500) / 1000`;

function contractsOf(db: Db, ids: string[]) {
  return db
    .selectFrom("contracts")
    .innerJoin("groups as producer", "producer.id", "contracts.producerGroupId")
    .innerJoin("groups as processor", "processor.id", "contracts.processorGroupId")
    .select(["contracts.id", "contracts.number", "contracts.regencyCode", "contracts.terms", "producer.villageCode"])
    .select(["contracts.producerGroupId", "contracts.processorGroupId"])
    .select(["producer.name as producer", "processor.name as processor"])
    .where("contracts.id", "in", ids)
    .execute();
}

type Note = { contractId: string; at: number; paymentDays: number; owedIdr: number };

async function notesOf(db: Db, ids: string[]): Promise<Note[]> {
  const { rows } = await sql<Note>`select * from (${debts(sql`c."id" in (${sql.join(ids)})`)}) x
    order by x."at", x."contractId"`.execute(db);
  return rows;
}

function firstOpenDay(late: readonly Late[], notes: readonly Note[], zone: string): Map<string, string> {
  const left = new Map(late.map((row) => [row.id, row.paidIdr]));
  const first = new Map<string, string>();
  for (const { contractId, at, paymentDays, owedIdr } of notes) {
    const covered = (left.get(contractId) ?? 0) - Number(owedIdr);
    left.set(contractId, covered);
    if (covered < 0 && !first.has(contractId)) first.set(contractId, dateIn(zone, at + paymentDays * dayMs));
  }
  return first;
}
