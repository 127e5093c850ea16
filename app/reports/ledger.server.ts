import type { ExpressionBuilder } from "kysely";
import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import type { Tables } from "#db/schema.ts";
import { addDays, dateIn, instantIn } from "~/lib/dates.ts";
import { zoneOf } from "~/places/regions.server.ts";
import type { ReportFilter } from "./period.ts";

/** One of the three numbers that are never mixed: what was promised, what was weighed, what was paid. */
export type Kind = "promised" | "delivered" | "paid";
/** What stands behind a number: a paper, between whom, how much. Money in rupiah, weight in grams. */
export type LedgerRow = {
  id: string;
  number: string;
  contractId: string;
  contractNumber: string;
  day: string;
  producer: string;
  processor: string;
  villageCode: string;
  villageName: string;
  commodity: string;
  grams: number;
  amountIdr: number;
};

/** Every paper behind one of the three numbers in this period, newest first. */
export async function ledgerOf(db: Db, kind: Kind, filter: ReportFilter): Promise<LedgerRow[]> {
  if (kind === "promised") return promised(db, filter);
  return kind === "delivered" ? delivered(db, filter) : paid(db, filter);
}

async function promised(db: Db, filter: ReportFilter): Promise<LedgerRow[]> {
  const zone = await zoneOf(db, filter.regencyCode);
  const rows = await papers(db, filter)
    .leftJoin("contractEnds", "contractEnds.contractId", "contracts.id")
    .select(["contracts.id", "contracts.number", "contracts.signedAt"])
    .select(sql<number>`"contracts"."quantityKg" * 1000`.as("grams"))
    .select(sql<number>`"contracts"."quantityKg" * ${owedPerKg()}`.as("amountIdr"))
    .where("contractEnds.contractId", "is", null)
    .where("contracts.signedAt", ">=", instantIn(zone, filter.from, 0))
    .where("contracts.signedAt", "<", instantIn(zone, addDays(filter.to, 1), 0))
    .orderBy("contracts.signedAt", "desc")
    .execute();
  return rows.map(({ signedAt, ...row }) => ({ ...row, day: dateIn(zone, signedAt) }));
}

function delivered(db: Db, filter: ReportFilter): Promise<LedgerRow[]> {
  return papers(db, filter)
    .innerJoin("tickets", "tickets.contractId", "contracts.id")
    .innerJoin("ticketConfirmations", "ticketConfirmations.ticketId", "tickets.id")
    .select(["tickets.id", "tickets.number", "tickets.weighedOn as day", "tickets.netGrams as grams"])
    .leftJoin("ticketRejections", "ticketRejections.ticketId", "tickets.id")
    .select(
      // What was refused and bought cheaper is owed beside the note.
      sql<number>`("tickets"."netGrams" * ${owedPerKg()} + 500) / 1000
        + (coalesce("ticketRejections"."grams", 0) * coalesce("ticketRejections"."rateIdr", 0) + 500) / 1000`.as(
        "amountIdr",
      ),
    )
    .where("tickets.weighedOn", ">=", filter.from)
    .where("tickets.weighedOn", "<=", filter.to)
    .orderBy("tickets.weighedOn", "desc")
    .orderBy("tickets.id", "desc")
    .execute();
}

function paid(db: Db, filter: ReportFilter): Promise<LedgerRow[]> {
  return papers(db, filter)
    .innerJoin("payments", "payments.contractId", "contracts.id")
    .innerJoin("paymentConfirmations", "paymentConfirmations.paymentId", "payments.id")
    .select(["payments.id", "payments.number", "payments.paidOn as day", "payments.amountIdr"])
    .select(sql<number>`0`.as("grams"))
    .where("payments.paidOn", ">=", filter.from)
    .where("payments.paidOn", "<=", filter.to)
    .orderBy("payments.paidOn", "desc")
    .orderBy("payments.id", "desc")
    .execute();
}

/** Contracts of the regency with the names that a paper shows; `villageName` is where the harvest was raised. */
function papers(db: Db, { regencyCode, programId }: ReportFilter) {
  let query = db
    .selectFrom("contracts")
    .innerJoin("groups as producers", "producers.id", "contracts.producerGroupId")
    .innerJoin("groups as processors", "processors.id", "contracts.processorGroupId")
    .innerJoin("regions as villages", "villages.code", "producers.villageCode")
    .innerJoin("commodities", "commodities.code", "contracts.commodityCode")
    .select(["contracts.id as contractId", "contracts.number as contractNumber", "producers.name as producer"])
    .select([
      "processors.name as processor",
      "villages.code as villageCode",
      "villages.name as villageName",
      "commodities.nameId as commodity",
    ])
    .where("contracts.regencyCode", "=", regencyCode);
  if (programId) query = query.where((eb) => eb.exists(enrolledIn(eb, programId)));
  return query;
}

function enrolledIn(
  eb: ExpressionBuilder<Tables & { contracts: Tables["contracts"] }, "contracts">,
  programId: string,
) {
  return eb
    .selectFrom("enrolments")
    .select("enrolments.id")
    .where("enrolments.programId", "=", programId)
    .where((inner) =>
      inner.or([
        inner("enrolments.groupId", "=", inner.ref("contracts.producerGroupId")),
        inner("enrolments.groupId", "=", inner.ref("contracts.processorGroupId")),
      ]),
    );
}

/** What changes hands per kg: the price of the fish, or the kitchen's fee where the fish stays the producer's. */
function owedPerKg() {
  return sql<number>`(case when "contracts"."terms" = 'toll' then "contracts"."feeIdr" else "contracts"."priceIdr" end)`;
}
