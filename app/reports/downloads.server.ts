import type { DownloadColumn, DownloadTable } from "~/lib/download.server.ts";
import type { Kind, LedgerRow } from "./ledger.server.ts";
import type { Report, VillageRow } from "./report.server.ts";
import type { reportWords } from "./words.ts";

type Say = (typeof reportWords)["id"];

/** The kelurahan of a report: a map of column to function. */
export function villageTable(report: Report, say: Say): DownloadTable<VillageRow> {
  return {
    name: say.sheet.villages,
    rows: report.villages,
    columns: [
      { head: say.village, value: (row) => row.name, width: 26 },
      { head: say.groups, value: (row) => row.groups },
      { head: `${say.promised} (kg)`, value: (row) => row.promisedGrams / 1000 },
      { head: `${say.delivered} (kg)`, value: (row) => row.deliveredGrams / 1000 },
      { head: `${say.paid} (Rp)`, value: (row) => row.paidIdr },
      { head: `${say.processed} (kg)`, value: (row) => row.processedGrams / 1000 },
      { head: `${say.valueAdded} (Rp)`, value: (row) => row.valueAddedIdr },
    ],
  };
}

/** The papers behind one number, with what that number has: a payment has no weight, a partnership no other number. */
export function ledgerTable(kind: Kind, rows: LedgerRow[], say: Say): DownloadTable<LedgerRow> {
  const columns: DownloadColumn<LedgerRow>[] = [
    { head: say.number, value: (row) => row.number },
    { head: say.day, value: (row) => row.day, isDate: true },
    { head: say.producer, value: (row) => row.producer, width: 28 },
    { head: say.village, value: (row) => row.villageName, width: 22 },
    { head: say.processor, value: (row) => row.processor, width: 28 },
    { head: say.commodity, value: (row) => row.commodity },
  ];
  if (kind !== "promised") columns.push({ head: say.contract, value: (row) => row.contractNumber });
  if (kind !== "paid") columns.push({ head: `${say.weight} (kg)`, value: (row) => row.grams / 1000 });
  columns.push({ head: `${say.amount} (Rp)`, value: (row) => row.amountIdr });
  return { name: say.sheet[kind], rows, columns };
}

type Measure = { label: string; value: string | number; unit: string };
/** Of what and when: the head of a report. */
export type Heading = { regency: string; program: string; from: string; to: string };

/** What a report is of, and the numbers on top of it. */
export function summaryTable(report: Report, heading: Heading, say: Say): DownloadTable<Measure> {
  const { totals, stimulus } = report;
  const rows: Measure[] = [
    { label: say.regency, value: heading.regency, unit: "" },
    { label: say.program, value: heading.program, unit: "" },
    { label: say.period, value: `${heading.from} – ${heading.to}`, unit: "" },
    { label: say.promised, value: totals.promised.grams / 1000, unit: "kg" },
    { label: say.promised, value: totals.promised.amountIdr, unit: "Rp" },
    { label: say.delivered, value: totals.delivered.grams / 1000, unit: "kg" },
    { label: say.delivered, value: totals.delivered.amountIdr, unit: "Rp" },
    { label: say.paid, value: totals.paid.amountIdr, unit: "Rp" },
    { label: say.processed, value: report.processedGrams / 1000, unit: "kg" },
    { label: say.valueAdded, value: report.valueAddedIdr, unit: "Rp" },
    { label: say.stimulus, value: stimulus.amountIdr, unit: "Rp" },
  ];
  const columns: DownloadColumn<Measure>[] = [
    { head: say.measure, value: (row) => row.label, width: 24 },
    { head: say.value, value: (row) => row.value, width: 30 },
    { head: say.unit, value: (row) => row.unit },
  ];
  return { name: say.sheet.report, rows, columns };
}
