import type { DownloadColumn } from "~/lib/download.server.ts";
import { nameIn } from "~/places/commodity.ts";
import type { ListedBid } from "./bid-lists.server.ts";
import { bidWords } from "./bid.words.ts";
import { lotWords } from "./lot.words.ts";
import type { ListedLot } from "./lot-lists.server.ts";
import type { ListedOffer } from "./offer-lists.server.ts";
import { offerWords } from "./offer.words.ts";
import { termsWords } from "./terms.words.ts";
import { marketWords } from "./words.ts";

type Locale = "id" | "en";

/** Harvests as a table to take home: what the page shows of them, and no more. */
export function lotColumns(locale: Locale): DownloadColumn<ListedLot>[] {
  const say = marketWords[locale];
  const { column } = say;
  const { field: lot } = lotWords[locale];
  return [
    { head: column.commodity, value: (row) => nameIn(locale, row), width: 20 },
    { head: lot.form, value: (row) => say.forms[row.form] ?? row.form },
    { head: column.group, value: (row) => row.groupName, width: 28 },
    { head: column.place, value: (row) => `${row.villageName}, ${row.districtName}`, width: 30 },
    { head: `${column.quantity} (kg)`, value: (row) => row.quantityKg },
    { head: `${column.left} (kg)`, value: (row) => row.remainingKg },
    { head: say.count, value: (row) => row.unitCount },
    { head: `${column.price} (Rp/kg)`, value: (row) => row.askIdr },
    { head: `${say.minSale} (kg)`, value: (row) => row.minSaleKg },
    { head: lot.readyFrom, value: (row) => row.readyFrom, isDate: true },
    { head: lot.readyTo, value: (row) => row.readyTo, isDate: true },
    { head: column.state, value: (row) => say.state[row.state] },
  ];
}

/** Processing offers as a table to take home: never a ceiling. */
export function offerColumns(locale: Locale): DownloadColumn<ListedOffer>[] {
  const say = offerWords[locale];
  const shares = termsWords[locale];
  const { column } = say;
  return [
    { head: column.product, value: (offer) => nameIn(locale, offer), width: 24 },
    {
      head: column.commodities,
      value: (offer) => offer.accepts.map((one) => nameIn(locale, one)).join(", "),
      width: 28,
    },
    { head: marketWords[locale].column.group, value: (offer) => offer.groupName, width: 28 },
    { head: column.kitchen, value: (offer) => offer.kitchenName, width: 22 },
    {
      head: marketWords[locale].column.place,
      value: (offer) => `${offer.villageName}, ${offer.districtName}`,
      width: 30,
    },
    { head: `${column.capacity} (kg)`, value: (offer) => offer.capacityKg },
    { head: say.field.fromWeek, value: (offer) => offer.fromWeek, isDate: true },
    { head: say.field.toWeek, value: (offer) => offer.toWeek, isDate: true },
    { head: column.terms, value: (offer) => say.terms[offer.terms] },
    { head: `${say.fee} (Rp/kg)`, value: (offer) => (offer.terms === "toll" ? offer.feeIdr : null) },
    { head: `${shares.sharePart} (%)`, value: (offer) => (offer.terms === "share" ? offer.sharePercent : null) },
    { head: `${shares.shareCosts} (Rp/kg)`, value: (offer) => (offer.terms === "share" ? offer.shareCostIdr : null) },
    { head: shares.field.shareCosts, value: (offer) => offer.shareCosts },
    { head: `${say.radius} (km)`, value: (offer) => offer.maxKm },
    { head: `${say.minBatch} (kg)`, value: (offer) => offer.minBatchKg },
    { head: say.suppliers, value: (offer) => offer.maxSuppliers },
    { head: column.state, value: (offer) => say.state[offer.state] },
  ];
}

/** Own bids as a table to take home: for the bidding group's people only, as the page. */
export function bidColumns(locale: Locale): DownloadColumn<ListedBid>[] {
  const say = bidWords[locale];
  const { column } = say;
  const { field: lot } = lotWords[locale];
  return [
    { head: column.harvest, value: (bid) => nameIn(locale, bid), width: 20 },
    { head: column.group, value: (bid) => bid.sellerName, width: 28 },
    {
      head: column.product,
      value: (bid) => nameIn(locale, { nameId: bid.productNameId, nameEn: bid.productNameEn }),
      width: 24,
    },
    { head: `${column.kg} (kg)`, value: (bid) => bid.maxKg },
    { head: `${column.price} (Rp/kg)`, value: (bid) => bid.bidIdr },
    { head: lot.readyFrom, value: (bid) => bid.readyFrom, isDate: true },
    { head: lot.readyTo, value: (bid) => bid.readyTo, isDate: true },
    { head: column.state, value: (bid) => say.state[bid.state] },
  ];
}
