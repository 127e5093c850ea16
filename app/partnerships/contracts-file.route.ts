import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { listFile } from "~/lib/download.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { pagesOf } from "~/market/listing.server.ts";
import { fileWords } from "~/matching/file.words.ts";
import { nameIn } from "~/places/commodity.ts";
import { uiWords } from "~/ui/words.ts";
import { listContracts } from "./contract-list.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import type { ContractView } from "./contract-view.ts";
import { contractStates } from "./contract.ts";
import { partnershipWords } from "./words.ts";

/** The partnerships of the page, under its filter, as CSV or Excel. */
export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const asked = new URL(visit.request.url).searchParams.get("keadaan");
  const state = contractStates.find((known) => known === asked) ?? null;
  const today = dateIn(defaultZone, now());
  const locale = readLocale(visit.request);
  const say = partnershipWords[locale];
  const { column } = say;
  const file = fileWords[locale];
  const pages = pagesOf(async (page) => {
    const { rows, ...rest } = await listContracts(db, reach, { state, page, today });
    return { ...rest, rows: rows.map((row) => viewOf(row, reach, today)) };
  });
  const columns = [
    { head: column.number, value: (row: ContractView) => row.number },
    { head: file.commodity, value: (row: ContractView) => nameIn(locale, row.commodity), width: 20 },
    { head: file.product, value: (row: ContractView) => nameIn(locale, row.product), width: 24 },
    { head: column.state, value: (row: ContractView) => say.state[row.state] },
    { head: column.producer, value: (row: ContractView) => row.producer.name, width: 28 },
    { head: column.processor, value: (row: ContractView) => row.processor.name, width: 28 },
    { head: column.week, value: (row: ContractView) => row.week, isDate: true },
    { head: `${column.promised} (kg)`, value: (row: ContractView) => row.quantityKg },
    { head: `${column.delivered} (kg)`, value: (row: ContractView) => row.confirmedGrams / 1000 },
    { head: `${column.due} (Rp)`, value: (row: ContractView) => row.dueIdr },
    { head: `${column.paid} (Rp)`, value: (row: ContractView) => row.paidIdr },
  ];
  return listFile(visit.request, { name: say.title, columns, pages }, uiWords[locale].files);
}
