import { dateIn, defaultZone } from "~/lib/dates.ts";
import type { ContractRow } from "./contract-list.server.ts";
import type { Reach } from "./contract-reach.server.ts";
import type { ContractView } from "./contract-view.ts";
import { contractState, rateIdr, sideOf } from "./contract.ts";

/** Cuts a row down to what its readers may see, and says where the contract stands on `today` (ISO date). */
export function viewOf(row: ContractRow, reach: Reach, today: string): ContractView {
  const { id, number, terms, quantityKg, week, paymentDays, confirmedGrams, dueIdr, paidIdr } = row;
  const [payerName, payeeName] =
    terms === "toll" ? [row.producerName, row.processorName] : [row.processorName, row.producerName];
  return {
    ...{ id, number, terms, quantityKg, week, paymentDays, confirmedGrams, dueIdr, paidIdr, payerName, payeeName },
    rateIdr: rateIdr(row),
    ...{ sharePercent: row.sharePercent, shareCostIdr: row.shareCostIdr, shareCosts: row.shareCosts },
    origin: row.bidId === null ? "round" : "direct",
    transportBy: row.transportBy,
    signedOn: dateIn(defaultZone, row.signedAt),
    producer: { name: row.producerName, villageName: row.producerVillageName },
    processor: { name: row.processorName, villageName: row.processorVillageName },
    commodity: { code: row.commodityCode, nameId: row.commodityNameId, nameEn: row.commodityNameEn },
    product: { code: row.productCode, nameId: row.productNameId, nameEn: row.productNameEn },
    state: contractState({ ...row, ended: row.endedAt !== null }, today),
    ended: endOf(row),
    side: "groupId" in reach ? sideOf(row, reach.groupId) : null,
  };
}

function endOf(row: ContractRow): ContractView["ended"] {
  if (row.endedAt === null) return null;
  const names = { producer: row.producerName, processor: row.processorName };
  const side = row.endedByGroupId ? sideOf(row, row.endedByGroupId) : null;
  return { on: dateIn(defaultZone, row.endedAt), reason: row.endReason ?? "", by: side && names[side] };
}
