import { sql } from "kysely";
import type { Db } from "#db/open.server.ts";
import { defaultZone, instantIn } from "~/lib/dates.ts";
import type { Page, PageAsk } from "~/market/listing.server.ts";
import { keysetPage } from "~/market/listing.server.ts";
import { contractRows } from "./contract-list.server.ts";
import type { Reach } from "./contract-reach.server.ts";

export type DueRow = Awaited<ReturnType<typeof listDues>>["rows"][number];

/**
 * One page of contracts on which confirmed notes or shared sales are not paid in full, the longest open first; `overdueIdr` is the part
 * whose day has passed on `today` (ISO), with the first confirmed payments settling the oldest notes.
 */
export function listDues(db: Db, reach: Reach, asked: { overdueOnly: boolean; page: PageAsk; today: string }) {
  const all = db
    .selectFrom(contractRows(db, reach).select(pastDueIdr(asked.today).as("pastDueIdr")).as("c"))
    .selectAll()
    .where(sql<boolean>`"c"."paidIdr" < "c"."dueIdr"`);
  const query = asked.overdueOnly ? all.where(sql<boolean>`"c"."paidIdr" < "c"."pastDueIdr"`) : all;
  const order = {
    column: "c.id",
    id: "c.id",
    numeric: false,
    direction: "asc" as const,
    valueOf: (row: { id: string }) => row.id,
  };
  return keysetPage(query, order, asked.page).then(withOverdue);
}

function withOverdue<Row extends { pastDueIdr: number; paidIdr: number }>(page: Page<Row>) {
  const rows = page.rows.map((row) => ({ ...row, overdueIdr: Math.max(0, row.pastDueIdr - row.paidIdr) }));
  return { ...page, rows };
}

/** Rupiah of the notes and shared sales whose day of payment lies before `today`, paid or not. */
function pastDueIdr(today: string) {
  const midnight = instantIn(defaultZone, today, 0);
  return sql<number>`coalesce((select sum((t."netGrams" *
      case when "contracts"."terms" = 'toll' then "contracts"."feeIdr" else "contracts"."priceIdr" end + 500) / 1000
      + (coalesce(r."grams", 0) * coalesce(r."rateIdr", 0) + 500) / 1000)
    from "tickets" t join "ticketConfirmations" k on k."ticketId" = t."id"
    left join "ticketRejections" r on r."ticketId" = t."id" where t."contractId" = "contracts"."id"
      and k."at" < ${midnight} - "contracts"."paymentDays" * 86400000), 0)
    + coalesce((select sum(s."dueIdr") from "saleConfirmations" s where s."contractId" = "contracts"."id"
      and s."at" < ${midnight} - "contracts"."paymentDays" * 86400000), 0)`;
}
